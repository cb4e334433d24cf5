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
 * @param tested to be tested of one member after the other; by no index
 * @param found the same, by the index that finds those who are few, where the database has one
 * @param index that one, or null
 */
record SearchCondition(String tested, String found, SearchIndex index) {

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

  private static final String LIKE =
      " like cast(sql('%s', :search, 1) as string) escape '!'".formatted(LOWER);

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
    boolean letters = length(part) <= SearchIndex.FEW_LETTERS;
    SearchIndex index = letters ? SearchIndex.LETTERS : SearchIndex.TRIGRAMS;
    if (!(ExactText.dialect(entityManager) instanceof PostgreSQLDialect)
        || !KnownIndexes.have(entityManager, index)) {
      String like = ExactText.of(entityManager, TEXT) + LIKE;
      return new SearchCondition(like, like, null);
    }
    return new SearchCondition(
        "concat(" + TEXT + ", '')" + LIKE, letters ? WITH_LETTERS : TEXT + LIKE, index);
  }

  /** Some letters are two in lower case. */
  private static int length(String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    return Math.max(part.codePointCount(0, part.length()), lower.codePointCount(0, lower.length()));
  }
}
