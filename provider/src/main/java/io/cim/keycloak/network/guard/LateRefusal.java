package io.cim.keycloak.network.guard;

import java.util.function.BooleanSupplier;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;

/**
 * Refuses a request when it is about to commit, where only then is known what decides: who asks, or
 * what a form says.
 */
final class LateRefusal {

  private static final String ENLISTED = "cim.guard.late.";

  private LateRefusal() {}

  /**
   * Has the session's transaction refused where that is due; once for each kind of refusal, however
   * often it is asked for.
   *
   * @param isDue asked when the transaction is about to commit
   */
  static void enlist(
      KeycloakSession session, RealmModel realm, Refusal refusal, BooleanSupplier isDue) {
    KeycloakTransactionManager transactions = session.getTransactionManager();
    String enlisted = ENLISTED + refusal.sentence();
    if (session.getAttribute(enlisted) != null || !transactions.isActive()) {
      return;
    }
    session.setAttribute(enlisted, true);
    // nothing can join the transaction any more when it commits
    session.getProvider(JpaConnectionProvider.class).getEntityManager();
    session.users();
    String realmId = realm.getId();
    boolean[] refused = {false};
    transactions.enlistPrepare(
        new AbstractKeycloakTransaction() {
          @Override
          protected void commitImpl() {
            if (isDue.getAsBoolean()) {
              refused[0] = true;
              throw refusal.code().explained(refusal.sentence());
            }
          }

          @Override
          protected void rollbackImpl() {}
        });
    transactions.enlistAfterCompletion(
        new AbstractKeycloakTransaction() {
          @Override
          protected void commitImpl() {}

          @Override
          protected void rollbackImpl() {
            if (refused[0]) {
              RefusalLog.recordAfterwards(session.getKeycloakSessionFactory(), realmId, refusal);
            }
          }
        });
  }
}
