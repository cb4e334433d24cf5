package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.testserver.KeycloakServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the server's database has, as the database itself tells it: a hash of each table, so that
 * nothing that an endpoint changes can be overlooked.
 */
final class DatabaseState {

  /** What changes by itself: logins, events, and what the project keeps of refusals. */
  private static final Set<String> VOLATILE =
      Set.of(
          "offline_user_session",
          "offline_client_session",
          "event_entity",
          "admin_event_entity",
          "revoked_token",
          "broker_link_volatile",
          "root_auth_session",
          "auth_session",
          "single_use_object",
          "cluster_event",
          "jgroups_ping",
          "server_config",
          "databasechangelog",
          "databasechangeloglock");

  private final Map<String, String> tables = new TreeMap<>();

  private DatabaseState() {}

  static DatabaseState read(KeycloakServer server) throws SQLException {
    DatabaseState state = new DatabaseState();
    try (Connection connection = server.database();
        Statement statement = connection.createStatement();
        ResultSet hashes = statement.executeQuery(hashes(connection, tables(connection)))) {
      while (hashes.next()) {
        state.tables.put(hashes.getString(1), hashes.getString(2));
      }
    }
    return state;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet names =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (names.next()) {
        String name = names.getString("TABLE_NAME");
        String lower = name.toLowerCase(Locale.ROOT);
        if (!VOLATILE.contains(lower) && !lower.startsWith("network_")) {
          tables.add(name);
        }
      }
    }
    return tables;
  }

  private static String hashes(Connection connection, List<String> tables) throws SQLException {
    if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
      return "checksum table " + String.join(", ", tables);
    }
    return tables.stream()
        .map(
            "select '%1$s', md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from %1$s t"
                ::formatted)
        .collect(Collectors.joining(" union all "));
  }

  /** Names of the tables in which the two differ. */
  Set<String> differences(DatabaseState other) {
    Set<String> different = new TreeSet<>();
    tables.forEach(
        (name, hash) -> {
          if (!hash.equals(other.tables.get(name))) {
            different.add(name);
          }
        });
    return different;
  }
}
