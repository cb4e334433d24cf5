package io.cim.keycloak.network.bench;

import java.util.ArrayList;
import java.util.List;

/** Jobs by the API, beside Keycloak's own way to do them. */
final class JobsSection {

  /** With fewer runs the 99th percentile is but the longest of them. */
  private static final int ENOUGH_FOR_P99 = 100;

  private JobsSection() {}

  static Section of(Measurements measured) {
    List<List<String>> rows = new ArrayList<>();
    measured
        .jobs()
        .forEach(
            (title, results) -> {
              rows.add(List.of(title));
              results.forEach(result -> rows.add(job(result)));
            });
    return Section.plain(
        "Jobs",
        "Times in ms, turn by turn with Keycloak's own admin API (stock); x: how many times longer"
            + " stock takes; SQL: statements of one run, ours/stock; KB: size of the answers,"
            + " ours/stock.",
        new Table(
            List.of(
                "job", "ours", "p95", "p99", "stock", "p95", "p99", "x", "SQL", "KB", "runs",
                "target"),
            rows));
  }

  private static List<String> job(Result result) {
    Result.Side ours = result.ours();
    Result.Side stock = result.stock();
    boolean isAlone = stock == null;
    return List.of(
        result.job().name(),
        Format.millis(ours.timings().median()),
        Format.millis(ours.timings().percentile(95)),
        p99(ours.timings()),
        isAlone ? "" : Format.millis(stock.timings().median()),
        isAlone ? "" : Format.millis(stock.timings().percentile(95)),
        isAlone ? "" : p99(stock.timings()),
        isAlone ? "" : Format.factor(result.ratio()),
        ours.statements() + (isAlone ? "" : "/" + stock.statements()),
        Format.kilobytes(ours.bytes()) + (isAlone ? "" : "/" + Format.kilobytes(stock.bytes())),
        Integer.toString(ours.timings().runs()),
        result.verdict());
  }

  private static String p99(Timings timings) {
    return timings.runs() < ENOUGH_FOR_P99 ? "" : Format.millis(timings.percentile(99));
  }
}
