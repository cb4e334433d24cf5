package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills the sample network with members, by SQL: Keycloak's own import takes hours for a million.
 * The same number of members is the same network every time.
 */
final class Seed {

  private final Connection connection;
  private int members;

  /** A network with its groups and without members but those of the sample. */
  Seed(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute("create temp table bench_role (client text, role text, share int)");
      statement.execute(resource("groups.sql"));
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into bench_role values (?, ?, ?)")) {
      for (String line : resource("roles.csv").lines().toList()) {
        String[] cells = line.split(",", -1);
        insert.setString(1, cells[0]);
        insert.setString(2, cells[1]);
        insert.setInt(3, Integer.parseInt(cells[2]));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Adds members until there are so many. */
  void growTo(int size) throws SQLException {
    String script =
        resource("seed.sql")
            .replace(":from", Integer.toString(members + 1))
            .replace(":to", Integer.toString(size));
    try (Statement statement = connection.createStatement()) {
      statement.execute(script);
      statement.execute("vacuum analyze");
      // while the database looks at other tables by itself, rows just added are not yet known to be
      // everybody's to see, and an index alone does not answer
      statement.execute("vacuum");
    }
    members = size;
  }

  private static String resource(String name) {
    try (InputStream in = Seed.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
