package io.cim.keycloak.network.groups;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Agents who take chats together: the Keycloak groups under the top-level group {@code
 * agent-groups}. In a realm file a group says its numeric ID and the user name of its default agent
 * by attributes.
 */
public final class AgentGroups {

  // by a statement and not by Keycloak's user model, which asks the LDAP server that the member was
  // imported from
  private static final String OF_MEMBER =
      """
      select agents.name as name, number.value as number, agent.value as defaultAgent
      from UserGroupMembershipEntity membership
      join GroupEntity agents on agents.id = membership.groupId
      join GroupEntity parent on parent.id = agents.parentId
      join GroupAttributeEntity number on number.group = agents and number.name = 'cim.agent-group.id'
      left join GroupAttributeEntity agent
        on agent.group = agents and agent.name = 'cim.agent-group.default-agent'
      where membership.user.id = :member and parent.name = 'agent-groups' and parent.realm = :realm
        and parent.parentId = :top
      """;

  private static final String BY_NUMBER =
      """
      select number.value as number, agents.id as id
      from GroupEntity agents
      join GroupEntity parent on parent.id = agents.parentId
      join GroupAttributeEntity number on number.group = agents and number.name = 'cim.agent-group.id'
      where number.value in :numbers and parent.name = 'agent-groups' and parent.realm = :realm
        and parent.parentId = :top
      """;

  private static final String TOP_GROUP = "agent-groups";

  private static final String DEFAULT_AGENT = "cim.agent-group.default-agent";

  /** What Keycloak has for the parent of a top-level group. */
  private static final String TOP = " ";

  private final EntityManager entityManager;
  private final RealmModel realm;

  public AgentGroups(EntityManager entityManager, RealmModel realm) {
    this.entityManager = entityManager;
    this.realm = realm;
  }

  /**
   * That a member is in an agent group.
   *
   * @param id the numeric ID of the group
   * @param defaultAgent whether the member is its default agent
   */
  public record Membership(long id, String name, @JsonProperty("default") boolean defaultAgent) {}

  /** Whether a group lies where agent groups lie, told without a statement once it is cached. */
  public static boolean isAmong(GroupModel group) {
    GroupModel parent = group.getParent();
    return parent != null && parent.getParentId() == null && TOP_GROUP.equals(parent.getName());
  }

  /** The agent groups that a member is in, by number; groups without a number are none. */
  public List<Membership> of(String memberId, String username) {
    SortedMap<Long, Membership> memberships = new TreeMap<>();
    for (Tuple row :
        entityManager
            .createQuery(OF_MEMBER, Tuple.class)
            .setParameter("member", memberId)
            .setParameter("realm", realm.getId())
            .setParameter("top", TOP)
            .getResultList()) {
      String number = row.get("number", String.class);
      if (number != null && number.matches("\\d{1,18}")) {
        boolean isDefault = username.equals(row.get("defaultAgent", String.class));
        memberships.put(
            Long.valueOf(number),
            new Membership(Long.parseLong(number), row.get("name", String.class), isDefault));
      }
    }
    return new ArrayList<>(memberships.values());
  }

  /** The groups with these numeric IDs, by ID; numbers without a group are left out. */
  public Map<Long, GroupModel> byNumber(KeycloakSession session, Set<Long> numbers) {
    Map<Long, GroupModel> groups = new HashMap<>();
    if (numbers.isEmpty()) {
      return groups;
    }
    for (Tuple row :
        entityManager
            .createQuery(BY_NUMBER, Tuple.class)
            .setParameter("numbers", numbers.stream().map(String::valueOf).toList())
            .setParameter("realm", realm.getId())
            .setParameter("top", TOP)
            .getResultList()) {
      groups.put(
          Long.valueOf(row.get("number", String.class)),
          session.groups().getGroupById(realm, row.get("id", String.class)));
    }
    return groups;
  }

  /** Leaves the groups without a default agent whose default agent this is. */
  public static void dismiss(UserModel agent) {
    // a list, since what follows changes what the stream reads
    for (GroupModel group : agent.getGroupsStream().toList()) {
      if (agent.getUsername().equals(group.getFirstAttribute(DEFAULT_AGENT))) {
        group.removeAttribute(DEFAULT_AGENT);
      }
    }
  }
}
