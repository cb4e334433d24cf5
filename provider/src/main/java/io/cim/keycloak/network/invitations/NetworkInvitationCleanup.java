package io.cim.keycloak.network.invitations;

import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * Deletes invitations that expired long ago, in small transactions and not more than {@link
 * #MOST_BATCHES} at once: the next run goes on. Keycloak names the task in the cluster after this
 * class.
 */
final class NetworkInvitationCleanup implements ScheduledTask {

  private static final int BATCH = 500;
  private static final int MOST_BATCHES = 100;
  private static final long MILLIS = 1000;

  private final InvitationSettings settings;

  private NetworkInvitationCleanup(InvitationSettings settings) {
    this.settings = settings;
  }

  /** Has one node of the cluster look regularly. */
  static void schedule(KeycloakSessionFactory factory, InvitationSettings settings) {
    long interval = settings.cleanupSeconds() * MILLIS;
    KeycloakModelUtils.runJobInTransaction(
        factory,
        session ->
            session
                .getProvider(TimerProvider.class)
                .schedule(
                    new ClusterAwareScheduledTaskRunner(
                        factory, new NetworkInvitationCleanup(settings), interval),
                    interval));
  }

  @Override
  public void run(KeycloakSession session) {
    long cutoff = settings.cutoff(Time.currentTimeMillis());
    int deleted = BATCH;
    for (int batch = 0; batch < MOST_BATCHES && deleted == BATCH; batch++) {
      deleted =
          KeycloakModelUtils.runJobInTransactionWithResult(
              session.getKeycloakSessionFactory(),
              own ->
                  InvitationStore.deleteExpired(
                      own.getProvider(JpaConnectionProvider.class).getEntityManager(),
                      cutoff,
                      BATCH));
    }
  }
}
