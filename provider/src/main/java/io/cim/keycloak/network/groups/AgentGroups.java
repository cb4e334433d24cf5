package io.cim.keycloak.network.groups;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cim.keycloak.network.persistence.Queries;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Agents who take chats together: the Keycloak groups under the top-level group {@code
 * agent-groups} that have a numeric ID. Reads them, but for logins each method by one statement and
 * past Keycloak's user model, which asks the LDAP server that a member was imported from.
 */
public final class AgentGroups {

  /** The top-level group that the agent groups are in. */
  static final String PARENT = "agent-groups";

  /** What Keycloak has for the parent of a top-level group. */
  static final String TOP = " ";

  /** The agent groups of a realm as {@code agents}, with their numbers as {@code numbered}. */
  public static final String FROM =
      """
      GroupEntity agents
      join NetworkAgentGroup numbered on numbered.groupId = agents.id
      join GroupEntity parent
        on parent.id = agents.parentId and parent.parentId = ' ' and parent.name = 'agent-groups'
      """;

  private static final String OF_MEMBERS =
      """
      select membership.user.id as member, agents.name as name, numbered.number as number,
        case when post.userId is not null and membership.user.enabled = true then true else false end as defaultAgent
      from %s
      join UserGroupMembershipEntity membership on membership.groupId = agents.id
      left join NetworkDefaultAgent post on post.groupId = agents.id and post.userId = membership.user.id
      where membership.user.id in :members and agents.realm = :realm
      order by numbered.number
      """
          .formatted(FROM);

  private static final String BY_NUMBER =
      """
      select numbered.number as number, agents.id as id from %s
      where numbered.realmId = :realm and numbered.number in :numbers
      """
          .formatted(FROM);

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
    return parent != null && parent.getParentId() == null && PARENT.equals(parent.getName());
  }

  /** The agent groups that a member is in, by number. */
  public List<Membership> of(String memberId) {
    return of(List.of(memberId)).getOrDefault(memberId, List.of());
  }

  /** The same for many members, by their IDs; who is in no group is left out. */
  public Map<String, List<Membership>> of(Collection<String> memberIds) {
    Map<String, List<Membership>> memberships = new HashMap<>();
    if (memberIds.isEmpty()) {
      return memberships;
    }
    for (Tuple row :
        Queries.create(
                entityManager,
                OF_MEMBERS,
                Tuple.class,
                Map.of("members", memberIds, "realm", realm.getId()))
            .getResultList()) {
      memberships
          .computeIfAbsent(row.get("member", String.class), key -> new ArrayList<>())
          .add(
              new Membership(
                  row.get("number", Long.class),
                  row.get("name", String.class),
                  row.get("defaultAgent", Boolean.class)));
    }
    return memberships;
  }

  /**
   * The same as Keycloak's models tell it, for logins: without a statement once they are cached.
   * What the groups' attributes say is kept in line with the rows by {@link GroupUpkeep}.
   */
  public static List<Membership> cached(UserModel member) {
    return member
        .getGroupsStream()
        .filter(
            group -> isAmong(group) && isNumber(group.getFirstAttribute(GroupNumbers.ATTRIBUTE)))
        .map(
            group ->
                new Membership(
                    Long.parseLong(group.getFirstAttribute(GroupNumbers.ATTRIBUTE)),
                    group.getName(),
                    member.isEnabled()
                        && member
                            .getUsername()
                            .equals(group.getFirstAttribute(DefaultAgents.ATTRIBUTE))))
        .sorted(Comparator.comparingLong(Membership::id))
        .toList();
  }

  /** The names of the agent groups whose default agent the member is. */
  public Stream<String> posts(String memberId) {
    return of(memberId).stream().filter(Membership::defaultAgent).map(Membership::name);
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
            .setParameter("numbers", numbers)
            .setParameter("realm", realm.getId())
            .getResultList()) {
      groups.put(
          row.get("number", Long.class),
          session.groups().getGroupById(realm, row.get("id", String.class)));
    }
    return groups;
  }

  /** Whether a text can be a numeric ID. */
  public static boolean isNumber(String text) {
    return text != null && text.matches("[1-9]\\d{0,17}");
  }
}
