package io.cim.keycloak.network.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hibernate.jpa.HibernateHints;

/**
 * Makes queries of Hibernate's query language whose parameters may be lists. Hibernate translates a
 * query with a list anew whenever it runs, which takes longer than most of the database's answers;
 * so each value gets a parameter of its own, and the translation is kept.
 */
public final class Queries {

  private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

  /** Longer lists are rare, and the texts of their queries not worth being kept. */
  private static final int LONGEST = 512;

  /** Nor are texts with more places than these. */
  private static final int MOST = 2048;

  private Queries() {}

  /**
   * A query with its parameters.
   *
   * @param parameters by name; lists stand in the text as {@code in :name}; those that are not in
   *     the text are left out
   * @throws IllegalArgumentException if one of the text's parameters is missing, or a list is empty
   */
  public static <T> TypedQuery<T> create(
      EntityManager entityManager, String text, Class<T> type, Map<String, ?> parameters) {
    Map<String, Object> bound = new HashMap<>();
    TypedQuery<T> query = entityManager.createQuery(expand(text, parameters, bound), type);
    bound.forEach(query::setParameter);
    return query;
  }

  /**
   * The same for an answer that the database gives all at once, and not in parts of 64 rows, as
   * Keycloak has every answer fetched: each costs a round trip, and of an answer in parts
   * PostgreSQL does not let several processes count. The rows must fit into the memory.
   */
  public static <T> TypedQuery<T> createWhole(
      EntityManager entityManager, String text, Class<T> type, Map<String, ?> parameters) {
    return create(entityManager, text, type, parameters).setHint(HibernateHints.HINT_FETCH_SIZE, 0);
  }

  /**
   * The text with a parameter for each value of a list.
   *
   * @param bound gets the parameters that the text now has
   */
  static String expand(String text, Map<String, ?> parameters, Map<String, Object> bound) {
    AtomicInteger left = new AtomicInteger(MOST);
    return PARAMETER
        .matcher(text)
        .replaceAll(
            (MatchResult found) -> {
              String name = found.group(1);
              Object value = parameters.get(name);
              if (!parameters.containsKey(name)
                  || (value instanceof Collection<?> list && list.isEmpty())) {
                throw new IllegalArgumentException(name);
              }
              if (value instanceof Collection<?> list
                  && list.size() <= LONGEST
                  && left.addAndGet(-places(list)) >= 0) {
                return spread(name, list, bound);
              }
              bound.put(name, value);
              return found.group();
            });
  }

  /**
   * Each length makes a query of its own, so lengths are powers of two. One is none: Hibernate
   * takes a single parameter in brackets for a list.
   */
  private static int places(Collection<?> list) {
    return Math.max(2, Integer.highestOneBit(list.size() - 1) << 1);
  }

  /** With some more places than values, which the last value takes. */
  private static String spread(String name, Collection<?> list, Map<String, Object> bound) {
    StringJoiner text = new StringJoiner(", ", "(", ")");
    Iterator<?> values = list.iterator();
    Object value = null;
    for (int place = 0; place < places(list); place++) {
      String parameter = name + "_" + place;
      value = values.hasNext() ? values.next() : value;
      bound.put(parameter, value);
      text.add(":" + parameter);
    }
    return text.toString();
  }
}
