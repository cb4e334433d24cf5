package io.cim.keycloak.network.bench;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a job took.
 *
 * @param stock or null where Keycloak has no such thing
 * @param more what ours took more than stock in the same turn, in milliseconds; null where stock is
 */
record Result(Job job, Side ours, Side stock, Timings more) {

  /**
   * One of the two ways to do it.
   *
   * @param statements SQL statements of one run
   * @param bytes of the answers of one run
   */
  record Side(Timings timings, long statements, long bytes) {}

  /** How many times longer Keycloak's own way takes; not a number where there is none. */
  double ratio() {
    return stock == null ? Double.NaN : stock.timings().median() / ours.timings().median();
  }

  /** What ours adds to Keycloak's own time, in per cent of it. */
  double percentMore() {
    return percent(more.median());
  }

  /** A difference in milliseconds, in per cent of Keycloak's own time. */
  double percent(double millis) {
    return 100 * millis / stock.timings().median();
  }

  /** Whether it reaches what it has to, in words; empty where it has to reach nothing. */
  String verdict() {
    if (job.targets().isEmpty()) {
      return "";
    }
    List<Target> missed = missed();
    return missed.isEmpty() ? "met: " + words(job.targets()) : "MISSED: " + words(missed);
  }

  List<Target> missed() {
    return job.targets().stream().filter(target -> !target.isMet().test(this)).toList();
  }

  private static String words(List<Target> targets) {
    return targets.stream().map(Target::words).collect(Collectors.joining(", "));
  }
}
