package io.cim.keycloak.network.members;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.JpaConnectionProviderFactory;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The indexes by which PostgreSQL finds members by a part of a name or an address. Other databases
 * have nothing like them, and read every member. They are made when the server starts and not by a
 * changelog, since a database may refuse them and the search works without.
 */
public enum SearchIndex {
  /** By three letters in a row. */
  TRIGRAMS(
      "network_member_search",
      """
      create extension if not exists pg_trgm;
      create index %sif not exists %s on %suser_entity using gin ((%s) gin_trgm_ops);
      """,
      SearchIndex.TEXT),
  /** By one and by two letters in a row, which have no trigram. */
  LETTERS(
      "network_member_letters",
      """
      create index %sif not exists %s on %suser_entity using gin (%s);
      """,
      letters(SearchIndex.TEXT));

  /** The most letters that {@link #LETTERS} knows in a row, in code points. */
  static final int FEW_LETTERS = 2;

  /** What Hibernate must make of the text that {@link SearchCondition} looks at. */
  private static final String TEXT =
      "lower(coalesce(first_name, '') || ' ' || coalesce(last_name, '') || '\n' || username || '\n' || coalesce(email, ''))";

  /** With more people an operator chooses the time: Keycloak does the same with its own indexes. */
  private static final int MOST_AT_START = 300_000;

  private static final Logger LOG = Logger.getLogger("io.cim.keycloak.network.members");

  private final String index;
  private final String definition;
  private final String expression;

  SearchIndex(String index, String definition, String expression) {
    this.index = index;
    this.definition = definition;
    this.expression = expression;
  }

  /**
   * SQL for the letters of a text, and the pairs of letters that stand side by side: those that
   * begin at its first, third, fifth letter, and then the others.
   */
  static String letters(String text) {
    return """
        (string_to_array(%1$s, null) || string_to_array(regexp_replace(%1$s, '(..)', '\\1' || chr(10), 'g') || chr(10) \
        || regexp_replace(substr(%1$s, 2), '(..)', '\\1' || chr(10), 'g'), chr(10)))"""
        .formatted(text);
  }

  /**
   * Makes the indexes where the database is PostgreSQL, allows it and has few people yet; otherwise
   * tells the operator in the log how to make them.
   */
  public static void makeWherePossible(KeycloakSessionFactory sessions) {
    if (!(sessions.getProviderFactory(JpaConnectionProvider.class)
        instanceof JpaConnectionProviderFactory jpa)) {
      return;
    }
    String schema = jpa.getSchema() == null ? "" : jpa.getSchema() + ".";
    try (Connection connection = jpa.getConnection();
        Statement statement = connection.createStatement()) {
      if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        return;
      }
      List<SearchIndex> missing = new ArrayList<>();
      for (SearchIndex one : values()) {
        if (!answersYes(statement, one.isMade())) {
          missing.add(one);
        }
      }
      if (missing.isEmpty()) {
        return;
      }
      if (answersYes(
          statement,
          "select count(*) > %1$d from (select 1 from %2$suser_entity limit %1$d + 1) one"
              .formatted(MOST_AT_START, schema))) {
        LOG.infof(
            "The search for members may read all of them: there are too many to make its indexes at"
                + " the start. Make them when there is time:%n%s",
            script(missing, schema));
        return;
      }
      for (SearchIndex one : missing) {
        one.make(statement, schema);
      }
    } catch (SQLException e) {
      LOG.warn("The indexes of the search for members could not be looked at.", e);
    }
  }

  private void make(Statement statement, String schema) {
    try {
      for (String line : (script(schema, "") + analyze(schema)).split(";", -1)) {
        if (!line.isBlank()) {
          statement.execute(line);
        }
      }
    } catch (SQLException e) {
      LOG.infof(
          "The search for members may read all of them, since one of its indexes could not be made"
              + " as it should be (%s). As an administrator of the database:%n%s",
          e.getMessage(), script(List.of(this), schema));
    }
  }

  private static boolean answersYes(Statement statement, String question) throws SQLException {
    try (ResultSet answer = statement.executeQuery(question)) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  /** The question, in SQL, whether the database has it and has it whole. */
  String isMade() {
    return """
        select count(*) > 0 from pg_class one join pg_index made on made.indexrelid = one.oid
        where one.relname = '%s' and made.indisvalid"""
        .formatted(index);
  }

  /** What makes these while the server is running. */
  private static String script(List<SearchIndex> indexes, String schema) {
    StringBuilder script = new StringBuilder();
    indexes.forEach(one -> script.append(one.script(schema, "concurrently ")));
    return script + analyze(schema);
  }

  private String script(String schema, String how) {
    return definition.formatted(how, index, schema, expression);
  }

  private static String analyze(String schema) {
    return "analyze %suser_entity;".formatted(schema);
  }
}
