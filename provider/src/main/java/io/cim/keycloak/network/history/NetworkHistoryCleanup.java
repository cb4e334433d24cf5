package io.cim.keycloak.network.history;

import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Deletes expired entries, in small transactions and not more than {@link #MOST_BATCHES} at once:
 * the next run goes on. Keycloak names the task in the cluster after this class.
 */
final class NetworkHistoryCleanup implements ScheduledTask {

  private static final Logger LOG = Logger.getLogger(NetworkHistoryCleanup.class);
  private static final int BATCH = 500;
  private static final int MOST_BATCHES = 100;

  private final Retention retention;

  NetworkHistoryCleanup(Retention retention) {
    this.retention = retention;
  }

  @Override
  public void run(KeycloakSession session) {
    long cutoff = retention.cutoff(Time.currentTimeMillis());
    int all = 0;
    int deleted = BATCH;
    for (int batch = 0; batch < MOST_BATCHES && deleted == BATCH; batch++) {
      deleted =
          KeycloakModelUtils.runJobInTransactionWithResult(
              session.getKeycloakSessionFactory(),
              own ->
                  new HistoryStore(own.getProvider(JpaConnectionProvider.class).getEntityManager())
                      .deleteBefore(cutoff, BATCH));
      all += deleted;
    }
    if (all > 0) {
      LOG.infof(
          "Deleted %d entries of the network history, older than %d days", all, retention.days());
    }
  }
}
