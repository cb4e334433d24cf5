package io.cim.keycloak.network.members;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.JpaConnectionProviderFactory;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The index by which PostgreSQL finds members by a part of a name or an address: one of trigrams.
 * Other databases have nothing like it, and read every member. It is made when the server starts
 * and not by a changelog, since a database may refuse it and the search works without.
 */
public final class SearchIndex {

  /**
   * All that a search looks at, in lower case and Hibernate's query language, on the alias {@code
   * member}; {@link #EXPRESSION} must be what Hibernate makes of it. A line break keeps what ends
   * one part and begins the next from matching.
   */
  static final String TEXT =
      "lower(concat(coalesce(member.firstName, ''), ' ', coalesce(member.lastName, ''), '\n',"
          + " member.username, '\n', coalesce(member.email, '')))";

  private static final String EXPRESSION =
      "lower(coalesce(first_name, '') || ' ' || coalesce(last_name, '') || '\n' || username || '\n' || coalesce(email, ''))";

  private static final String NAME = "network_member_search";

  private static final String MADE =
      "select count(*) > 0 from pg_class made join pg_attribute text on text.attrelid = made.oid"
          + " where made.relname = '%s' and text.attnum = 1 and text.attstattarget = 1000"
              .formatted(NAME);

  /** With more people an operator chooses the time: Keycloak does the same with its own indexes. */
  private static final int MOST_AT_START = 300_000;

  private static final Logger LOG = Logger.getLogger("io.cim.keycloak.network.members");

  private SearchIndex() {}

  /**
   * Makes the index where the database is PostgreSQL, allows it and has few people yet; otherwise
   * tells the operator in the log how to make it.
   */
  public static void makeWherePossible(KeycloakSessionFactory sessions) {
    if (!(sessions.getProviderFactory(JpaConnectionProvider.class)
        instanceof JpaConnectionProviderFactory jpa)) {
      return;
    }
    String schema = jpa.getSchema() == null ? "" : jpa.getSchema() + ".";
    String table = schema + "user_entity";
    try (Connection connection = jpa.getConnection();
        Statement statement = connection.createStatement()) {
      if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
          || answersYes(statement, MADE)) {
        return;
      }
      if (answersYes(
          statement,
          "select count(*) > %1$d from (select 1 from %2$s limit %1$d + 1) one"
              .formatted(MOST_AT_START, table))) {
        LOG.infof(
            "The search for members reads all of them: there are too many to make its index at the"
                + " start. Make it when there is time:%n%s",
            script(schema, "concurrently "));
        return;
      }
      for (String line : script(schema, "").split(";", -1)) {
        if (!line.isBlank()) {
          statement.execute(line);
        }
      }
    } catch (SQLException e) {
      LOG.infof(
          "The search for members may read all of them, since its index could not be made as it"
              + " should be (%s). As an administrator of the database:%n%s",
          e.getMessage(), script(schema, "concurrently "));
    }
  }

  private static boolean answersYes(Statement statement, String question) throws SQLException {
    try (ResultSet answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  /** The more texts the database keeps a sample of, the better it guesses how many have a part. */
  private static String script(String schema, String how) {
    return """
        create extension if not exists pg_trgm;
        create index %1$sif not exists %2$s on %3$suser_entity using gin ((%4$s) gin_trgm_ops);
        alter index %3$s%2$s alter column 1 set statistics 1000;
        analyze %3$suser_entity;"""
        .formatted(how, NAME, schema, EXPRESSION);
  }
}
