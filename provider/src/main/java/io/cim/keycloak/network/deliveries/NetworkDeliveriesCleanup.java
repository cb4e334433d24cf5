package io.cim.keycloak.network.deliveries;

import java.time.Duration;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/**
 * Deletes what was delivered or parked long ago, in small transactions and not more than {@link
 * #MOST_BATCHES} at once: the next run goes on. Keycloak names the task in the cluster after this
 * class.
 */
final class NetworkDeliveriesCleanup implements ScheduledTask {

  private static final int BATCH = 500;
  private static final int MOST_BATCHES = 100;

  private final DeliverySettings settings;

  NetworkDeliveriesCleanup(DeliverySettings settings) {
    this.settings = settings;
  }

  @Override
  public void run(KeycloakSession session) {
    long before = Time.currentTimeMillis() - Duration.ofDays(settings.retentionDays()).toMillis();
    int deleted = BATCH;
    for (int batch = 0; batch < MOST_BATCHES && deleted == BATCH; batch++) {
      deleted =
          DeliveryStore.inTransaction(
              session.getKeycloakSessionFactory(),
              (own, store) -> store.deleteFinishedBefore(before, BATCH));
    }
  }
}
