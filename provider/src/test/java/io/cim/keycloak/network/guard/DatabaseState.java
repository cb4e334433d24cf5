package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.testserver.KeycloakServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
 * nothing that an endpoint changes can be overlooked. Of what is recorded only a loss counts, and
 * of the people's logins only which there are.
 */
final class DatabaseState {

  /** What is recorded, a refusal as well. */
  private static final Set<String> RECORDS =
      Set.of("event_entity", "admin_event_entity", "network_history");

  private static final String LOGINS = "offline_user_session";

  /** What changes by itself. */
  private static final Set<String> VOLATILE =
      Set.of(
          "offline_client_session",
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
  private final Map<String, Long> records = new TreeMap<>();
  private final Set<String> logins = new TreeSet<>();

  private DatabaseState() {}

  /**
   * Reads it.
   *
   * @param realm name of the realm whose logins count; people may log in to others meanwhile
   */
  static DatabaseState read(KeycloakServer server, String realm) throws SQLException {
    DatabaseState state = new DatabaseState();
    try (Connection connection = server.database();
        Statement statement = connection.createStatement()) {
      try (ResultSet hashes = statement.executeQuery(hashes(connection, tables(connection)))) {
        while (hashes.next()) {
          state.tables.put(hashes.getString(1), hashes.getString(2));
        }
      }
      for (String table : RECORDS) {
        try (ResultSet count = statement.executeQuery("select count(*) from " + table(table))) {
          count.next();
          state.records.put(table, count.getLong(1));
        }
      }
      state.logins.addAll(logins(connection, realm));
    }
    return state;
  }

  private static Set<String> logins(Connection connection, String realm) throws SQLException {
    Set<String> logins = new TreeSet<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select user_session_id, offline_flag from %s where realm_id in (select id from %s where name = ?)"
                .formatted(table(LOGINS), table("realm")))) {
      statement.setString(1, realm);
      try (ResultSet all = statement.executeQuery()) {
        while (all.next()) {
          logins.add(all.getString(1) + " " + all.getString(2));
        }
      }
    }
    return logins;
  }

  /** MariaDB tells large letters from small ones in names of tables. */
  private static String table(String name) {
    return name.toUpperCase(Locale.ROOT);
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
        if (!VOLATILE.contains(lower) && !RECORDS.contains(lower) && !lower.equals(LOGINS)) {
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

  /** Names of the tables in which the two differ; the other is the later. */
  Set<String> differences(DatabaseState other) {
    Set<String> different = new TreeSet<>();
    tables.forEach(
        (name, hash) -> {
          if (!hash.equals(other.tables.get(name))) {
            different.add(name);
          }
        });
    records.forEach(
        (name, number) -> {
          if (other.records.get(name) < number) {
            different.add(name);
          }
        });
    if (!logins.equals(other.logins)) {
      different.add(LOGINS);
    }
    return different;
  }
}
