package io.cim.keycloak.network.members;

import static io.cim.keycloak.network.members.MemberConditions.where;
import static io.cim.keycloak.network.members.SearchPage.COLUMNS;

import io.cim.keycloak.network.products.Among;
import io.cim.keycloak.network.products.Holders;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Puts the queries of the member list together. Every condition stands in the query, before the
 * limit.
 *
 * <p>A page by user ID that asks for roles is read as the union of one range of an index for each
 * role, each limited and in the order of user IDs already: the effort is that of a page, however
 * many or few hold the role. Of several conditions the one that fewest meet leads, and where very
 * few do, they are all read and sorted. Other pages walk the index of their order and test each
 * member, and a search for something rare uses the index of the search: the database knows which is
 * better.
 */
final class MemberPageQuery {

  /**
   * How many rows a range is read for: the least of these that is enough. A number and no
   * parameter, since H2 may answer with what a subquery gave for another limit; and few numbers,
   * since each makes a query of its own, which Hibernate keeps.
   */
  private static final int[] RANGE_LIMITS = {11, 51, 201};

  /** So few are all looked up, whatever the order of the page. */
  private static final int FEW = 2_000;

  /** How many members a search passes at the most for each of the page. */
  private static final int STEPS = 160;

  /**
   * And how many of those who hold a role: whoever holds it in several ways is sorted out first.
   */
  private static final int HOLDERS = 80;

  private int rangeLimit;
  private int leading = Frequency.MOST;

  private final MemberConditions conditions;

  MemberPageQuery(MemberConditions conditions) {
    this.conditions = conditions;
  }

  /** Whether a page is read in a better way if it is known how many meet each condition. */
  boolean needsFrequencies(MemberSort sort) {
    boolean oneWay = sort.key() == MemberSort.Key.ID && !conditions.isSearch();
    return conditions.required().size() > (oneWay ? 1 : 0);
  }

  /** Has the condition lead that fewest meet. */
  void arrange(EntityManager entityManager) {
    List<Frequency> frequencies =
        Frequency.of(entityManager, conditions.realmId(), conditions.required());
    Frequency rarest = Collections.min(frequencies);
    leading = rarest.members();
    conditions.lead(frequencies.indexOf(rarest));
  }

  /**
   * The query for one page.
   *
   * @param after the position before the page, or null for the first page
   * @param limit the most rows
   */
  TypedQuery<MemberRow> page(
      EntityManager entityManager, MemberSort sort, Cursor after, int limit) {
    rangeLimit = Arrays.stream(RANGE_LIMITS).filter(most -> most >= limit).min().orElse(limit);
    if (after != null) {
      conditions.parameters().put("afterId", after.id());
      conditions.parameters().put("afterValue", after.comparable());
    }
    conditions.parameters().put("page", (long) limit);
    return conditions
        .create(entityManager, text(sort, after), MemberRow.class)
        .setMaxResults(limit);
  }

  private String text(MemberSort sort, Cursor after) {
    boolean byId = sort.key() == MemberSort.Key.ID;
    if (!byId && leading < FEW) {
      String beyond = after == null ? "" : " where " + sort.afterPositionOfAny();
      return COLUMNS + ofIds(allHolders(), beyond, sort);
    }
    boolean byHolders = byId && !conditions.required().isEmpty();
    if (conditions.index() != null && leading >= FEW) {
      return search(byHolders, sort, after).text();
    }
    if (byHolders && !(conditions.isSearch() && leading == Frequency.MOST)) {
      return COLUMNS + ofIds(rangesOfHolders(sort, after), "", sort);
    }
    return COLUMNS
        + (sort.key() == MemberSort.Key.JOINED
            ? ofIds(rangesOfDates(sort, after), "", sort)
            : walk(sort, after));
  }

  /** The list in its order, with every condition tested. */
  private String walk(MemberSort sort, Cursor after) {
    List<String> where = members(conditions.ofUser(), 0);
    if (after != null) {
      where.add(sort.afterPosition());
    }
    return "from UserEntity member" + where(where) + sort.orderBy();
  }

  /** A search that has an index. */
  private SearchPage search(boolean byHolders, MemberSort sort, Cursor after) {
    boolean byDate = sort.key() == MemberSort.Key.JOINED;
    int undatedAhead = byDate ? undatedAhead(sort, after) : 0;
    // not where those without a date come next, who have no index together with the others
    boolean mayEnd = !byDate || (sort.descending() ? undatedAhead > 0 : undatedAhead < 0);
    String walked =
        !mayEnd
            ? ofIds(rangesOfDates(sort, after), "", sort)
            : byHolders ? holdersNotFar(sort, after) : walkNotFar(sort, after);
    return new SearchPage(
        conditions.ofSearch(),
        COLUMNS + walked + " limit " + rangeLimit,
        mayEnd,
        everybody(conditions.findingUser(), sort, after),
        conditions.index() == SearchIndex.LETTERS
            ? everybody(conditions.ofUser(), sort, after)
            : null,
        sort.unindexed(),
        sort.orderBy(),
        rangeLimit);
  }

  private String everybody(List<String> ofUser, MemberSort sort, Cursor after) {
    List<String> where = members(ofUser, 0);
    if (after != null) {
      where.add(sort.afterPositionOfAny());
    }
    return "from UserEntity member" + where(where);
  }

  /** As {@link #walk}, but it ends after some steps, or before those without a date. */
  private String walkNotFar(MemberSort sort, Cursor after) {
    List<String> passed =
        new ArrayList<>(
            List.of("member.realmId = :realm", "member.serviceAccountClientLink is null"));
    if (sort.key() == MemberSort.Key.JOINED) {
      passed.add("member.createdTimestamp > 0");
    }
    if (after != null) {
      passed.add(sort.afterPosition());
    }
    return "from ("
        + COLUMNS
        + ", case when "
        + String.join(" and ", members(conditions.ofUser(), 0))
        + " then 1 else 0 end as hit from UserEntity member"
        + where(passed)
        + sort.indexed()
        + " limit "
        + STEPS * rangeLimit
        + ") member where member.hit = 1"
        + sort.indexed();
  }

  /** The same past those alone who hold the leading condition. */
  private String holdersNotFar(MemberSort sort, Cursor after) {
    int steps = HOLDERS * rangeLimit;
    List<String> holders =
        conditions
            .required()
            .get(0)
            .ranges(
                "required0", conditions.parameters(), user -> inOrder(user, sort, after, steps));
    return "from (select one.id as id from ("
        + String.join(" union ", holders)
        + ") one order by one.id"
        + sort.direction()
        + " limit "
        + steps
        + ") found join UserEntity member on member.id = found.id"
        + where(members(conditions.ofUser(), 1))
        + sort.orderBy();
  }

  /**
   * Those who hold the leading condition, in ranges of the keys of the role mappings and
   * memberships.
   */
  private List<String> rangesOfHolders(MemberSort sort, Cursor after) {
    // by the key of the mappings and not that of the users: it is their order that is there already
    return rangesOfLeading(user -> inOrder(user, sort, after, rangeLimit));
  }

  /** What has a range of users begin behind the cursor, in the order of their IDs, and end. */
  private static String inOrder(String user, MemberSort sort, Cursor after, int limit) {
    return (after == null ? "" : " and " + user + sort.beyond() + ":afterId")
        + " order by "
        + user
        + sort.direction()
        + " limit "
        + limit;
  }

  /** All those who meet the leading condition, who are few; the limit tells the database so. */
  private List<String> allHolders() {
    return rangesOfLeading(user -> " order by " + user + " limit " + FEW);
  }

  /**
   * The ranges of the leading condition, in which each user is tested for the others.
   *
   * @param end what follows, made from the expression for the user's ID
   */
  private List<String> rangesOfLeading(UnaryOperator<String> end) {
    return conditions
        .required()
        .get(0)
        .ranges(
            "required0",
            conditions.parameters(),
            user -> {
              List<String> where = tests(user, 1);
              where.add(isMember(user));
              return " and " + String.join(" and ", where) + end.apply(user);
            });
  }

  /**
   * The members without a date, who count as the oldest, and those with one, each in the order of
   * an index of Keycloak's.
   */
  private List<String> rangesOfDates(MemberSort sort, Cursor after) {
    String direction = sort.direction();
    List<String> ranges = new ArrayList<>();
    int undatedAhead = undatedAhead(sort, after);
    if (undatedAhead >= 0) {
      List<String> undated = members(conditions.ofUser(), 0);
      undated.add("member.createdTimestamp is null");
      if (undatedAhead == 0) {
        undated.add("member.id" + sort.beyond() + ":afterId");
      }
      ranges.add(
          "(select member.id as id from UserEntity member"
              + where(undated)
              + " order by member.id"
              + direction
              + " limit "
              + rangeLimit
              + ")");
    }
    List<String> dated = members(conditions.ofUser(), 0);
    dated.add("member.createdTimestamp is not null");
    if (after != null) {
      dated.add(sort.afterPosition());
    }
    ranges.add(
        "(select member.id as id from UserEntity member"
            + where(dated)
            + sort.indexed()
            + " limit "
            + rangeLimit
            + ")");
    return ranges;
  }

  /**
   * Where those without a date, who count as of 0, stand from the cursor: ahead of it (1), around
   * it (0) or behind it (-1).
   */
  private static int undatedAhead(MemberSort sort, Cursor after) {
    return after == null ? 1 : sort.compare(0L, (Long) after.comparable());
  }

  /** A page out of ranges of IDs, which have no member twice or are united. */
  private static String ofIds(List<String> ranges, String where, MemberSort sort) {
    return "from ("
        + String.join(" union ", ranges)
        + ") found join UserEntity member on member.id = found.id"
        + where
        + sort.orderBy();
  }

  /**
   * The conditions on the alias {@code member}: those of the user itself, as given, and holders
   * from this number on.
   */
  private List<String> members(List<String> ofUser, int firstTested) {
    List<String> where = new ArrayList<>(ofUser);
    where.add("member.serviceAccountClientLink is null");
    where.addAll(tests("member.id", firstTested));
    return where;
  }

  private List<String> tests(String user, int firstTested) {
    List<String> tests = new ArrayList<>();
    List<Among> required = conditions.required();
    for (int i = firstTested; i < required.size(); i++) {
      tests.add(required.get(i).test("required" + i, conditions.parameters(), user));
    }
    if (conditions.excluded() != null) {
      tests.add("not " + conditions.excluded().test("excluded", conditions.parameters(), user));
    }
    return tests;
  }

  /**
   * That the holder of a role is a person of this list; looked up one by one, as {@link
   * Holders#test} does.
   */
  private String isMember(String user) {
    if (!conditions.askOfUser()) {
      return Holders.isPerson(user); // role and group are of the realm already
    }
    return "(select 1 from UserEntity member"
        + where(conditions.ofUser())
        + " and member.serviceAccountClientLink is null and member.id = "
        + user
        + " order by member.id limit 1) is not null";
  }
}
