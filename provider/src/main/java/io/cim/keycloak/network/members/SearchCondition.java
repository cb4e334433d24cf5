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
 */
record SearchCondition(String tested, String found) {

  /**
   * All that a search looks at, in lower case. A line break keeps what ends one part and begins the
   * next from matching.
   */
  private static final String TEXT =
      "lower(concat(coalesce(member.firstName, ''), ' ', coalesce(member.lastName, ''), '\n',"
          + " member.username, '\n', coalesce(member.email, '')))";

  /** To be read as SQL, in which each question mark is one of the arguments. */
  private static final String LETTERS =
      "sql('%s @> array[lower(?)]', %s, %s, %s, :part)"
          .formatted(SearchIndex.letters("?").replace("'", "''"), TEXT, TEXT, TEXT);

  /**
   * Makes PostgreSQL look at the text itself first, which is quicker where it walks the list, and
   * take it for true of everybody: it would multiply the two frequencies.
   */
  private static final String WITH_LETTERS =
      "(locate(lower(:part), " + TEXT + ") <> 0 and cast(" + LETTERS + " as boolean) = true)";

  /**
   * The condition for a part.
   *
   * @param parameters gets those of the condition
   */
  static SearchCondition of(
      EntityManager entityManager, String part, Map<String, Object> parameters) {
    parameters.put("search", LikePattern.containing(part));
    parameters.put("part", part);
    String like = ExactText.of(entityManager, TEXT) + " like lower(:search) escape '!'";
    boolean indexed =
        length(part) <= SearchIndex.FEW_LETTERS
            && ExactText.dialect(entityManager) instanceof PostgreSQLDialect;
    return new SearchCondition(like, indexed ? WITH_LETTERS : like);
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
