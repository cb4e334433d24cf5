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
    for (String role : roles) {
      String parameter = name + "Role" + ranges.size();
      parameters.put(parameter, role);
      ranges.add(byRole("mapping.user.id", "= :" + parameter, rest));
    }
    if (groups.size() > MOST_RANGES) {
      addGroups(ranges, name, parameters, rest);
      return ranges;
    }
    int number = 0;
    for (String group : groups) {
      String parameter = name + "Group" + number++;
      parameters.put(parameter, group);
      ranges.add(byGroup("membership.user.id", "= :" + parameter, rest));
    }
    return ranges;
  }

  @Override
  public List<String> queries(
      String name, Map<String, Object> parameters, UnaryOperator<String> rest) {
    List<String> queries = new ArrayList<>();
    parameters.put(name + "Roles", roles);
    // distinct where a user may have several of them: it costs a sort
    String id = roles.size() == 1 ? "mapping.user.id" : "distinct mapping.user.id";
    queries.add(byRole(id, "in :" + name + "Roles", rest));
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
    // taken off rather than left out: they are few, and would have to be looked for in every row
    String serviceAccounts =
        "select -count(account.id) as members from UserEntity account where account.realmId = :realm"
            + " and account.serviceAccountClientLink is not null and "
            + test(name, parameters, "account.id");
    List<String> numbers = new ArrayList<>(numbersByRole(name, parameters));
    numbers.add(serviceAccounts);
    if (!groups.isEmpty()) {
      numbers.add(
          "select count(inside.id) as members from (select distinct membership.user.id as id"
              + " from UserGroupMembershipEntity membership where membership.groupId in :"
              + name
              + "Groups) inside");
    }
    return numbers;
  }

  private List<String> numbersByRole(String name, Map<String, Object> parameters) {
    String numbers =
        "select %s as members from UserRoleMappingEntity mapping where mapping.roleId %s"
            + notInGroups(name, "mapping.user.id");
    if (roles.size() > MOST_RANGES) {
      return List.of(numbers.formatted("count(distinct mapping.user.id)", "in :" + name + "Roles"));
    }
    List<String> ranges = new ArrayList<>();
    Set<String> counted = new HashSet<>();
    for (String role : roles) {
      String counter = name + "Role" + ranges.size();
      parameters.put(counter, role);
      String range = numbers.formatted("count(*)", "= :" + counter);
      if (!counted.isEmpty()) {
        parameters.put(counter + "Before", Set.copyOf(counted));
        range += " and " + notHolding(counter + "Before", "mapping.user.id");
      }
      ranges.add(range);
      counted.add(role);
    }
    return ranges;
  }

  private String notInGroups(String name, String user) {
    return groups.isEmpty()
        ? ""
        : " and not exists (select 1 from UserGroupMembershipEntity inside where inside.user.id = "
            + user
            + " and inside.groupId in :"
            + name
            + "Groups)";
  }

  private static String notHolding(String parameter, String user) {
    return "not exists (select 1 from UserRoleMappingEntity own where own.user.id = "
        + user
        + " and own.roleId in :"
        + parameter
        + ")";
  }

  private static String byRole(String id, String comparison, UnaryOperator<String> rest) {
    return "(select "
        + id
        + " as id from UserRoleMappingEntity mapping where mapping.roleId "
        + comparison
        + rest.apply("mapping.user.id")
        + ")";
  }

  private void addGroups(
      List<String> queries,
      String name,
      Map<String, Object> parameters,
      UnaryOperator<String> rest) {
    if (!groups.isEmpty()) {
      parameters.put(name + "Groups", groups);
      // distinct: a member may be in several of them
      queries.add(byGroup("distinct membership.user.id", "in :" + name + "Groups", rest));
    }
  }

  private static String byGroup(String id, String comparison, UnaryOperator<String> rest) {
    return "(select "
        + id
        + " as id from UserGroupMembershipEntity membership where membership.groupId "
        + comparison
        + rest.apply("membership.user.id")
        + ")";
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
