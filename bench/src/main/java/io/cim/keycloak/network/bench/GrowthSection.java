package io.cim.keycloak.network.bench;

import io.cim.keycloak.network.bench.Plot.Scale;
import java.util.ArrayList;
import java.util.List;

/** The same jobs on networks of several sizes. */
final class GrowthSection {

  private static final double MOST_GROWTH = 1.3;

  private GrowthSection() {}

  static Section of(Measurements measured) {
    List<Growth.Line> lines = measured.growth();
    List<String> sizes =
        lines.isEmpty()
            ? List.of()
            : lines.get(0).sizes().stream().map(size -> "%,d".formatted(size)).toList();
    List<String> head = new ArrayList<>(List.of("job"));
    head.addAll(sizes);
    head.addAll(List.of("growth", "target"));
    return new Section(
        "By the size of the network",
        "Networks on servers of their own, measured turn by turn; medians in ms; growth: the largest"
            + " network against the smallest.",
        new Table(head, lines.stream().map(GrowthSection::row).toList()),
        lines.isEmpty() ? List.of() : List.of(plot(lines, sizes)));
  }

  private static Plot plot(List<Growth.Line> lines, List<String> sizes) {
    List<Plot.Line> plotted = new ArrayList<>();
    for (Growth.Line line : lines) {
      // one colour for each job, of which there are two lines
      plotted.add(new Plot.Line(name(line), plotted.size() / 2, line.isStock(), line.medians()));
    }
    return new Plot(
        "Time by the size of the network",
        "members",
        "median, ms (logarithmic)",
        Scale.LOGARITHMIC,
        sizes,
        plotted);
  }

  private static String name(Growth.Line line) {
    return line.job() + (line.isStock() ? ", stock" : ", ours");
  }

  private static List<String> row(Growth.Line line) {
    List<String> cells = new ArrayList<>(List.of(name(line)));
    line.medians().forEach(median -> cells.add(Format.millis(median)));
    cells.add("%.1fx".formatted(line.factor()));
    cells.add(
        line.isStock()
            ? ""
            : Format.verdict(line.factor() <= MOST_GROWTH, "%.1fx".formatted(MOST_GROWTH)));
    return cells;
  }
}
