package io.cim.keycloak.network.members;

import io.cim.keycloak.network.support.QueryParameters;
import java.util.Locale;

/**
 * The order of the list. Every order is total, since the user ID decides among equals.
 *
 * @param key by what
 * @param descending whether reversed
 */
record MemberSort(Key key, boolean descending) {

  /** What the list can be sorted by. */
  enum Key {
    ID("member.id"),
    JOINED("member.createdTimestamp"),
    USERNAME("member.username");

    private final String expression;

    Key(String expression) {
      this.expression = expression;
    }

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads {@code id}, {@code joined} or {@code username}, with a leading {@code -} to reverse; null
   * means by ID.
   */
  static MemberSort parse(String text) {
    if (text == null) {
      return new MemberSort(Key.ID, false);
    }
    boolean descending = text.startsWith("-");
    String name = descending ? text.substring(1) : text;
    for (Key key : Key.values()) {
      if (key.wireName().equals(name)) {
        return new MemberSort(key, descending);
      }
    }
    throw QueryParameters.invalid(
        "sort", "Must be id, joined or username, with a leading '-' to reverse the order.");
  }

  /** As it follows an expression in an {@code order by}. */
  String direction() {
    return descending ? " desc" : " asc";
  }

  /** The comparison of what comes later in this order. */
  String beyond() {
    return descending ? " < " : " > ";
  }

  /** Compares two values of the sort key: positive where the first comes later in this order. */
  <T extends Comparable<T>> int compare(T one, T other) {
    return Integer.signum(descending ? other.compareTo(one) : one.compareTo(other));
  }

  /** The {@code order by} of a query over the alias {@code member}. */
  String orderBy() {
    return " order by " + (key == Key.JOINED ? unindexed() : by(key.expression));
  }

  /** The same of those who have a date, as an index has it. */
  String indexed() {
    return " order by " + by(key.expression);
  }

  /** What follows in an {@code order by} of the same order, so that no index has it. */
  String unindexed() {
    // who has no date counts as the oldest
    return by(
        key == Key.JOINED
            ? "coalesce(member.createdTimestamp, 0)"
            : "concat(" + key.expression + ", '')");
  }

  private String by(String value) {
    return value
        + direction()
        + (value.equals(Key.ID.expression) ? "" : ", member.id" + direction());
  }

  /**
   * The condition that a member comes after the position in the parameters {@code afterId} and
   * {@code afterValue}; by date only for those who have one, as an index of Keycloak's has them.
   */
  String afterPosition() {
    return afterPosition(key.expression);
  }

  /** As {@link #afterPosition}, also for those who have no date. */
  String afterPositionOfAny() {
    return afterPosition(
        key == Key.JOINED ? "coalesce(member.createdTimestamp, 0)" : key.expression);
  }

  private String afterPosition(String value) {
    return key == Key.ID
        ? "member.id" + beyond() + ":afterId"
        : "(" + value + ", member.id)" + beyond() + "(:afterValue, :afterId)";
  }
}
