package io.cim.keycloak.network.events;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;

/** The agent groups as the database has them; each method is one statement. */
final class AgentGroupRows {

  /** Each agent group with each of its members. */
  private static final String ROWS =
      """
      select agents.id as id, agents.name as name, number.value as number, agent.value as defaultAgent,
        person.id as member, person.username as username
      from GroupEntity agents
      join GroupEntity parent on parent.id = agents.parentId
      join GroupAttributeEntity number on number.group = agents and number.name = 'cim.agent-group.id'
      left join GroupAttributeEntity agent
        on agent.group = agents and agent.name = 'cim.agent-group.default-agent'
      left join UserGroupMembershipEntity membership on membership.groupId = agents.id
      left join UserEntity person on person.id = membership.user.id
      where parent.name = 'agent-groups' and parent.realm = :realm and parent.parentId = :top and
      """;

  /** What Keycloak has for the parent of a top-level group. */
  private static final String TOP = " ";

  private final EntityManager entityManager;
  private final RealmModel realm;

  AgentGroupRows(EntityManager entityManager, RealmModel realm) {
    this.entityManager = entityManager;
    this.realm = realm;
  }

  /** The agent groups among these groups, by Keycloak's own ID. */
  Map<String, Picture.Group> groups(Collection<String> ids) {
    Map<String, Picture.Group> groups = new HashMap<>();
    for (Row row : rows("agents.id in :ids", ids)) {
      Picture.Group group =
          groups.computeIfAbsent(
              row.id(), id -> new Picture.Group(row.number(), row.name(), null, new HashSet<>()));
      if (row.member() != null) {
        group.members().add(row.member());
      }
      if (row.defaultAgent()) {
        groups.put(
            row.id(),
            new Picture.Group(group.number(), group.name(), row.member(), group.members()));
      }
    }
    return groups;
  }

  /** The memberships of these users in agent groups, by user ID. */
  Map<String, List<Picture.Membership>> memberships(Collection<String> users) {
    Map<String, List<Picture.Membership>> memberships = new HashMap<>();
    for (Row row : rows("person.id in :ids order by number.value", users)) {
      memberships
          .computeIfAbsent(row.member(), id -> new ArrayList<>())
          .add(new Picture.Membership(row.id(), row.number(), row.defaultAgent()));
    }
    return memberships;
  }

  private record Row(String id, String name, long number, String member, boolean defaultAgent) {}

  private List<Row> rows(String condition, Collection<String> ids) {
    List<Row> rows = new ArrayList<>();
    for (Tuple row :
        entityManager
            .createQuery(ROWS + condition, Tuple.class)
            .setParameter("realm", realm.getId())
            .setParameter("top", TOP)
            .setParameter("ids", ids)
            .getResultList()) {
      String number = row.get("number", String.class);
      String username = row.get("username", String.class);
      if (number != null && number.matches("\\d{1,18}")) {
        rows.add(
            new Row(
                row.get("id", String.class),
                row.get("name", String.class),
                Long.parseLong(number),
                row.get("member", String.class),
                username != null && username.equals(row.get("defaultAgent", String.class))));
      }
    }
    return rows;
  }
}
