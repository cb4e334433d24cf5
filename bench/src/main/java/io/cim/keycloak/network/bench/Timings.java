package io.cim.keycloak.network.bench;

import java.util.Arrays;

/** How long something took, each time. */
final class Timings {

  private final double[] millis;

  /** Timings of at least one run. */
  Timings(double... millis) {
    this.millis = millis.clone();
    Arrays.sort(this.millis);
  }

  double median() {
    return percentile(50);
  }

  /** The least time, in milliseconds, that so many per cent of the runs did not exceed. */
  double percentile(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * millis.length);
    return millis[Math.max(rank, 1) - 1];
  }
}
