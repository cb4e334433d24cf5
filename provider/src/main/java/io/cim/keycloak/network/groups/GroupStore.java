package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.groups.AgentGroup.GroupMember;
import io.cim.keycloak.network.persistence.ExactText;
import io.cim.keycloak.network.products.Holders;
import io.cim.keycloak.network.support.LikePattern;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.RealmModel;

/** Reads agent groups for the screens and for bots; each method is one statement. */
final class GroupStore {

  /** The client's attribute with the number of the group that the bot project uses by default. */
  static final String PROJECT = "cim.default-agent-group";

  private static final String COLUMNS =
      "select agents.id as id, numbered.number as number, agents.name as name, "
          + Agent.columns("agent");

  private static final String DEFAULT_AGENT =
      """
      left join NetworkDefaultAgent post on post.groupId = agents.id
      left join UserEntity agent on agent.id = post.userId and agent.enabled = true
      """;

  /** A count for each row of the page: the limit keeps it from those of all groups. */
  private static final String PAGE =
      COLUMNS
          + ", (select count(*) from UserGroupMembershipEntity membership where membership.groupId = agents.id and "
          + Holders.isPerson("membership.user.id")
          + ") as members from "
          + AgentGroups.FROM
          + DEFAULT_AGENT
          + "where agents.realm = :realm";

  private static final String ONE =
      COLUMNS
          + " from "
          + AgentGroups.FROM
          + DEFAULT_AGENT
          + "where numbered.realmId = :realm and numbered.number = :number";

  private static final String MEMBERS =
      "select member.enabled as enabled, "
          + Agent.columns("member")
          + """
             from UserGroupMembershipEntity membership join membership.user member
            where membership.groupId = :group and member.serviceAccountClientLink is null
            order by member.username
            """;

  private static final String PROJECTS =
      """
      select attribute.value as number, client.clientId as clientId, client.name as name
      from ClientAttributeEntity attribute join attribute.client client
      where client.realmId = :realm and attribute.name = '%s'
      """
          .formatted(PROJECT);

  private final EntityManager entityManager;
  private final RealmModel realm;

  GroupStore(EntityManager entityManager, RealmModel realm) {
    this.entityManager = entityManager;
    this.realm = realm;
  }

  /**
   * A group without what other statements tell of it.
   *
   * @param id of the Keycloak group
   * @param members how many; only known in a page
   */
  record Row(String id, long number, String name, long members, Agent defaultAgent) {}

  /**
   * Groups by name.
   *
   * @param search part of the name, or the number; null for all
   * @param after the name before the page, or null for the first page
   * @param memberId only groups that this member is in, or null for all
   */
  List<Row> page(String search, String after, String memberId, int limit) {
    StringBuilder text = new StringBuilder(PAGE);
    Map<String, Object> parameters = new HashMap<>(Map.of("realm", realm.getId()));
    if (search != null) {
      text.append(
          " and (%s like lower(:part) escape '!' or cast(numbered.number as string) = :search)"
              .formatted(ExactText.of(entityManager, "lower(agents.name)")));
      parameters.put("search", search);
      parameters.put("part", LikePattern.containing(search));
    }
    if (after != null) {
      text.append(" and agents.name > :after");
      parameters.put("after", after);
    }
    if (memberId != null) {
      text.append(
          " and agents.id in (select own.groupId from UserGroupMembershipEntity own where own.user.id = :member)");
      parameters.put("member", memberId);
    }
    // names are unique under one parent
    TypedQuery<Tuple> query =
        entityManager.createQuery(text.append(" order by agents.name").toString(), Tuple.class);
    parameters.forEach(query::setParameter);
    return query
        .setMaxResults(limit)
        .getResultStream()
        .map(row -> row(row, row.get("members", Long.class)))
        .toList();
  }

  /** The group of this number. */
  Optional<Row> find(long number) {
    return entityManager
        .createQuery(ONE, Tuple.class)
        .setParameter("realm", realm.getId())
        .setParameter("number", number)
        .getResultStream()
        .findFirst()
        .map(row -> row(row, 0));
  }

  /** IDs of the groups that a member is in, agent groups or not. */
  Set<String> idsOf(String memberId) {
    return entityManager
        .createQuery(
            "select membership.groupId from UserGroupMembershipEntity membership where membership.user.id = :member",
            String.class)
        .setParameter("member", memberId)
        .getResultStream()
        .collect(Collectors.toSet());
  }

  /** Who is in a group, by user name. */
  List<GroupMember> members(String groupId) {
    return entityManager
        .createQuery(MEMBERS, Tuple.class)
        .setParameter("group", groupId)
        .getResultStream()
        .map(row -> new GroupMember(Agent.of(row), row.get("enabled", Boolean.class)))
        .toList();
  }

  /** Those of these IDs who are members of the network. */
  Collection<String> known(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : entityManager
            .createQuery(
                """
                select member.id from UserEntity member
                where member.id in :ids and member.realmId = :realm and member.serviceAccountClientLink is null
                """,
                String.class)
            .setParameter("ids", ids)
            .setParameter("realm", realm.getId())
            .getResultList();
  }

  /** By number of their group the names of the bot projects, sorted. */
  Map<Long, List<String>> projects() {
    Map<Long, List<String>> projects = new HashMap<>();
    // compared here: some databases cannot compare such long texts
    for (Tuple row :
        entityManager
            .createQuery(PROJECTS, Tuple.class)
            .setParameter("realm", realm.getId())
            .getResultList()) {
      String number = row.get("number", String.class);
      if (AgentGroups.isNumber(number)) {
        String name = row.get("name", String.class);
        projects
            .computeIfAbsent(Long.valueOf(number), key -> new ArrayList<>())
            .add(name == null || name.isBlank() ? row.get("clientId", String.class) : name);
      }
    }
    projects.values().forEach(names -> names.sort(null));
    return projects;
  }

  private static Row row(Tuple row, long members) {
    return new Row(
        row.get("id", String.class),
        row.get("number", Long.class),
        row.get("name", String.class),
        members,
        Agent.of(row));
  }
}
