package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.history.Refusals;
import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

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
    remember(session, realm, refusal, request, actor);
  }

  /** As {@link #record}, when the refused transaction is over. */
  static void recordAfterwards(KeycloakSessionFactory sessions, String realmId, Refusal refusal) {
    KeycloakModelUtils.runJobInTransaction(
        sessions,
        session -> {
          RealmModel realm = session.realms().getRealm(realmId);
          session.getContext().setRealm(realm);
          record(session, realm, refusal);
        });
  }

  /** Stored when the session has ended, whose transaction the refusal rolls back. */
  private static void remember(
      KeycloakSession session,
      RealmModel realm,
      Refusal refusal,
      CurrentRequest request,
      Actor actor) {
    Refusals.record(
        session,
        realm,
        new Refusals.Attempt(
            actor == null ? null : actor.id(),
            actor == null ? null : request.actorName(),
            refusal.member(),
            username(session, refusal.member()),
            request == null ? RequestPath.ATTEMPT : request.path().action(),
            null,
            refusal.code().code(),
            request == null ? null : request.pathText()));
  }

  /** Past the user store, which might ask a directory, to which a refusal is nothing. */
  private static String username(KeycloakSession session, String id) {
    return id == null
        ? null
        : session
            .getProvider(JpaConnectionProvider.class)
            .getEntityManager()
            .createQuery("select one.username from UserEntity one where one.id = :id", String.class)
            .setParameter("id", id)
            .getResultStream()
            .findFirst()
            .orElse(null);
  }
}
