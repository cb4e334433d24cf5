package io.cim.keycloak.network.events;

import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.persistence.Queries;
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
      select agents.id as id, agents.name as name, numbered.number as number, person.id as member,
        person.enabled as enabled, case when post.userId is not null then true else false end as post
      from %s
      left join UserGroupMembershipEntity membership on membership.groupId = agents.id
      left join UserEntity person on person.id = membership.user.id
      left join NetworkDefaultAgent post on post.groupId = agents.id and post.userId = person.id
      where agents.realm = :realm and\s"""
          .formatted(AgentGroups.FROM);

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
      if (row.post() && row.enabled()) {
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
    for (Row row : rows("person.id in :ids order by numbered.number", users)) {
      memberships
          .computeIfAbsent(row.member(), id -> new ArrayList<>())
          .add(new Picture.Membership(row.id(), row.number(), row.post()));
    }
    return memberships;
  }

  private record Row(
      String id, String name, long number, String member, boolean enabled, boolean post) {}

  private List<Row> rows(String condition, Collection<String> ids) {
    return Queries.create(
            entityManager,
            ROWS + condition,
            Tuple.class,
            Map.of("realm", realm.getId(), "ids", ids))
        .getResultList()
        .stream()
        .map(
            row ->
                new Row(
                    row.get("id", String.class),
                    row.get("name", String.class),
                    row.get("number", Long.class),
                    row.get("member", String.class),
                    Boolean.TRUE.equals(row.get("enabled", Boolean.class)),
                    row.get("post", Boolean.class)))
        .toList();
  }
}
