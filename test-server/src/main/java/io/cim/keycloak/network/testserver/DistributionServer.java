package io.cim.keycloak.network.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Keycloak distribution as a child process, in production mode, with fresh data. */
final class DistributionServer implements KeycloakServer {

  private static final String OWNER = "owner";

  private final Path home;
  private final Path log;
  private final int port;
  private final int management;
  private final List<String> command;
  private final ServerSettings settings;

  /** The server's own, or null: it has H2, or that of another server. */
  private final LocalDatabase ownDatabase;

  /** Where the database is; empty for H2. */
  private final Map<String, String> databaseOptions;

  private KeycloakProcess process;

  static DistributionServer startForTests(ServerSettings settings) {
    try {
      reap(Files.createDirectories(settings.work()));
      return new DistributionServer(settings, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a server.
   *
   * @param first the server whose database this one uses too, or null for a fresh one
   */
  private DistributionServer(ServerSettings settings, DistributionServer first) throws IOException {
    this.settings = settings;
    port = Ports.free();
    management = Ports.free();
    home = settings.work().resolve("test-" + port);
    log = settings.work().resolve("test-" + port + ".log");
    Distribution.delete(home);
    Files.deleteIfExists(log);
    Distribution.lay(settings, home);
    Files.writeString(home.resolve(OWNER), Long.toString(ProcessHandle.current().pid()));
    Map<String, String> options = new HashMap<>(settings.runtime());
    // without it every look at the readiness stands in the log
    options.merge("log-level", "io.smallrye.health:error", (mine, more) -> mine + "," + more);
    ownDatabase = first == null ? LocalDatabase.start(settings, home) : null;
    databaseOptions =
        first != null
            ? first.databaseOptions
            : ownDatabase != null ? ownDatabase.options() : Map.of();
    options.putAll(databaseOptions);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    command = startCommand(home, settings.realms(), port, management, options);
    start();
  }

  private void start() throws IOException {
    process = KeycloakProcess.start(home, command, administrator(), log.toFile());
    try {
      process.awaitReady(management);
    } catch (IOException e) {
      close();
      throw new IOException(log(), e);
    }
  }

  /**
   * The command that starts a built home: bound to the loopback address, since its passwords are
   * known.
   */
  static List<String> startCommand(
      Path home, List<Path> realms, int port, int management, Map<String, String> options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--hostname-strict=false",
                "--http-host=127.0.0.1",
                "--http-management-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + management));
    if (!options.containsKey("cache")) {
      command.add("--cache=local");
    }
    options.forEach((name, value) -> command.add("--" + name + "=" + value));
    Path imports = Files.createDirectories(home.resolve("data/import"));
    for (Path realm : realms) {
      Files.copy(realm, imports.resolve(realm.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    command.add("--import-realm");
    return command;
  }

  static Map<String, String> administrator() {
    return Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
  }

  @Override
  public String baseUrl() {
    return "http://localhost:" + port;
  }

  @Override
  public String managementUrl() {
    return "http://localhost:" + management;
  }

  @Override
  public String log() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void crash() {
    process.kill();
  }

  @Override
  public void restart() {
    try {
      start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Connection database() throws SQLException {
    requireDatabase();
    return DriverManager.getConnection(
        databaseOptions.get("db-url"),
        databaseOptions.get("db-username"),
        databaseOptions.get("db-password"));
  }

  @Override
  public KeycloakServer another() {
    requireDatabase();
    try {
      return new DistributionServer(settings, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireDatabase() {
    if (databaseOptions.isEmpty()) {
      throw new UnsupportedOperationException("H2");
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.stop();
    }
    if (ownDatabase != null) {
      ownDatabase.close();
    }
  }

  /**
   * Ends servers whose test JVM was killed before it could: only processes that run from a test's
   * home.
   */
  private static void reap(Path work) throws IOException {
    try (Stream<Path> homes = Files.list(work)) {
      for (Path home : homes.filter(path -> Files.exists(path.resolve(OWNER))).toList()) {
        long owner = Long.parseLong(Files.readString(home.resolve(OWNER)).strip());
        if (ProcessHandle.of(owner).map(ProcessHandle::isAlive).orElse(false)) {
          continue;
        }
        ProcessHandle.allProcesses()
            .filter(left -> left.info().commandLine().orElse("").contains(home + "/"))
            .forEach(
                left -> {
                  left.destroyForcibly();
                  left.onExit().join();
                });
        Distribution.delete(home);
      }
    }
  }
}
