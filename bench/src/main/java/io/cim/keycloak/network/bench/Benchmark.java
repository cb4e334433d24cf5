package io.cim.keycloak.network.bench;

import io.cim.keycloak.network.testserver.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures the network API and Keycloak's own doing the same jobs in the same run, on PostgreSQL,
 * and writes {@code report.html}, {@code table.md} and {@code plans.md}. See {@link Options} for
 * what can be asked for.
 */
public final class Benchmark {

  private static final long BEGIN = System.nanoTime();
  private static final List<Integer> CLIENTS = List.of(1, 4, 16);

  private final Options options;
  private final Network network;
  private final Stopwatch stopwatch;
  private final Plans plans;
  private final Measurements measurements = new Measurements();

  private Benchmark(Options options, Network network) {
    this.options = options;
    this.network = network;
    stopwatch = new Stopwatch(network.database(), options.rounds());
    plans = new Plans(network.database());
  }

  /** Runs all of it. */
  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    // the same numbers read the same on every machine
    Locale.setDefault(Locale.ROOT);
    Options options = Options.fromSystemProperties();
    Map<String, String> machine = Machine.before();
    say(
        "Starting the servers and filling the network with %,d members"
            .formatted(options.members()));
    try (Network network = Network.start(options.members())) {
      Benchmark benchmark = new Benchmark(options, network);
      benchmark.measurements.machine().putAll(machine);
      benchmark.run();
    }
  }

  private void run() throws IOException, SQLException, InterruptedException {
    measurements
        .machine()
        .putAll(
            Machine.server(
                network.database(), new Memory(network.server().managementUrl()).most()));
    measurements.machine().put("Asked for", options.text());
    grow();
    Jobs jobs = network.jobs();
    for (JobGroup group : jobs.groups()) {
      List<Result> results = new ArrayList<>();
      for (Job job : group.jobs()) {
        results.add(said(stopwatch.measure(job)));
        plans.add(job);
      }
      measurements.jobs().put(group.title(), results);
    }
    additions();
    for (int tenth = 0; tenth <= 10; tenth++) {
      measurements.positions().add(said(stopwatch.measure(jobs.position(tenth / 10.0))));
    }
    console();
    allocation();
    say("The export");
    measurements
        .memory()
        .addAll(
            new Export(
                    network.operator(),
                    new Memory(network.server().managementUrl()),
                    options.members())
                .claims());
    load();
    report();
  }

  private void grow() throws IOException, SQLException {
    List<Network> networks = new ArrayList<>();
    try {
      for (int size : options.smallerSizes()) {
        say("Starting servers of a network of %,d members".formatted(size));
        networks.add(Network.start(size));
      }
      if (!networks.isEmpty()) {
        say("The same jobs on networks of several sizes, turn by turn");
        List<Network> all = new ArrayList<>(networks);
        all.add(network);
        measurements.growth().addAll(new Growth(all, options.rounds()).measure());
      }
    } finally {
      // what is measured next has the machine for itself
      for (Network smaller : networks) {
        smaller.close();
      }
    }
    for (Growth.Line line : measurements.growth()) {
      say(
          "%s%s: %s ms"
              .formatted(
                  line.job(),
                  line.isStock() ? ", stock" : "",
                  line.medians().stream().map(Format::millis).collect(Collectors.joining(", "))));
    }
  }

  private void additions() throws IOException, SQLException {
    GuardCost guard = new GuardCost(network.server());
    additions(new TokenCost(network.server()).jobs());
    additions(guard.jobs());
    additions(guard.jobsWithMany());
  }

  private void additions(List<Job> jobs) throws IOException, SQLException {
    for (Job job : jobs) {
      measurements.additions().add(said(stopwatch.measureFinely(job)));
    }
  }

  private void console() {
    if (Chromium.find().isEmpty()) {
      say("No Chromium or Chrome on the PATH: the console is not measured (-Dbrowser= names one)");
      return;
    }
    measurements.console().addAll(ConsoleVisits.measure(network.server(), Benchmark::say));
  }

  private void allocation() throws IOException {
    say("Memory of a page");
    Memory memory = new Memory(network.server().managementUrl());
    List<Request> page = List.of(network.operator().get("network/users?max=50"));
    int pages = 5000;
    double before = memory.allocated();
    for (int i = 0; i < pages; i++) {
      Request.send(page);
    }
    double megabytes = (memory.allocated() - before) / pages / 1e6;
    measurements
        .memory()
        .add(
            new Measurements.Claim(
                "allocated for a list page of 50",
                "%.2f MB".formatted(megabytes),
                Format.verdict(megabytes < 2, "under 2 MB")));
  }

  private void load() throws IOException {
    Memory memory = new Memory(network.server().managementUrl());
    Load load =
        new Load(network.server().baseUrl(), network.operator().authorization(), options.report());
    for (int clients : CLIENTS) {
      boolean most = clients == CLIENTS.get(CLIENTS.size() - 1);
      int seconds = most ? 5 * options.seconds() : options.seconds();
      say("%d clients at once, for %d seconds".formatted(clients, seconds));
      if (most) {
        // what the first minute fills, caches of queries for instance, is no growth
        load.run(clients, options.seconds());
      }
      double before = memory.live();
      measurements.load().add(load.run(clients, seconds));
      if (most) {
        growth(before, memory.live());
      }
    }
  }

  private void growth(double before, double after) {
    measurements
        .memory()
        .add(
            new Measurements.Claim(
                "live heap before and after the last load",
                "%.0f MB, %.0f MB".formatted(before / 1e6, after / 1e6),
                Format.verdict(after <= 1.02 * before, "no growth (2 %)")));
  }

  private void report() throws IOException {
    Report report = new Report(measurements);
    Path page = options.report().resolve("report.html");
    report.writePage(page);
    report.writeMarkdown(options.report().resolve("table.md"));
    Files.writeString(options.report().resolve("plans.md"), plans.markdown());
    say(System.lineSeparator() + report.text());
    say("With plots: " + page.toAbsolutePath());
  }

  private Result said(Result result) {
    say(
        "%s: ours %.1f ms%s"
            .formatted(
                result.job().name(),
                result.ours().timings().median(),
                result.stock() == null
                    ? ""
                    : ", stock %.1f ms".formatted(result.stock().timings().median())));
    return result;
  }

  @SuppressWarnings("SystemOut") // the person who started it reads this
  private static void say(String line) {
    long seconds = (System.nanoTime() - BEGIN) / 1_000_000_000;
    System.out.printf("%3d:%02d  %s%n", seconds / 60, seconds % 60, line);
  }
}
