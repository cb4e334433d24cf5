package io.cim.keycloak.network.bench;

import java.util.function.Predicate;

/**
 * What a job has to reach.
 *
 * @param words for the report, short
 */
record Target(String words, Predicate<Result> isMet) {

  /** Ours takes so many milliseconds at the most. */
  static Target millis(double most) {
    return new Target(number(most) + " ms", result -> result.ours().timings().median() <= most);
  }

  /** Keycloak's own way takes so many times longer, or more. */
  static Target times(double least) {
    return new Target(number(least) + "x", result -> result.ratio() >= least);
  }

  /** Ours adds so much to Keycloak's own work at the most. */
  static Target percentMore(double most) {
    return new Target("+" + number(most) + " %", result -> result.percentMore() <= most);
  }

  /** The same in milliseconds. */
  static Target millisMore(double most) {
    return new Target("+" + number(most) + " ms", result -> result.more().median() <= most);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : "%.1f".formatted(value);
  }
}
