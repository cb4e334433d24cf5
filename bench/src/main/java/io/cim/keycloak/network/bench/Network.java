package io.cim.keycloak.network.bench;

import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.ServerMode;
import io.cim.keycloak.network.testserver.ServerSettings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * The sample network, filled with members, on a Keycloak and a PostgreSQL of its own.
 *
 * @param operator a platform operator, who may do all by Keycloak's own API too
 * @param cimAdmin whose changes the guard compares whole
 * @param members how many it was filled up to
 */
record Network(
    KeycloakServer server, Connection database, Caller operator, Caller cimAdmin, int members)
    implements AutoCloseable {

  private static final String REALM = "network";

  /** Starts the servers and fills the network; the same size is the same network every time. */
  static Network start(int members) throws IOException, SQLException {
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
    KeycloakServer server = ServerMode.DISTRIBUTION.start(settings);
    try {
      return fill(server, members);
    } catch (IOException | SQLException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Network fill(KeycloakServer server, int members) throws IOException, SQLException {
    letTokensLive(server);
    Connection database = server.database();
    try (Statement statement = database.createStatement()) {
      statement.execute("create extension pg_stat_statements");
    }
    new Seed(database).growTo(members);
    return new Network(
        server,
        database,
        Caller.logIn(server.baseUrl(), REALM, "olga"),
        Caller.logIn(server.baseUrl(), REALM, "anna"),
        members);
  }

  /** The sample's tokens live a minute. */
  private static void letTokensLive(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      RealmRepresentation realm = keycloak.realm(REALM).toRepresentation();
      realm.setAccessTokenLifespan(24 * 3600);
      realm.setSsoSessionIdleTimeout(24 * 3600);
      realm.setSsoSessionMaxLifespan(24 * 3600);
      keycloak.realm(REALM).update(realm);
    }
  }

  /** What identity admins do in it. */
  Jobs jobs() {
    return new Jobs(operator, cimAdmin, members);
  }

  @Override
  public void close() throws SQLException {
    try (server) {
      database.close();
    }
  }
}
