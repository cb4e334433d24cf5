package io.cim.keycloak.network.bench;

import io.cim.keycloak.network.bench.Plot.Line;
import io.cim.keycloak.network.bench.Plot.Scale;
import java.util.List;
import java.util.function.Function;

/** The list from its beginning to its end. */
final class PositionsSection {

  private PositionsSection() {}

  static Section of(Measurements measured) {
    List<Line> lines =
        List.of(
            new Line("ours, with roles", 0, false, medians(measured, Result::ours)),
            new Line("stock, without roles", 1, true, medians(measured, Result::stock)));
    return new Section(
        "By the position in the list",
        "A page of 50 that begins there, medians in ms.",
        new Table(
            List.of("position", "ours", "stock", "x"),
            measured.positions().stream()
                .map(
                    result ->
                        List.of(
                            result.job().name(),
                            Format.millis(result.ours().timings().median()),
                            Format.millis(result.stock().timings().median()),
                            Format.factor(result.ratio())))
                .toList()),
        measured.positions().isEmpty()
            ? List.of()
            : List.of(
                new Plot(
                    "Page of 50 by its position",
                    "position in the list",
                    "median, ms (logarithmic)",
                    Scale.LOGARITHMIC,
                    measured.positions().stream().map(result -> result.job().name()).toList(),
                    lines)));
  }

  private static List<Double> medians(Measurements measured, Function<Result, Result.Side> side) {
    return measured.positions().stream()
        .map(result -> side.apply(result).timings().median())
        .toList();
  }
}
