package io.cim.keycloak.network.testserver;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.MountableFile;

/** Keycloak's own image, run by Testcontainers. */
final class ContainerServer implements KeycloakServer {

  private static final String POSTGRES_IMAGE = "postgres:17-alpine";
  private static final String MARIADB_IMAGE = "mariadb:11.4";

  /** The name of the database's container in the network of both. */
  private static final String DATABASE_HOST = "database";

  private final KeycloakContainer keycloak;
  private final ServerSettings settings;
  private final Network network;

  /** The server whose network and database this one uses, or null for its own. */
  private final ContainerServer first;

  /** Null for H2. */
  private JdbcDatabaseContainer<?> database;

  static ContainerServer start(ServerSettings settings) {
    return start(new ContainerServer(settings, null));
  }

  private static ContainerServer start(ContainerServer server) {
    try {
      server.start();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private ContainerServer(ServerSettings settings, ContainerServer first) {
    this.settings = settings;
    this.first = first;
    network = first == null ? Network.newNetwork() : first.network;
    keycloak =
        new KeycloakContainer("quay.io/keycloak/keycloak:" + settings.version())
            .withAdminUsername(ADMIN)
            .withAdminPassword(PASSWORD)
            .withNetwork(network)
            .withProviderLibsFrom(settings.providers().stream().map(Path::toFile).toList());
    for (Path realm : settings.realms()) {
      // an absolute path of the host: withRealmImportFile looks on the class path only
      keycloak.withCopyFileToContainer(
          MountableFile.forHostPath(realm), "/opt/keycloak/data/import/" + realm.getFileName());
    }
    keycloak.withCustomCommand("--import-realm");
    settings.buildOptions().forEach(this::option);
    settings.runtime().forEach(this::option);
  }

  private void option(String name, String value) {
    keycloak.withEnv("KC_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value);
  }

  private void start() {
    database = first == null ? newDatabase() : first.database;
    if (database != null) {
      if (first == null) {
        database.withNetwork(network).withNetworkAliases(DATABASE_HOST).start();
      }
      Map.of(
              "db-url-host", DATABASE_HOST,
              "db-url-database", database.getDatabaseName(),
              "db-username", database.getUsername(),
              "db-password", database.getPassword())
          .forEach(this::option);
      if (settings.database() == ServerSettings.Database.MARIADB) {
        option("db-url-properties", LocalMariaDb.URL_PROPERTIES);
      }
    }
    keycloak.start();
  }

  private JdbcDatabaseContainer<?> newDatabase() {
    return switch (settings.database()) {
      case H2 -> null;
      case POSTGRES -> new PostgreSQLContainer(POSTGRES_IMAGE);
      case MARIADB ->
          new MariaDBContainer(MARIADB_IMAGE).withCommand("--character-set-server=utf8mb4");
    };
  }

  @Override
  public KeycloakServer another() {
    requireDatabase();
    return start(new ContainerServer(settings, this));
  }

  @Override
  public String baseUrl() {
    return keycloak.getAuthServerUrl().replaceAll("/$", "");
  }

  @Override
  public String managementUrl() {
    return keycloak.getMgmtServerUrl().replaceAll("/$", "");
  }

  @Override
  public String log() {
    return keycloak.getLogs();
  }

  @Override
  public void crash() {
    keycloak.getDockerClient().killContainerCmd(keycloak.getContainerId()).exec();
  }

  @Override
  public void restart() {
    // a container that is started again may have other ports
    throw new UnsupportedOperationException("container");
  }

  @Override
  public Connection database() throws SQLException {
    requireDatabase();
    return DriverManager.getConnection(
        database.getJdbcUrl(), database.getUsername(), database.getPassword());
  }

  private void requireDatabase() {
    if (database == null) {
      throw new UnsupportedOperationException("H2");
    }
  }

  @Override
  public void close() {
    keycloak.stop();
    if (first == null) {
      if (database != null) {
        database.stop();
      }
      network.close();
    }
  }
}
