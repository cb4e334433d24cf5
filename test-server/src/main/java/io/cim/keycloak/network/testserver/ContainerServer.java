package io.cim.keycloak.network.testserver;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.testcontainers.containers.Network;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.MountableFile;

/** Keycloak's own image, run by Testcontainers. */
final class ContainerServer implements KeycloakServer {

  private static final String POSTGRES_IMAGE = "postgres:17-alpine";

  private final KeycloakContainer keycloak;
  private final Network network = Network.newNetwork();
  private PostgreSQLContainer postgres;

  static ContainerServer start(ServerSettings settings) {
    ContainerServer server = new ContainerServer(settings);
    try {
      server.start(settings.database(), settings.postgres());
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private ContainerServer(ServerSettings settings) {
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

  private void start(ServerSettings.Database database, Map<String, String> settings) {
    if (database == ServerSettings.Database.POSTGRES) {
      postgres =
          new PostgreSQLContainer(POSTGRES_IMAGE)
              .withNetwork(network)
              .withNetworkAliases("postgres");
      List<String> command = new ArrayList<>(List.of("postgres"));
      settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
      postgres.setCommand(command.toArray(new String[0]));
      postgres.start();
      Map.of(
              "db-url", "jdbc:postgresql://postgres:5432/" + postgres.getDatabaseName(),
              "db-username", postgres.getUsername(),
              "db-password", postgres.getPassword())
          .forEach(this::option);
    }
    keycloak.start();
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
    if (postgres != null) {
      postgres.stop();
    }
    network.close();
  }
}
