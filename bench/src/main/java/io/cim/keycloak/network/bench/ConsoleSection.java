package io.cim.keycloak.network.bench;

import java.util.ArrayList;
import java.util.List;

/** The list in the browser. */
final class ConsoleSection {

  private ConsoleSection() {}

  static Section of(Measurements measured) {
    return Section.plain(
        "The console",
        "From the navigation to the first visible row, in ms: ours shows 50 members with their"
            + " roles, Keycloak's own page \"Users\" (theme keycloak.v2) 10 without. The person is"
            + " logged in; cold: an empty cache.",
        new Table(
            List.of(
                "browser",
                "ours",
                "least to most",
                "requests",
                "KB",
                "stock",
                "least to most",
                "requests",
                "KB",
                "x",
                "visits",
                "target"),
            measured.console().stream().map(ConsoleSection::visits).toList()));
  }

  private static List<String> visits(Visits visits) {
    List<String> cells = new ArrayList<>(List.of(visits.browser()));
    for (List<Visits.Visit> side : List.of(visits.ours(), visits.stock())) {
      Timings timings = Visits.timings(side);
      Visits.Visit last = side.get(side.size() - 1);
      cells.add(Format.millis(timings.median()));
      cells.add(
          Format.millis(timings.percentile(0)) + " to " + Format.millis(timings.percentile(100)));
      cells.add(Integer.toString(last.requests()));
      cells.add(Format.kilobytes(last.bytes()));
    }
    cells.add("%.2f".formatted(visits.ratio()));
    cells.add(Integer.toString(visits.ours().size()));
    cells.add(Format.verdict(visits.ratio() >= 1, "no slower"));
    return cells;
  }
}
