package io.cim.keycloak.network.bench;

import io.cim.keycloak.network.bench.Plot.Line;
import io.cim.keycloak.network.bench.Plot.Scale;
import java.util.ArrayList;
import java.util.List;

/** The same jobs on networks of several sizes. */
final class GrowthSection {

  private static final double MOST_GROWTH = 1.3;

  private GrowthSection() {}

  static Section of(Measurements measured) {
    List<Integer> sizes = List.copyOf(measured.growth().keySet());
    List<String> head = new ArrayList<>(List.of("job"));
    sizes.forEach(size -> head.add("%,d".formatted(size)));
    head.addAll(List.of("growth", "target"));
    List<List<String>> rows = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    int jobs = sizes.size() < 2 ? 0 : measured.growth().get(sizes.get(0)).size();
    for (int job = 0; job < jobs; job++) {
      for (boolean isStock : new boolean[] {false, true}) {
        String name = measured.growth().get(sizes.get(0)).get(job).job().name();
        List<Double> medians = new ArrayList<>();
        for (List<Result> results : measured.growth().values()) {
          Result result = results.get(job);
          medians.add((isStock ? result.stock() : result.ours()).timings().median());
        }
        lines.add(new Line(name + (isStock ? ", stock" : ", ours"), job, isStock, medians));
        rows.add(growth(lines.get(lines.size() - 1)));
      }
    }
    return new Section(
        "By the size of the network",
        "Medians in ms; growth: the largest network against the smallest.",
        new Table(head, rows),
        rows.isEmpty()
            ? List.of()
            : List.of(
                new Plot(
                    "Time by the size of the network",
                    "members",
                    "median, ms (logarithmic)",
                    Scale.LOGARITHMIC,
                    head.subList(1, head.size() - 2),
                    lines)));
  }

  private static List<String> growth(Line line) {
    List<String> cells = new ArrayList<>(List.of(line.name()));
    line.values().forEach(median -> cells.add(Format.millis(median)));
    double growth = line.values().get(line.values().size() - 1) / line.values().get(0);
    cells.add("%.1fx".formatted(growth));
    cells.add(
        line.isStock()
            ? ""
            : Format.verdict(growth <= MOST_GROWTH, "%.1fx".formatted(MOST_GROWTH)));
    return cells;
  }
}
