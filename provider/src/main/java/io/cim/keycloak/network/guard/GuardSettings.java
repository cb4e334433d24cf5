package io.cim.keycloak.network.guard;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.Config;

/**
 * What an operator can set by Keycloak's options {@code spi-events-listener--cim-guard--<name>}.
 * Nothing of it can make the guard weaker.
 *
 * @param strongRoles the diet
 * @param attempts how often a difference is read again before it counts
 * @param healthAge for how long the health check repeats what it has found
 */
record GuardSettings(StrongRoles strongRoles, int attempts, Duration healthAge) {

  private static final String MORE_ROLES = "diet";
  private static final String ATTEMPTS = "attempts";
  private static final String HEALTH_AGE = "health-age";

  static GuardSettings of(Config.Scope options) {
    Set<String> more =
        Stream.of(options.get(MORE_ROLES, "").split(",", -1))
            .map(String::strip)
            .filter(role -> !role.isEmpty())
            .collect(Collectors.toSet());
    int attempts = options.getInt(ATTEMPTS, 3);
    if (attempts < 1 || attempts > 10) {
      throw new IllegalArgumentException(
          "spi-events-listener--cim-guard--attempts must be a number from 1 to 10.");
    }
    int healthAge = options.getInt(HEALTH_AGE, 60);
    if (healthAge < 0) {
      throw new IllegalArgumentException(
          "spi-events-listener--cim-guard--health-age must be a number of seconds.");
    }
    return new GuardSettings(new StrongRoles(more), attempts, Duration.ofSeconds(healthAge));
  }

  /** As the server info shows it. */
  Map<String, String> describe() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(MORE_ROLES, String.join(",", new TreeSet<>(strongRoles.diet())));
    all.put(ATTEMPTS, Integer.toString(attempts));
    all.put(HEALTH_AGE, Long.toString(healthAge.toSeconds()));
    return all;
  }
}
