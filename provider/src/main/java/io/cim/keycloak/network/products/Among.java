package io.cim.keycloak.network.products;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A set of people that members are asked for, as conditions of Hibernate's query language. The
 * queries need the parameter {@code realm}.
 */
public interface Among {

  /** Whether it is plain that nobody is among them. */
  boolean isNobody();

  /**
   * Queries for the user IDs, to be united; the column is {@code id}. Each reads a range of an
   * index in the order of user IDs, so that a limit ends it early.
   *
   * @param name prefix of the query parameters
   * @param parameters gets them
   * @param rest what follows the condition in each query, made from the expression for the user's
   *     ID
   */
  List<String> ranges(String name, Map<String, Object> parameters, UnaryOperator<String> rest);

  /** As {@link #ranges}, but few queries, for who reads all of them anyway. */
  List<String> queries(String name, Map<String, Object> parameters, UnaryOperator<String> rest);

  /**
   * Queries for numbers, each with the one column {@code members}, whose sum is how many people are
   * among them. They read whole ranges of indexes and unite as little as possible: to sort a
   * million IDs takes longer than to count them.
   *
   * @param name prefix of the query parameters
   * @param parameters gets them
   */
  List<String> numbers(String name, Map<String, Object> parameters);

  /**
   * The condition that a user is among them, which looks each user up.
   *
   * @param name prefix of the query parameters
   * @param parameters gets them
   * @param user the expression for the user's ID
   */
  String test(String name, Map<String, Object> parameters, String user);
}
