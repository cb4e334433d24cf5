package io.cim.keycloak.network.members;

import jakarta.persistence.EntityManager;

/**
 * A page of a search, as one statement of Hibernate's query language that finds out by itself how
 * to read the page.
 *
 * <p>To walk the list until the page is full takes the longer the fewer match; to find by the index
 * all who match, and sort them, takes the longer the more there are. A database that has to choose
 * guesses how many there are, and takes them for evenly spread, which people of one name are not in
 * the order of user names: either mistake costs a walk past everybody. So a few members are looked
 * at first. If hardly any of them match, few do, and the index finds them. Otherwise the list is
 * walked, but not far: if the page is not full by then, the index is asked after all.
 *
 * @param matches that the search is for the member of the alias {@code member}
 * @param walked the page if many match, as a query of {@link #COLUMNS}
 * @param mayEnd whether that may have ended before the page was full
 * @param found the page if few match, from its {@code from} on, to the last of its conditions
 * @param read the same without the index, for when it is one of letters and so many match that the
 *     database would not ask it; or null
 * @param foundOrder the order of that, which no index has: the database must not walk here
 * @param order the order of the page, over the alias {@code member}
 * @param limit the most rows; {@code :page} is how many make the page full
 */
record SearchPage(
    String matches,
    String walked,
    boolean mayEnd,
    String found,
    String read,
    String foundOrder,
    String order,
    int limit) {

  /** Of a page, with names that queries around it use. */
  static final String COLUMNS =
      "select member.id as id, member.username as username, member.firstName as firstName,"
          + " member.lastName as lastName, member.email as email, member.enabled as enabled,"
          + " member.createdTimestamp as createdTimestamp ";

  /** So many are looked at first: those with the lowest IDs, which tell nothing about a name. */
  private static final int SAMPLE = 300;

  /** If fewer of these match, which is 1 in 100, few do. */
  private static final int MANY = 3;

  /** If more of them match, so many do that the database would not ask an index of letters. */
  private static final int MOST = SAMPLE / 3;

  private static final String ARE_MANY = "(select sampled.hits from sampled sampled) >= " + MANY;
  private static final String ARE_FEW = "(select sampled.hits from sampled sampled) < " + MANY;
  private static final String ARE_MOST = "(select sampled.hits from sampled sampled) > " + MOST;
  private static final String FULL = "(select count(walked.id) from walked walked) >= :page";
  private static final String NOT_FULL = "(select count(walked.id) from walked walked) < :page";

  /**
   * Whether the search seems to be for more than a third of all: a count then reads everybody's
   * text sooner than the index, which the database would not ask any more.
   */
  static boolean areMost(EntityManager entityManager, MemberConditions conditions) {
    return conditions
            .create(entityManager, hits(conditions.ofSearch()), Long.class)
            .getSingleResult()
        > MOST;
  }

  /** The statement. */
  String text() {
    return """
    with sampled as materialized (%s),
    walked as materialized (%s)
    %sfrom (
      (%sfrom walked member where %s)
      union all
      %s%s) member%s"""
        .formatted(
            hits(matches),
            walked,
            COLUMNS,
            COLUMNS,
            mayEnd ? ARE_MANY + " and " + FULL : ARE_MANY,
            sorted(found, whenFound()),
            read == null || !mayEnd
                ? ""
                : " union all " + sorted(read, ARE_MOST + " and " + NOT_FULL),
            order);
  }

  private String whenFound() {
    if (!mayEnd) {
      return ARE_FEW;
    }
    return ARE_FEW + " or " + (read == null ? "" : "not " + ARE_MOST + " and ") + NOT_FULL;
  }

  private String sorted(String from, String when) {
    return "(%s%s and (%s) order by %s limit %d)".formatted(COLUMNS, from, when, foundOrder, limit);
  }

  /** Of how many members of the sample the search is for. */
  private static String hits(String matches) {
    return """
      select coalesce(sum(one.hit), 0) as hits from (
        select case when %s then 1 else 0 end as hit from UserEntity member
        where member.realmId = :realm and member.serviceAccountClientLink is null
        order by member.id limit %d) one"""
        .formatted(matches, SAMPLE);
  }
}
