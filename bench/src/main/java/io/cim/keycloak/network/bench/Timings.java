package io.cim.keycloak.network.bench;

import java.util.Arrays;
import java.util.List;

/** How long something took, each time. */
final class Timings {

  private final double[] millis;

  /** Timings of at least one run. */
  Timings(double... millis) {
    this.millis = millis.clone();
    Arrays.sort(this.millis);
  }

  static Timings of(List<Double> millis) {
    return new Timings(millis.stream().mapToDouble(Double::doubleValue).toArray());
  }

  int runs() {
    return millis.length;
  }

  double median() {
    return percentile(50);
  }

  /** The least time, in milliseconds, that so many per cent of the runs did not exceed. */
  double percentile(int percent) {
    return ranked(percent / 100.0 * millis.length);
  }

  /** The lower end of the interval that has the true median with 95 % confidence. */
  double low() {
    return ranked(Math.floor(millis.length / 2.0 - spread()));
  }

  /** Its upper end. */
  double high() {
    return ranked(millis.length / 2.0 + spread() + 1);
  }

  /** Of the median's rank, which is nearly normally distributed, whatever the times are. */
  private double spread() {
    return 1.96 * Math.sqrt(millis.length) / 2;
  }

  private double ranked(double rank) {
    return millis[Math.min(Math.max((int) Math.ceil(rank), 1), millis.length) - 1];
  }
}
