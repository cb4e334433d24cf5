package io.cim.keycloak.network.bench;

import java.util.List;

/** What ours adds to what Keycloak does anyway. */
final class AdditionsSection {

  private AdditionsSection() {}

  static Section of(Measurements measured) {
    return Section.plain(
        "What is added to Keycloak's own work",
        "Medians in ms with and without; more: the median of the differences of each turn, in ms"
            + " and in % of stock, with its 95 % confidence interval.",
        new Table(
            List.of(
                "job",
                "with",
                "without",
                "more",
                "more %",
                "95 % interval",
                "SQL",
                "runs",
                "target"),
            measured.additions().stream().map(AdditionsSection::addition).toList()));
  }

  private static List<String> addition(Result result) {
    Timings more = result.more();
    return List.of(
        result.job().name(),
        exact(result.ours().timings().median()),
        exact(result.stock().timings().median()),
        "%+.2f".formatted(more.median()),
        "%+.1f".formatted(result.percentMore()),
        "%+.1f to %+.1f %%".formatted(result.percent(more.low()), result.percent(more.high())),
        result.ours().statements() + "/" + result.stock().statements(),
        Integer.toString(more.runs()),
        result.verdict());
  }

  private static String exact(double value) {
    return "%.2f".formatted(value);
  }
}
