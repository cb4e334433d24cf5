package io.cim.keycloak.network.testserver;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.testcontainers.containers.Network;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.MountableFile;

/** Keycloak's own image, run by Testcontainers. */
final class ContainerServer implements KeycloakServer {

  private static final String POSTGRES_IMAGE = "postgres:17-alpine";

  private final KeycloakContainer keycloak;
  private final ServerSettings settings;
  private final Network network;

  /** The server whose network and database this one uses, or null for its own. */
  private final ContainerServer first;

  private PostgreSQLContainer postgres;

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
    if (settings.database() == ServerSettings.Database.POSTGRES) {
      postgres = first == null ? startPostgres() : first.postgres;
      Map.of(
              "db-url", "jdbc:postgresql://postgres:5432/" + postgres.getDatabaseName(),
              "db-username", postgres.getUsername(),
              "db-password", postgres.getPassword())
          .forEach(this::option);
    }
    keycloak.start();
  }

  private PostgreSQLContainer startPostgres() {
    PostgreSQLContainer started =
        new PostgreSQLContainer(POSTGRES_IMAGE).withNetwork(network).withNetworkAliases("postgres");
    started.start();
    return started;
  }

  @Override
  public KeycloakServer another() {
    if (postgres == null) {
      throw new UnsupportedOperationException("H2");
    }
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
    if (postgres == null) {
      throw new UnsupportedOperationException("H2");
    }
    return DriverManager.getConnection(
        postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
  }

  @Override
  public void close() {
    keycloak.stop();
    if (first == null) {
      if (postgres != null) {
        postgres.stop();
      }
      network.close();
    }
  }
}
