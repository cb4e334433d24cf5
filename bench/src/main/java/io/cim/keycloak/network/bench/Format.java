package io.cim.keycloak.network.bench;

/** How the report writes numbers and verdicts. */
final class Format {

  private Format() {}

  /** A time in milliseconds. */
  static String millis(double value) {
    return (value < 100 ? "%.1f" : "%.0f").formatted(value);
  }

  /** How many times more. */
  static String factor(double value) {
    return (value < 10 ? "%.1f" : "%.0f").formatted(value);
  }

  static String kilobytes(long bytes) {
    return Long.toString((bytes + 512) / 1024);
  }

  /** Whether a target is met, in words. */
  static String verdict(boolean isMet, String target) {
    return (isMet ? "met: " : "MISSED: ") + target;
  }
}
