package io.cim.keycloak.network.members;

import io.cim.keycloak.network.persistence.ExactText;
import io.cim.keycloak.network.support.LikePattern;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Map;
import org.hibernate.dialect.PostgreSQLDialect;

/**
 * That members have a part in a name or an address, in Hibernate's query language on the alias
 * {@code member}.
 *
 * @param tested to be tested of one member after the other
 * @param found the same, by which PostgreSQL finds those who are few; differs for one or two
 *     letters, which no trigram knows
 * @param indexed whether the database may find them, be they few or many
 */
record SearchCondition(String tested, String found, boolean indexed) {

  /**
   * All that a search looks at, in lower case. A line break keeps what ends one part and begins the
   * next from matching.
   */
  private static final String TEXT =
      "lower(concat(coalesce(member.firstName, ''), ' ', coalesce(member.lastName, ''), '\n',"
          + " member.username, '\n', coalesce(member.email, '')))";

  /**
   * SQL for the first argument in lower case, the second being 1. Hibernate takes the last argument
   * of a function for a list, and would translate the query anew whenever it runs.
   */
  private static final String LOWER = "lower(substr(?, ?))";

  /** To be read as SQL, in which each question mark is one of the arguments. */
  private static final String WITH_LETTERS =
      "cast(sql('%s @> array[%s]', %s, %s, %s, :part, 1) as boolean) = true"
          .formatted(SearchIndex.letters("?").replace("'", "''"), LOWER, TEXT, TEXT, TEXT);

  /**
   * The condition for a part.
   *
   * @param parameters gets those of the condition
   */
  static SearchCondition of(
      EntityManager entityManager, String part, Map<String, Object> parameters) {
    parameters.put("search", LikePattern.containing(part));
    parameters.put("part", part);
    String like =
        ExactText.of(entityManager, TEXT)
            + " like cast(sql('%s', :search, 1) as string) escape '!'".formatted(LOWER);
    boolean indexed = ExactText.dialect(entityManager) instanceof PostgreSQLDialect;
    boolean letters = indexed && length(part) <= SearchIndex.FEW_LETTERS;
    return new SearchCondition(like, letters ? WITH_LETTERS : like, indexed);
  }

  /** Some letters are two in lower case. */
  private static int length(String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    return Math.max(part.codePointCount(0, part.length()), lower.codePointCount(0, lower.length()));
  }

  /** Whether one way to say it is as good as the other. */
  boolean isOneWay() {
    return tested.equals(found);
  }
}
