package io.cim.keycloak.network.bench;

import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.ServerMode;
import io.cim.keycloak.network.testserver.ServerSettings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * Measures the network API and Keycloak's own doing the same jobs in the same run, on PostgreSQL,
 * and writes a table and {@code report.html}. See {@link Options} for what can be asked for.
 */
public final class Benchmark {

  private static final String REALM = "network";
  private static final List<Integer> CLIENTS = List.of(1, 4, 16);

  private final Options options;
  private final KeycloakServer server;
  private final Connection database;
  private final Measurements measurements = new Measurements();

  private Benchmark(Options options, KeycloakServer server, Connection database) {
    this.options = options;
    this.server = server;
    this.database = database;
  }

  /** Runs all of it. */
  public static void main(String[] arguments) throws IOException, SQLException {
    Options options = Options.fromSystemProperties();
    ServerSettings settings =
        ServerSettings.fromSystemProperties()
            .on(ServerSettings.Database.POSTGRES)
            .withPostgres(
                Map.of(
                    "shared_preload_libraries", "pg_stat_statements",
                    "pg_stat_statements.track_utility", "off",
                    "shared_buffers", "2GB",
                    "max_wal_size", "8GB"));
    try (KeycloakServer server = ServerMode.choose().start(settings);
        Connection database = server.database()) {
      new Benchmark(options, server, database).run();
    }
  }

  private void run() throws IOException, SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("create extension pg_stat_statements");
    }
    letTokensLive();
    Caller olga = Caller.logIn(server.baseUrl(), REALM, "olga");
    Stopwatch stopwatch = new Stopwatch(database, options.rounds());
    Seed seed = new Seed(database);
    for (int size : options.sizes()) {
      say("Growing the network to %,d members".formatted(size));
      seed.growTo(size);
      List<Result> results = new ArrayList<>();
      for (Job job : new Jobs(olga, size).growing()) {
        results.add(stopwatch.measure(job));
      }
      measurements.growth().put(size, results);
    }
    Jobs jobs = new Jobs(olga, options.members());
    for (Job job : jobs.all()) {
      say(job.name());
      measurements.jobs().add(stopwatch.measure(job));
    }
    say("the guard");
    measurements.jobs().add(stopwatch.measure(new GuardCost(server).job()));
    for (int tenth = 0; tenth <= 10; tenth++) {
      measurements.positions().add(stopwatch.measure(jobs.position(tenth / 10.0)));
    }
    allocation(olga);
    load(olga);
    Report report = new Report(measurements);
    report.write(options.report().resolve("report.html"));
    say(System.lineSeparator() + report.text());
    say(System.lineSeparator() + options.report().resolve("report.html").toAbsolutePath());
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
    Memory memory = new Memory(server.managementUrl());
    List<Request> page = List.of(caller.get("network/users?max=50"));
    int pages = 5000;
    double before = memory.allocated();
    for (int i = 0; i < pages; i++) {
      Request.send(page);
    }
    measurements
        .facts()
        .put(
            "Memory that a list page allocates",
            "%.2f MB".formatted((memory.allocated() - before) / pages / 1e6));
  }

  private void load(Caller caller) throws IOException {
    Memory memory = new Memory(server.managementUrl());
    Load load = new Load(server.baseUrl(), caller.authorization(), options.report());
    for (int clients : CLIENTS) {
      say("%d clients at once".formatted(clients));
      boolean most = clients == CLIENTS.get(CLIENTS.size() - 1);
      if (most) {
        // what the first minute fills, caches of queries for instance, is no growth
        load.run(clients, options.seconds());
      }
      double before = memory.old();
      measurements.load().add(load.run(clients, most ? 5 * options.seconds() : options.seconds()));
      if (most) {
        measurements
            .facts()
            .put(
                "Long-lived heap before and after the last load",
                "%.0f MB, %.0f MB".formatted(before / 1e6, memory.old() / 1e6));
      }
    }
  }

  @SuppressWarnings("SystemOut") // the person who started it reads this
  private static void say(String line) {
    System.out.println(line);
  }
}
