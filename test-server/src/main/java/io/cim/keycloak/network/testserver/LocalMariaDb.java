package io.cim.keycloak.network.testserver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** MariaDB out of a jar; see {@link MariaDbBinaries}. */
final class LocalMariaDb implements LocalDatabase {

  /** Name of the database, its user and the password. */
  private static final String KEYCLOAK = "keycloak";

  /** What makes the tables of MariaDB itself, in this order. */
  private static final List<String> SYSTEM_TABLES =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql");

  /** The collation is left to the server, as most operators do: it takes no notice of accents. */
  private static final List<String> NETWORK =
      List.of(
          "CREATE DATABASE keycloak CHARACTER SET utf8mb4;",
          "CREATE USER keycloak@'127.0.0.1' IDENTIFIED BY 'keycloak';",
          "GRANT ALL ON keycloak.* TO keycloak@'127.0.0.1';");

  /** What the extension asks of MariaDB; Keycloak's option {@code db-url-properties}. */
  static final String URL_PROPERTIES = "?transactionIsolation=READ-COMMITTED";

  private static final long READY_SECONDS = 60;

  private final Process process;
  private final String url;

  private LocalMariaDb(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static LocalMariaDb start(ServerSettings settings, Path home) throws IOException {
    Path base = MariaDbBinaries.unpacked(settings.work());
    Path folder = Files.createDirectories(home.resolve("mariadb"));
    Path log = folder.resolve("log");
    List<String> command =
        new ArrayList<>(
            List.of(
                base.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"), // without it root is refused
                "--basedir=" + base,
                "--datadir=" + Files.createDirectories(folder.resolve("data")),
                // nothing has to outlive a crash
                "--debug-no-sync",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-doublewrite=0"));
    bootstrap(command, base.resolve("share"), log);
    int port = Ports.free();
    command.addAll(
        List.of(
            "--init-file=" + Files.write(folder.resolve("network.sql"), NETWORK),
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--skip-name-resolve",
            "--max-connections=300",
            // in the folder of the data: a whole path may be too long for a socket
            "--socket=socket"));
    LocalMariaDb started =
        new LocalMariaDb(
            process(command, log).start(),
            "jdbc:mariadb://127.0.0.1:%d/%s%s".formatted(port, KEYCLOAK, URL_PROPERTIES));
    started.awaitReady(log);
    return started;
  }

  private static void bootstrap(List<String> command, Path scripts, Path log) throws IOException {
    List<String> bootstrap = new ArrayList<>(command);
    bootstrap.add("--bootstrap");
    Process process = process(bootstrap, log).start();
    try (OutputStream statements = process.getOutputStream()) {
      statements.write(
          "CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n"
              .getBytes(StandardCharsets.UTF_8));
      for (String script : SYSTEM_TABLES) {
        Files.copy(scripts.resolve(script), statements);
      }
    }
    try {
      if (process.waitFor() != 0) {
        throw failed(log);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static ProcessBuilder process(List<String> command, Path log) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  private void awaitReady(Path log) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    try {
      while (!answers()) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() - end > 0) {
          close();
          throw failed(log);
        }
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private boolean answers() {
    try (Connection connection = DriverManager.getConnection(url, KEYCLOAK, KEYCLOAK)) {
      return connection.isValid(1);
    } catch (SQLException notListeningYet) {
      return false;
    }
  }

  private static IOException failed(Path log) throws IOException {
    return new IOException(
        "MariaDB did not start (\"-P !mariadb\" leaves its tests out):\n" + Files.readString(log));
  }

  @Override
  public Map<String, String> options() {
    return Map.of("db-url", url, "db-username", KEYCLOAK, "db-password", KEYCLOAK);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
