package io.cim.keycloak.network.bench;

import java.util.List;

/**
 * A page of the console, opened again and again.
 *
 * @param browser in which state the browser was
 */
record Visits(String browser, List<Visit> ours, List<Visit> stock) {

  /**
   * One of them.
   *
   * @param millis from the navigation to the first row that is visible
   * @param requests that the server answered until then; none that the browser's cache did
   * @param bytes of these answers as they travelled, headers included
   */
  record Visit(double millis, int requests, long bytes) {}

  static Timings timings(List<Visit> visits) {
    return Timings.of(visits.stream().map(Visit::millis).toList());
  }

  /** How many times longer Keycloak's own page takes. */
  double ratio() {
    return timings(stock).median() / timings(ours).median();
  }
}
