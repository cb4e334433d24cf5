package io.cim.keycloak.network.guard;

import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.health.api.HealthType;
import io.smallrye.health.registry.HealthRegistries;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jboss.logging.Logger;

/**
 * Shows in the server's health what defeats the guard, and says that the server is well whatever
 * that is: the settings of a realm must not be able to take a server out of service. For the same
 * reason it is one of the checks that load balancers and orchestrators do not ask for.
 */
final class GuardHealth implements HealthCheck {

  private static final Logger LOG = Logger.getLogger("io.cim.keycloak.network.guard");

  private final Supplier<List<Warning>> review;
  private final Duration age;

  private List<Warning> found = List.of();
  private Instant foundAt = Instant.MIN;

  /**
   * A check.
   *
   * @param review finds what defeats the guard
   * @param age for how long that is repeated: probes come often, and from anybody
   */
  private GuardHealth(Supplier<List<Warning>> review, Duration age) {
    this.review = review;
    this.age = age;
  }

  /** Adds the check to the server's, by hand: a jar of providers brings no beans. */
  static void register(Supplier<List<Warning>> review, Duration age) {
    // there is none where the server was built with health-enabled=false
    if (CDI.current().select(SmallRyeHealthReporter.class).isResolvable()) {
      HealthRegistries.getRegistry(HealthType.WELLNESS)
          .register(GuardListenerFactory.ID, new GuardHealth(review, age));
    }
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named(GuardListenerFactory.ID).up();
    try {
      List<String> sentences = warnings().stream().map(Warning::anonymous).distinct().toList();
      response.withData("warnings", sentences.size());
      for (int i = 0; i < sentences.size(); i++) {
        response.withData("warning-" + (i + 1), sentences.get(i));
      }
    } catch (RuntimeException e) {
      // whatever it is, Keycloak's own checks tell whether the server can work
      LOG.warnf("What defeats the guard could not be found out for the health check: %s", e);
      response.withData("warnings", "unknown");
    }
    return response.build();
  }

  private synchronized List<Warning> warnings() {
    Instant now = Instant.now();
    if (!foundAt.plus(age).isAfter(now)) {
      found = review.get();
      foundAt = now;
    }
    return found;
  }
}
