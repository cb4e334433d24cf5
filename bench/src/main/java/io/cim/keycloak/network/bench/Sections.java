package io.cim.keycloak.network.bench;

import io.cim.keycloak.network.bench.Plot.Line;
import io.cim.keycloak.network.bench.Plot.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts what was measured into the sections of the report. */
final class Sections {

  /** With fewer runs the 99th percentile is but the longest of them. */
  private static final int ENOUGH_FOR_P99 = 100;

  private static final double MOST_GROWTH = 1.3;

  private final Measurements measured;

  Sections(Measurements measured) {
    this.measured = measured;
  }

  /** Those that there is something in. */
  List<Section> all() {
    return Stream.of(
            machine(), jobs(), additions(), growth(), positions(), console(), load(), memory())
        .filter(section -> !section.table().rows().isEmpty())
        .toList();
  }

  private Section machine() {
    List<List<String>> rows = new ArrayList<>();
    measured.machine().forEach((what, value) -> rows.add(List.of(what, value)));
    return section(
        "The machine",
        "Server, database and clients share it.",
        new Table(List.of("what", "is"), rows));
  }

  private Section jobs() {
    List<List<String>> rows = new ArrayList<>();
    measured
        .jobs()
        .forEach(
            (title, results) -> {
              rows.add(List.of(title));
              results.forEach(result -> rows.add(job(result)));
            });
    return section(
        "Jobs",
        "Times in ms, turn by turn with Keycloak's own admin API (stock); x: how many times longer stock takes;"
            + " SQL: statements of one run, ours/stock; KB: size of the answers, ours/stock.",
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
        millis(ours.timings().median()),
        millis(ours.timings().percentile(95)),
        p99(ours.timings()),
        isAlone ? "" : millis(stock.timings().median()),
        isAlone ? "" : millis(stock.timings().percentile(95)),
        isAlone ? "" : p99(stock.timings()),
        isAlone ? "" : factor(result.ratio()),
        ours.statements() + (isAlone ? "" : "/" + stock.statements()),
        kilobytes(ours.bytes()) + (isAlone ? "" : "/" + kilobytes(stock.bytes())),
        Integer.toString(ours.timings().runs()),
        result.verdict());
  }

  private Section additions() {
    return section(
        "What is added to Keycloak's own work",
        "Medians in ms with and without; more: the median of the differences of each turn, in ms and in % of stock, with its"
            + " 95 % confidence interval.",
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
            measured.additions().stream().map(Sections::addition).toList()));
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

  private Section growth() {
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
    line.values().forEach(median -> cells.add(millis(median)));
    double growth = line.values().get(line.values().size() - 1) / line.values().get(0);
    cells.add("%.1fx".formatted(growth));
    cells.add(line.isStock() ? "" : verdict(growth <= MOST_GROWTH, "%.1fx".formatted(MOST_GROWTH)));
    return cells;
  }

  private Section positions() {
    List<Line> lines =
        List.of(
            new Line("ours, with roles", 0, false, medians(Result::ours)),
            new Line("stock, without roles", 1, true, medians(Result::stock)));
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
                            millis(result.ours().timings().median()),
                            millis(result.stock().timings().median()),
                            factor(result.ratio())))
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

  private List<Double> medians(Function<Result, Result.Side> side) {
    return measured.positions().stream()
        .map(result -> side.apply(result).timings().median())
        .toList();
  }

  private Section console() {
    return section(
        "The console",
        "From the navigation to the first visible row, in ms: ours shows 50 members with their roles, Keycloak's own page"
            + " \"Users\" (theme keycloak.v2) 10 without. The person is logged in; cold: an empty cache.",
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
            measured.console().stream().map(Sections::visits).toList()));
  }

  private static List<String> visits(Visits visits) {
    List<String> cells = new ArrayList<>(List.of(visits.browser()));
    for (List<Visits.Visit> side : List.of(visits.ours(), visits.stock())) {
      Timings timings = Visits.timings(side);
      Visits.Visit last = side.get(side.size() - 1);
      cells.add(millis(timings.median()));
      cells.add(millis(timings.percentile(0)) + " to " + millis(timings.percentile(100)));
      cells.add(Integer.toString(last.requests()));
      cells.add(kilobytes(last.bytes()));
    }
    cells.add("%.2f".formatted(visits.ratio()));
    cells.add(Integer.toString(visits.ours().size()));
    cells.add(verdict(visits.ratio() >= 1, "no slower"));
    return cells;
  }

  private Section load() {
    return new Section(
        "Load",
        "Clients that page, filter, search and look at members without a pause, by Gatling on the same machine; times in ms.",
        new Table(
            List.of(
                "clients", "seconds", "requests", "a second", "median", "p99", "failed", "target"),
            measured.load().stream().map(this::level).toList()),
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

  private List<String> level(Load.Level level) {
    int cores = Runtime.getRuntime().availableProcessors();
    double most = measured.load().get(0).median() * Math.max(1.0, (double) level.clients() / cores);
    return List.of(
        Integer.toString(level.clients()),
        Integer.toString(level.seconds()),
        "%,d".formatted(level.requests()),
        "%.0f".formatted(level.perSecond()),
        millis(level.median()),
        millis(level.p99()),
        Long.toString(level.failed()),
        verdict(
            level.failed() == 0 && level.median() <= most, "none failed, median " + millis(most)));
  }

  private Section memory() {
    return section(
        "Memory",
        "Of the server's JVM, by Keycloak's metrics; live: after a collection of all garbage.",
        new Table(
            List.of("what", "is", "target"),
            measured.memory().stream()
                .map(claim -> List.of(claim.what(), claim.value(), claim.verdict()))
                .toList()));
  }

  private static Section section(String title, String note, Table table) {
    return new Section(title, note, table, List.of());
  }

  static String verdict(boolean isMet, String words) {
    return (isMet ? "met: " : "MISSED: ") + words;
  }

  private static String p99(Timings timings) {
    return timings.runs() < ENOUGH_FOR_P99 ? "" : millis(timings.percentile(99));
  }

  private static String millis(double value) {
    return (value < 100 ? "%.1f" : "%.0f").formatted(value);
  }

  private static String exact(double value) {
    return "%.2f".formatted(value);
  }

  private static String factor(double value) {
    return (value < 10 ? "%.1f" : "%.0f").formatted(value);
  }

  private static String kilobytes(long bytes) {
    return Long.toString((bytes + 512) / 1024);
  }
}
