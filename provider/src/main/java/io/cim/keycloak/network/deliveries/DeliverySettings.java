package io.cim.keycloak.network.deliveries;

import io.cim.keycloak.network.support.OptionReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What an operator can set by Keycloak's options {@code spi-events-listener--network-news--<name>}.
 *
 * @param allowHttp whether addresses without TLS are used
 * @param privateNetworks the private addresses that may be reached
 * @param timeoutSeconds how long a product may take for its answer, all in all
 * @param parallel how many events one node pushes to one product at the same time
 * @param attempts after how many in vain an event is parked
 * @param firstPauseSeconds after the first attempt in vain; each further pause is twice as long
 * @param longestPauseSeconds the most that a pause grows to
 * @param pollIntervalSeconds between two looks for what has become due
 * @param retentionDays after how many what is delivered or parked is deleted; 0 keeps it for ever
 */
public record DeliverySettings(
    boolean allowHttp,
    Networks privateNetworks,
    int timeoutSeconds,
    int parallel,
    int attempts,
    int firstPauseSeconds,
    int longestPauseSeconds,
    int pollIntervalSeconds,
    int retentionDays) {

  private static final String ALLOW_HTTP = "allow-http";
  private static final String PRIVATE_NETWORKS = "private-networks";
  private static final String TIMEOUT = "timeout";
  private static final String PARALLEL = "parallel";
  private static final String ATTEMPTS = "attempts";
  private static final String FIRST_PAUSE = "first-pause";
  private static final String LONGEST_PAUSE = "longest-pause";
  private static final String POLL_INTERVAL = "poll-interval";
  private static final String RETENTION = "retention-days";

  private static final int DAY = 86400;

  /**
   * Reads the settings.
   *
   * @param options gives the value of an option, or null where it is not set
   * @throws IllegalArgumentException when a value is none; the message names the option
   */
  public static DeliverySettings read(UnaryOperator<String> options) {
    OptionReader reader = new OptionReader("spi-events-listener--network-news--", options);
    return new DeliverySettings(
        reader.bool(ALLOW_HTTP),
        networks(reader),
        reader.number(TIMEOUT, 10, 1, 300),
        reader.number(PARALLEL, 8, 1, 64),
        reader.number(ATTEMPTS, 30, 1, 1000),
        reader.number(FIRST_PAUSE, 5, 1, DAY),
        reader.number(LONGEST_PAUSE, 3600, 1, DAY),
        reader.number(POLL_INTERVAL, 5, 1, 3600),
        reader.number(RETENTION, 30, 0, 36500));
  }

  /**
   * The pause after attempts in vain.
   *
   * @param made how many, at least one
   */
  Duration pause(int made) {
    // 2^17 seconds are more than a day
    long grown = (long) firstPauseSeconds << Math.min(made - 1, 17);
    return Duration.ofSeconds(Math.min(grown, longestPauseSeconds));
  }

  /** After that long without a word a node that was delivering is taken for dead. */
  Duration lease() {
    return Duration.ofSeconds(2L * timeoutSeconds);
  }

  /** The settings in words, by option. */
  public Map<String, String> info() {
    Map<String, String> info = new LinkedHashMap<>();
    info.put(ALLOW_HTTP, Boolean.toString(allowHttp));
    info.put(PRIVATE_NETWORKS, privateNetworks.toString());
    info.put(TIMEOUT, timeoutSeconds + " s");
    info.put(PARALLEL, Integer.toString(parallel));
    info.put(ATTEMPTS, Integer.toString(attempts));
    info.put(FIRST_PAUSE, firstPauseSeconds + " s");
    info.put(LONGEST_PAUSE, longestPauseSeconds + " s");
    info.put(POLL_INTERVAL, pollIntervalSeconds + " s");
    info.put(RETENTION, retentionDays == 0 ? "0 (for ever)" : Integer.toString(retentionDays));
    return info;
  }

  private static Networks networks(OptionReader reader) {
    try {
      return Networks.parse(reader.text(PRIVATE_NETWORKS));
    } catch (IllegalArgumentException e) {
      throw reader.invalid(PRIVATE_NETWORKS, "networks like 10.1.0.0/16, separated by commas");
    }
  }
}
