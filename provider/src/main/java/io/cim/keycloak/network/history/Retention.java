package io.cim.keycloak.network.history;

import io.cim.keycloak.network.support.OptionReader;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How long entries are kept.
 *
 * @param days after which an entry is deleted; 0 keeps it for ever
 * @param intervalSeconds between two looks for expired entries
 */
record Retention(int days, int intervalSeconds) {

  static final String DAYS = "retention-days";
  static final String INTERVAL = "cleanup-interval";

  private static final int DEFAULT_DAYS = 365;
  private static final int MOST_DAYS = 36500;
  private static final int DEFAULT_INTERVAL = 3600;
  private static final int MOST_SECONDS = 86400;

  /**
   * Reads the settings.
   *
   * @param options gives the value of an option, or null where it is not set
   * @throws IllegalArgumentException when a value is none
   */
  static Retention read(UnaryOperator<String> options) {
    OptionReader reader = new OptionReader("spi-events-listener--network-history--", options);
    return new Retention(
        reader.number(DAYS, DEFAULT_DAYS, 0, MOST_DAYS),
        reader.number(INTERVAL, DEFAULT_INTERVAL, 1, MOST_SECONDS));
  }

  boolean forever() {
    return days == 0;
  }

  /**
   * The time before which entries have expired.
   *
   * @param now in epoch milliseconds, as the answer
   */
  long cutoff(long now) {
    return now - Duration.ofDays(days).toMillis();
  }

  /** The settings in words, by option. */
  Map<String, String> info() {
    return new TreeMap<>(
        Map.of(
            DAYS,
            forever() ? "0 (for ever)" : Integer.toString(days),
            INTERVAL,
            intervalSeconds + " s"));
  }
}
