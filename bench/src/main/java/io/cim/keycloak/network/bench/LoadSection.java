package io.cim.keycloak.network.bench;

import io.cim.keycloak.network.bench.Plot.Line;
import io.cim.keycloak.network.bench.Plot.Scale;
import java.util.List;

/** Many clients at once. */
final class LoadSection {

  private LoadSection() {}

  static Section of(Measurements measured) {
    return new Section(
        "Load",
        "Clients that page, filter, search and look at members without a pause, by Gatling on the"
            + " same machine; times in ms.",
        new Table(
            List.of(
                "clients", "seconds", "requests", "a second", "median", "p99", "failed", "target"),
            measured.load().stream()
                .map(level -> level(level, measured.load().get(0).median()))
                .toList()),
        measured.load().size() < 2
            ? List.of()
            : List.of(
                new Plot(
                    "Throughput by clients",
                    "clients at once",
                    "requests a second",
                    Scale.LINEAR,
                    measured.load().stream().map(one -> Integer.toString(one.clients())).toList(),
                    List.of(
                        new Line(
                            "ours",
                            0,
                            false,
                            measured.load().stream().map(Load.Level::perSecond).toList())))));
  }

  private static List<String> level(Load.Level level, double alone) {
    int cores = Runtime.getRuntime().availableProcessors();
    double most = alone * Math.max(1.0, (double) level.clients() / cores);
    return List.of(
        Integer.toString(level.clients()),
        Integer.toString(level.seconds()),
        "%,d".formatted(level.requests()),
        "%.0f".formatted(level.perSecond()),
        Format.millis(level.median()),
        Format.millis(level.p99()),
        Long.toString(level.failed()),
        Format.verdict(
            level.failed() == 0 && level.median() <= most,
            "none failed, median " + Format.millis(most)));
  }
}
