package io.cim.keycloak.network;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Many rows at once, by the database: it takes seconds where Keycloak would take minutes. */
public final class Batch {

  private Batch() {}

  /** Adds one more execution with these values to the statement's batch. */
  public static void add(PreparedStatement batch, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      batch.setObject(i + 1, values[i]);
    }
    batch.addBatch();
  }
}
