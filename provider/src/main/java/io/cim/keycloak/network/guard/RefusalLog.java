package io.cim.keycloak.network.guard;

import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Records what the guard refuses: in Keycloak's log, as a metric, and in the history. */
final class RefusalLog {

  private static final Logger LOG = Logger.getLogger("io.cim.keycloak.network.guard");

  private RefusalLog() {}

  /**
   * Records a refusal.
   *
   * @param session one whose transaction can still be joined
   */
  static void record(KeycloakSession session, RealmModel realm, Refusal refusal) {
    CurrentRequest request = CurrentRequest.get();
    Actor actor = request == null ? null : request.actor(realm.getId());
    LOG.warnf(
        "Refused (%s) in realm %s: %s actor=%s member=%s by=%s",
        refusal.code().code(),
        realm.getName(),
        refusal.sentence(),
        actor == null ? "none" : actor.id(),
        refusal.member() == null ? "none" : refusal.member(),
        request == null ? "a job of the server" : request.describe());
    Metrics.counter("cim.guard.refusals", "realm", realm.getName(), "code", refusal.code().code())
        .increment();
  }
}
