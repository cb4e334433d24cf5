package io.cim.keycloak.network.events;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some members and agent groups as they are at one moment.
 *
 * @param members by user ID; who is no member is not in it
 * @param groups the agent groups among those that were asked for, by Keycloak's own ID
 * @param access by user ID and client ID, for the members and everybody in the groups; products in
 *     which somebody holds nothing are not in it
 */
record Picture(
    Map<String, Person> members,
    Map<String, Group> groups,
    Map<String, Map<String, Access>> access) {

  /**
   * A member.
   *
   * @param notBefore logins before that are void, in epoch seconds; 0 where none is
   * @param memberships in agent groups, by number
   */
  record Person(String username, boolean enabled, int notBefore, List<Membership> memberships) {

    List<Long> groups() {
      return memberships.stream().map(Membership::number).toList();
    }

    /** Numbers of the groups whose default agent this is, or would be if enabled. */
    List<Long> posts() {
      return memberships.stream().filter(Membership::post).map(Membership::number).toList();
    }
  }

  /**
   * That somebody is in an agent group.
   *
   * @param groupId Keycloak's own ID
   * @param number the numeric ID
   * @param post whether as its default agent, which counts only while the account is enabled
   */
  record Membership(String groupId, long number, boolean post) {}

  /**
   * An agent group.
   *
   * @param number the numeric ID
   * @param defaultAgent the user ID of an enabled account, or null
   * @param members their user IDs
   */
  record Group(long number, String name, String defaultAgent, Set<String> members) {}

  /**
   * What somebody holds in a product, by whatever way.
   *
   * @param roles names of the module roles
   * @param permissions names of all permissions
   * @param extra those of them that none of the roles carries
   */
  record Access(Set<String> roles, Set<String> permissions, Set<String> extra) {

    /**
     * Whether it is the same but for what the module roles carry, which is told once and not of
     * everybody.
     */
    boolean isLike(Access other) {
      return roles.equals(other.roles) && extra.equals(other.extra);
    }
  }

  /** What a user holds in a product, or null for nothing. */
  Access access(String user, String product) {
    return access.getOrDefault(user, Map.of()).get(product);
  }
}
