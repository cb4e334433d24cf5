package io.cim.keycloak.network.bench;

import io.cim.keycloak.network.testserver.Chromium;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.ServerMode;
import io.cim.keycloak.network.testserver.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * Measures the network API and Keycloak's own doing the same jobs in the same run, on PostgreSQL,
 * and writes {@code report.html}, {@code table.md} and {@code plans.md}. See {@link Options} for
 * what can be asked for.
 */
public final class Benchmark {

  private static final String REALM = "network";
  private static final List<Integer> CLIENTS = List.of(1, 4, 16);

  private final Options options;
  private final KeycloakServer server;
  private final Connection database;
  private final Stopwatch stopwatch;
  private final Plans plans;
  private final Measurements measurements = new Measurements();
  private final long begin = System.nanoTime();

  private Benchmark(Options options, KeycloakServer server, Connection database) {
    this.options = options;
    this.server = server;
    this.database = database;
    stopwatch = new Stopwatch(database, options.rounds());
    plans = new Plans(database);
  }

  /** Runs all of it. */
  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    // the same numbers read the same on every machine
    Locale.setDefault(Locale.ROOT);
    Options options = Options.fromSystemProperties();
    Map<String, String> machine = Machine.before();
    Map<String, String> postgres = new HashMap<>(Plans.SETTINGS);
    postgres.putAll(
        Map.of(
            "shared_preload_libraries", "pg_stat_statements,auto_explain",
            "pg_stat_statements.track_utility", "off",
            "shared_buffers", "2GB",
            "max_wal_size", "8GB"));
    ServerSettings settings =
        ServerSettings.fromSystemProperties()
            .on(ServerSettings.Database.POSTGRES)
            .withPostgres(postgres);
    // never a container: those are for development, where Keycloak caches neither themes nor texts
    try (KeycloakServer server = ServerMode.DISTRIBUTION.start(settings);
        Connection database = server.database()) {
      Benchmark benchmark = new Benchmark(options, server, database);
      benchmark.measurements.machine().putAll(machine);
      benchmark.run();
    }
  }

  private void run() throws IOException, SQLException, InterruptedException {
    try (Statement statement = database.createStatement()) {
      statement.execute("create extension pg_stat_statements");
    }
    letTokensLive();
    Caller olga = Caller.logIn(server.baseUrl(), REALM, "olga");
    Caller anna = Caller.logIn(server.baseUrl(), REALM, "anna");
    IntFunction<Jobs> jobs = size -> new Jobs(olga, anna, size);
    grow(jobs);
    measurements
        .machine()
        .putAll(Machine.server(database, new Memory(server.managementUrl()).most()));
    measurements.machine().put("Asked for", options.text());
    for (JobGroup group : jobs.apply(options.members()).groups()) {
      List<Result> results = new ArrayList<>();
      for (Job job : group.jobs()) {
        results.add(said(stopwatch.measure(job)));
        plans.add(job);
      }
      measurements.jobs().put(group.title(), results);
    }
    additions();
    for (int tenth = 0; tenth <= 10; tenth++) {
      measurements
          .positions()
          .add(said(stopwatch.measure(jobs.apply(options.members()).position(tenth / 10.0))));
    }
    console();
    allocation(olga);
    say("The export");
    measurements
        .memory()
        .addAll(new Export(olga, new Memory(server.managementUrl()), options.members()).claims());
    load(olga);
    report();
  }

  private void grow(IntFunction<Jobs> ofSize) throws IOException, SQLException {
    Seed seed = new Seed(database);
    for (int size : options.sizes()) {
      say("Growing the network to %,d members".formatted(size));
      seed.growTo(size);
      List<Job> jobs = ofSize.apply(size).growing();
      say("Warming up");
      // the first size has to tell as much about a warm JVM as the last
      int times = measurements.growth().isEmpty() ? 4 : 1;
      for (int time = 0; time < times; time++) {
        for (Job job : jobs) {
          stopwatch.warmUp(job);
        }
      }
      List<Result> results = new ArrayList<>();
      for (Job job : jobs) {
        results.add(said(stopwatch.measure(job)));
      }
      measurements.growth().put(size, results);
    }
  }

  private void additions() throws IOException, SQLException {
    GuardCost guard = new GuardCost(server);
    additions(new TokenCost(server).jobs());
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
    measurements.console().addAll(ConsoleVisits.measure(server, this::say));
  }

  /** The sample's tokens live a minute. */
  private void letTokensLive() {
    try (Keycloak keycloak = server.admin()) {
      RealmRepresentation realm = keycloak.realm(REALM).toRepresentation();
      realm.setAccessTokenLifespan(24 * 3600);
      realm.setSsoSessionIdleTimeout(24 * 3600);
      realm.setSsoSessionMaxLifespan(24 * 3600);
      keycloak.realm(REALM).update(realm);
    }
  }

  private void allocation(Caller caller) throws IOException {
    say("Memory of a page");
    Memory memory = new Memory(server.managementUrl());
    List<Request> page = List.of(caller.get("network/users?max=50"));
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

  private void load(Caller caller) throws IOException {
    Memory memory = new Memory(server.managementUrl());
    Load load = new Load(server.baseUrl(), caller.authorization(), options.report());
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
  private void say(String line) {
    long seconds = (System.nanoTime() - begin) / 1_000_000_000;
    System.out.printf("%3d:%02d  %s%n", seconds / 60, seconds % 60, line);
  }
}
