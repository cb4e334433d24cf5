package io.cim.keycloak.network.deliveries;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;

/**
 * The metrics of the deliveries on Keycloak's metrics endpoint. What waits is counted in the
 * database: each node tells the same of all. What is delivered or fails each node counts for
 * itself.
 */
final class DeliveryMetrics {

  private static final double MILLIS = 1000;

  private final MultiGauge waiting =
      MultiGauge.builder("cim.deliveries.waiting")
          .description("Events that a product has not confirmed yet")
          .register(Metrics.globalRegistry);
  private final MultiGauge oldest =
      MultiGauge.builder("cim.deliveries.oldest.waiting")
          .description("How long the oldest of them has been waiting")
          .baseUnit("seconds")
          .register(Metrics.globalRegistry);

  void waiting(List<DeliveryStore.Waiting> all, long now) {
    waiting.register(
        all.stream().map(one -> MultiGauge.Row.of(tags(one), one.count())).toList(), true);
    oldest.register(
        all.stream()
            .map(one -> MultiGauge.Row.of(tags(one), (now - one.oldest()) / MILLIS))
            .toList(),
        true);
  }

  private static Tags tags(DeliveryStore.Waiting one) {
    return Tags.of("realm", one.realm(), "product", one.product());
  }

  void attempt(DeliveryStore.Waiting product, Answer.Kind kind) {
    String name =
        kind == Answer.Kind.CONFIRMED ? "cim.deliveries.delivered" : "cim.deliveries.failed";
    Metrics.counter(name, tags(product)).increment();
  }
}
