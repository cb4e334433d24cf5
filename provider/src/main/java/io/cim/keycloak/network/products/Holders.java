package io.cim.keycloak.network.products;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Who holds a role, as conditions of Hibernate's query language: people to whom one of these roles
 * is assigned, and members of one of these groups.
 *
 * <p>The groups are given by their IDs and not by a recursive expression: a database takes such an
 * expression for a thousand groups where there are mostly none, and plans accordingly.
 *
 * @param roles IDs of the roles; where there are none, nobody holds the role
 * @param groups IDs of the groups that confer it, those below them included
 */
public record Holders(Set<String> roles, Set<String> groups) implements Among {

  /**
   * So many ranges are united at the most: each has its place in the text of the query, which is
   * kept in memory.
   */
  private static final int MOST_RANGES = 16;

  /** Assignments and memberships by what is held; the user is {@link #HOLDER}. */
  private static final String ASSIGNED = "UserRoleMappingEntity holding where holding.roleId ";

  private static final String JOINED = "UserGroupMembershipEntity holding where holding.groupId ";

  private static final String HOLDER = "holding.user.id";

  @Override
  public boolean isNobody() {
    return roles.isEmpty();
  }

  @Override
  public List<String> ranges(
      String name, Map<String, Object> parameters, UnaryOperator<String> rest) {
    if (roles.size() > MOST_RANGES) {
      return queries(name, parameters, rest);
    }
    List<String> ranges = new ArrayList<>();
    addEach(ranges, ASSIGNED, roles, name + "Role", parameters, rest);
    if (groups.size() > MOST_RANGES) {
      addGroups(ranges, name, parameters, rest);
    } else {
      addEach(ranges, JOINED, groups, name + "Group", parameters, rest);
    }
    return ranges;
  }

  private static void addEach(
      List<String> ranges,
      String holdings,
      Set<String> ids,
      String parameter,
      Map<String, Object> parameters,
      UnaryOperator<String> rest) {
    int number = 0;
    for (String id : ids) {
      String one = parameter + number++;
      parameters.put(one, id);
      ranges.add(range(HOLDER, holdings, "= :" + one, rest));
    }
  }

  @Override
  public List<String> queries(
      String name, Map<String, Object> parameters, UnaryOperator<String> rest) {
    List<String> queries = new ArrayList<>();
    parameters.put(name + "Roles", roles);
    // distinct where a user may have several of them: it costs a sort
    String id = roles.size() == 1 ? HOLDER : "distinct " + HOLDER;
    queries.add(range(id, ASSIGNED, "in :" + name + "Roles", rest));
    addGroups(queries, name, parameters, rest);
    return queries;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Whoever has a role both ways counts as a member of the group: groups are small beside what
   * is assigned, so their members are kept at hand while the assignments are read.
   */
  @Override
  public List<String> numbers(String name, Map<String, Object> parameters) {
    parameters.put(name + "Roles", roles);
    List<String> numbers = new ArrayList<>(numbersByRole(name, parameters));
    // taken off rather than left out: they are few, and would have to be looked for in every row
    numbers.add(
        "select -count(account.id) as members from UserEntity account where account.realmId = :realm"
            + " and account.serviceAccountClientLink is not null and "
            + test(name, parameters, "account.id"));
    List<String> members = new ArrayList<>();
    addGroups(members, name, parameters, user -> "");
    members.forEach(
        all -> numbers.add("select count(inside.id) as members from " + all + " inside"));
    return numbers;
  }

  private List<String> numbersByRole(String name, Map<String, Object> parameters) {
    String numbers = "select %s as members from " + ASSIGNED + "%s";
    if (!groups.isEmpty()) {
      numbers += " and " + without("UserGroupMembershipEntity", "groupId", name + "Groups");
    }
    if (roles.size() > MOST_RANGES) {
      return List.of(numbers.formatted("count(distinct " + HOLDER + ")", "in :" + name + "Roles"));
    }
    List<String> ranges = new ArrayList<>();
    Set<String> counted = new HashSet<>();
    for (String role : roles) {
      String counter = name + "Role" + ranges.size();
      parameters.put(counter, role);
      String range = numbers.formatted("count(*)", "= :" + counter);
      if (!counted.isEmpty()) {
        parameters.put(counter + "Before", Set.copyOf(counted));
        range += " and " + without("UserRoleMappingEntity", "roleId", counter + "Before");
      }
      ranges.add(range);
      counted.add(role);
    }
    return ranges;
  }

  /** That the holder has none of those in a parameter besides. */
  private static String without(String entity, String column, String parameter) {
    return "not exists (select 1 from %s own where own.user.id = %s and own.%s in :%s)"
        .formatted(entity, HOLDER, column, parameter);
  }

  private static String range(
      String id, String holdings, String comparison, UnaryOperator<String> rest) {
    return "(select " + id + " as id from " + holdings + comparison + rest.apply(HOLDER) + ")";
  }

  private void addGroups(
      List<String> queries,
      String name,
      Map<String, Object> parameters,
      UnaryOperator<String> rest) {
    if (!groups.isEmpty()) {
      parameters.put(name + "Groups", groups);
      // distinct: a member may be in several of them
      queries.add(range("distinct " + HOLDER, JOINED, "in :" + name + "Groups", rest));
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>The limits keep a database from reading all holders instead, which costs the same for a page
   * of fifty as for all.
   */
  @Override
  public String test(String name, Map<String, Object> parameters, String user) {
    parameters.put(name + "Roles", roles);
    String byRole =
        "(select 1 from UserRoleMappingEntity granted where granted.user.id = "
            + user
            + " and granted.roleId in :"
            + name
            + "Roles order by granted.roleId limit 1) is not null";
    if (groups.isEmpty()) {
      return "(" + byRole + ")";
    }
    parameters.put(name + "Groups", groups);
    return "("
        + byRole
        + " or (select 1 from UserGroupMembershipEntity joined where joined.user.id = "
        + user
        + " and joined.groupId in :"
        + name
        + "Groups order by joined.groupId limit 1) is not null)";
  }

  /**
   * The condition that a user is a person and no service account; needs the parameter {@code
   * realm}. Keycloak has an index of the service accounts, which are few.
   *
   * @param user the expression for the user's ID
   */
  public static String isPerson(String user) {
    return user
        + " not in (select account.id from UserEntity account"
        + " where account.realmId = :realm and account.serviceAccountClientLink is not null)";
  }
}
