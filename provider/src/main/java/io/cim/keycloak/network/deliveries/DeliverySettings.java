package io.cim.keycloak.network.deliveries;

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
    return new DeliverySettings(
        bool(options, ALLOW_HTTP),
        networks(options),
        number(options, TIMEOUT, 10, 1, 300),
        number(options, PARALLEL, 8, 1, 64),
        number(options, ATTEMPTS, 30, 1, 1000),
        number(options, FIRST_PAUSE, 5, 1, DAY),
        number(options, LONGEST_PAUSE, 3600, 1, DAY),
        number(options, POLL_INTERVAL, 5, 1, 3600),
        number(options, RETENTION, 30, 0, 36500));
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

  private static String text(UnaryOperator<String> options, String option) {
    String value = options.apply(option);
    return value == null ? "" : value.strip();
  }

  private static boolean bool(UnaryOperator<String> options, String option) {
    return switch (text(options, option)) {
      case "", "false" -> false;
      case "true" -> true;
      default -> throw invalid(options, option, "true or false");
    };
  }

  private static Networks networks(UnaryOperator<String> options) {
    try {
      return Networks.parse(text(options, PRIVATE_NETWORKS));
    } catch (IllegalArgumentException e) {
      throw invalid(options, PRIVATE_NETWORKS, "networks like 10.1.0.0/16, separated by commas");
    }
  }

  private static int number(
      UnaryOperator<String> options, String option, int preset, int least, int most) {
    String text = text(options, option);
    if (text.isEmpty()) {
      return preset;
    }
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw invalid(options, option, "a whole number from " + least + " to " + most);
  }

  private static IllegalArgumentException invalid(
      UnaryOperator<String> options, String option, String form) {
    return new IllegalArgumentException(
        "The option 'spi-events-listener--network-news--%s' is '%s': it must be %s."
            .formatted(option, options.apply(option), form));
  }
}
