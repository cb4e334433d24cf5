package io.cim.keycloak.network.products;

import java.util.ArrayList;
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
public record Holders(Set<String> roles, Set<String> groups) {

  /** Whether nobody can hold it. */
  public boolean isNobody() {
    return roles.isEmpty();
  }

  /**
   * Queries for the user IDs of the holders, one range of an index each, to be united; the column
   * is {@code id}.
   *
   * @param name prefix of the query parameters
   * @param parameters gets them
   * @param rest what follows the condition in each query, made from the expression for the user's
   *     ID
   */
  public List<String> queries(
      String name, Map<String, Object> parameters, UnaryOperator<String> rest) {
    List<String> queries = new ArrayList<>();
    for (String role : roles) {
      String parameter = name + "Role" + queries.size();
      parameters.put(parameter, role);
      queries.add(
          "(select mapping.user.id as id from UserRoleMappingEntity mapping where mapping.roleId = :"
              + parameter
              + rest.apply("mapping.user.id")
              + ")");
    }
    if (!groups.isEmpty()) {
      parameters.put(name + "Groups", groups);
      queries.add(
          "(select membership.user.id as id from UserGroupMembershipEntity membership where membership.groupId in :"
              + name
              + "Groups"
              + rest.apply("membership.user.id")
              + ")");
    }
    return queries;
  }

  /**
   * The condition that a user is among the holders. It looks each user up: the limits keep a
   * database from reading all holders instead, which costs the same for a page of fifty as for all.
   *
   * @param name prefix of the query parameters
   * @param parameters gets them
   * @param user the expression for the user's ID
   */
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
