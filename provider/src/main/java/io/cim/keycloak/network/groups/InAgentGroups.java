package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.products.Among;
import io.cim.keycloak.network.products.Holders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Who is in one of these agent groups.
 *
 * @param numbers of the groups; numbers without a group have nobody
 */
public record InAgentGroups(Set<Long> numbers) implements Among {

  private static final String GROUPS =
      "(select agents.id from "
          + AgentGroups.FROM
          + "where numbered.realmId = :realm and numbered.number in :%s)";

  @Override
  public boolean isNobody() {
    return numbers.isEmpty();
  }

  @Override
  public List<String> ranges(
      String name, Map<String, Object> parameters, UnaryOperator<String> rest) {
    parameters.put(name, numbers);
    // distinct: a member may be in several of them
    return List.of(
        "(select distinct membership.user.id as id from UserGroupMembershipEntity membership where membership.groupId in "
            + GROUPS.formatted(name)
            + rest.apply("membership.user.id")
            + ")");
  }

  @Override
  public List<String> queries(
      String name, Map<String, Object> parameters, UnaryOperator<String> rest) {
    return ranges(name, parameters, rest);
  }

  @Override
  public List<String> numbers(String name, Map<String, Object> parameters) {
    parameters.put(name, numbers);
    return List.of(
        "select count(distinct membership.user.id) as members from UserGroupMembershipEntity membership where membership.groupId in "
            + GROUPS.formatted(name)
            + " and "
            + Holders.isPerson("membership.user.id"));
  }

  @Override
  public String test(String name, Map<String, Object> parameters, String user) {
    parameters.put(name, numbers);
    return "((select 1 from UserGroupMembershipEntity inside where inside.user.id = "
        + user
        + " and inside.groupId in "
        + GROUPS.formatted(name)
        + " order by inside.groupId limit 1) is not null)";
  }
}
