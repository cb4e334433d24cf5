package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what was measured, for the terminal and as a page. */
final class Report {

  private static final List<String> HEAD =
      List.of(
          "job",
          "ours, median",
          "p95",
          "p99",
          "target",
          "stock, median",
          "p95",
          "p99",
          "times",
          "SQL ours",
          "SQL stock",
          "KB ours",
          "KB stock");

  private final Measurements measurements;

  Report(Measurements measurements) {
    this.measurements = measurements;
  }

  /** A table with ours and stock side by side, times in milliseconds, and what else is known. */
  String text() {
    List<String> lines = new ArrayList<>();
    List<List<String>> rows = rows();
    lines.add(line(HEAD));
    rows.forEach(row -> lines.add(line(row)));
    lines.add("");
    measurements
        .growth()
        .forEach(
            (size, results) ->
                lines.add(
                    "%,10d members: ".formatted(size)
                        + results.stream()
                            .map(
                                one ->
                                    one.job().name() + " " + millis(one.ours().timings().median()))
                            .collect(Collectors.joining(", "))));
    measurements.load().forEach(level -> lines.add(sentence(level)));
    measurements.facts().forEach((what, value) -> lines.add(what + ": " + value));
    return String.join(System.lineSeparator(), lines);
  }

  void write(Path file) throws IOException {
    String head = HEAD.stream().map("<th>%s</th>"::formatted).collect(Collectors.joining());
    String body =
        rows().stream()
            .map(
                row ->
                    row.stream()
                        .map("<td>%s</td>"::formatted)
                        .collect(Collectors.joining("", "<tr>", "</tr>")))
            .collect(Collectors.joining("\n"));
    String plots = measurements.plots().stream().map(Plot::svg).collect(Collectors.joining("\n"));
    String load =
        measurements.load().stream()
            .map(level -> "<li>" + sentence(level) + "</li>")
            .collect(Collectors.joining());
    String facts =
        measurements.facts().entrySet().stream()
            .map(fact -> "<li>%s: %s</li>".formatted(fact.getKey(), fact.getValue()))
            .collect(Collectors.joining());
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        """
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><title>Network users for Keycloak: benchmark</title>
        <style>
          body { font: 15px system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #151515 }
          table { border-collapse: collapse; font-variant-numeric: tabular-nums } th, td { padding: .3rem .6rem; border-bottom: 1px solid #ddd; text-align: right }
          th:first-child, td:first-child { text-align: left } figure { display: inline-block; width: 36rem; margin: 1rem 0 } figcaption { font-weight: 600 }
          svg text { font: 12px system-ui, sans-serif } .grid { stroke: #ddd }
        </style>
        <h1>Network users for Keycloak: benchmark</h1>
        <p>Times in milliseconds, measured turn by turn in one run; "stock" is Keycloak's own admin API doing the same job.</p>
        <table><thead><tr>%s</tr></thead><tbody>
        %s
        </tbody></table>
        %s
        <h2>Load</h2><ul>%s</ul>
        <h2>Facts</h2><ul>%s</ul>
        </html>
        """
            .formatted(head, body, plots, load, facts));
  }

  private List<List<String>> rows() {
    return measurements.jobs().stream().map(Report::row).toList();
  }

  private static List<String> row(Result result) {
    Result.Side ours = result.ours();
    Result.Side stock = result.stock();
    Double target = result.job().target();
    return List.of(
        result.job().name(),
        millis(ours.timings().median()),
        millis(ours.timings().percentile(95)),
        millis(ours.timings().percentile(99)),
        target == null ? "" : millis(target) + (result.meetsTarget() ? "" : " missed"),
        stock == null ? "" : millis(stock.timings().median()),
        stock == null ? "" : millis(stock.timings().percentile(95)),
        stock == null ? "" : millis(stock.timings().percentile(99)),
        stock == null ? "" : String.format(Locale.ROOT, "%.1f", result.ratio()),
        Long.toString(ours.statements()),
        stock == null ? "" : Long.toString(stock.statements()),
        Long.toString(ours.bytes() / 1024),
        stock == null ? "" : Long.toString(stock.bytes() / 1024));
  }

  private static String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(String.format(Locale.ROOT, i == 0 ? "%-46s" : "%14s", cells.get(i)));
    }
    return line.toString();
  }

  private static String sentence(Load.Level level) {
    return String.format(
        Locale.ROOT,
        "%d clients for %d s: %.0f requests a second, median %.0f ms, p99 %.0f ms, %d failed",
        level.clients(),
        level.seconds(),
        level.perSecond(),
        level.median(),
        level.p99(),
        level.failed());
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
