package io.cim.keycloak.network.users;

import io.cim.keycloak.network.products.ConferringGroups;
import io.cim.keycloak.network.products.RoleGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the queries of the member list together, in Hibernate's query language over Keycloak's
 * entities.
 *
 * <p>Every condition stands in the query, before the limit. A page sorted by ID that asks for roles
 * is read as the union of one range of the role mappings' key for each role, each limited and in
 * the order of user IDs already: the effort is that of a page, however many or few hold the role.
 * Other orders test each member of that order for the roles.
 */
final class MemberQuery {

  private static final String COLUMNS =
      "select member.id as id, member.username as username, member.firstName as firstName, member.lastName as lastName,"
          + " member.email as email, member.enabled as enabled, member.createdTimestamp as joined ";

  private final List<String> expressions = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /**
   * The roles of which a member must hold one; the first such condition may lead the query, the
   * others are tested.
   */
  private final List<Set<String>> required = new ArrayList<>();

  /**
   * A query for the members of a realm.
   *
   * @param cimAdminRole ID of the role, or null where the realm has none: then nobody is a CIM
   *     admin
   */
  MemberQuery(String realmId, MemberFilter filter, RoleGraph graph, String cimAdminRole) {
    parameters.put("realm", realmId);
    conditions.add("member.realmId = :realm and member.serviceAccountClientLink is null");
    if (filter.enabled() != null) {
      conditions.add("member.enabled = :enabled");
      parameters.put("enabled", filter.enabled());
    }
    if (filter.search() != null) {
      search(filter.search());
    }
    // the rarer condition first: it leads
    if (Boolean.TRUE.equals(filter.cimAdmin())) {
      required.add(cimAdminRole == null ? Set.of() : graph.holders(Set.of(cimAdminRole)));
    }
    filter.roles().forEach(roles -> required.add(graph.holders(roles)));
    for (int i = 0; i < required.size(); i++) {
      groupsOf(i, required.get(i));
    }
    for (int i = 1; i < required.size(); i++) {
      conditions.add(holds(i));
    }
    if (Boolean.FALSE.equals(filter.cimAdmin()) && cimAdminRole != null) {
      int number = required.size();
      groupsOf(number, graph.holders(Set.of(cimAdminRole)));
      conditions.add("not " + holds(number));
    }
  }

  /**
   * The query for one page.
   *
   * @param after the position before the page, or null for the first page
   * @param limit the most rows
   */
  TypedQuery<MemberRow> page(
      EntityManager entityManager, MemberSort sort, Cursor after, int limit) {
    List<String> where = new ArrayList<>(conditions);
    if (after != null) {
      where.add(sort.afterPosition());
      parameters.put("afterId", after.id());
      if (sort.key() != MemberSort.Key.ID) {
        parameters.put("afterValue", after.comparable());
      }
    }
    if (required.isEmpty()) {
      return create(
              entityManager,
              COLUMNS + "from UserEntity member" + where(where) + sort.orderBy(),
              MemberRow.class)
          .setMaxResults(limit);
    }
    if (sort.key() == MemberSort.Key.ID) {
      // the key of the mappings, not that of the users: it is their order that is there already
      String range =
          after == null ? "" : " and %1$s.user.id " + (sort.descending() ? "<" : ">") + " :afterId";
      String order =
          " order by %1$s.user.id" + (sort.descending() ? " desc" : "") + " limit " + limit;
      return create(
              entityManager,
              COLUMNS
                  + "from ("
                  + holders(where, range, order)
                  + ") held"
                  + " join UserEntity member on member.id = held.id"
                  + sort.orderBy(),
              MemberRow.class)
          .setMaxResults(limit);
    }
    where.add(holds(0));
    return create(
            entityManager,
            COLUMNS + "from UserEntity member" + where(where) + sort.orderBy(),
            MemberRow.class)
        .setMaxResults(limit);
  }

  /** The query for the number of all. */
  TypedQuery<Long> count(EntityManager entityManager) {
    String from =
        required.isEmpty()
            ? "select count(*) from UserEntity member" + where(conditions)
            : "select count(held.id) from (" + holders(conditions, "", "") + ") held";
    return create(entityManager, from, Long.class);
  }

  /**
   * The union of the IDs of those who hold one of the leading roles; {@code range} and {@code
   * order} get the alias.
   */
  private String holders(List<String> where, String range, String order) {
    List<String> branches = new ArrayList<>();
    int number = 0;
    for (String role : required.get(0)) {
      String parameter = "leading" + number++;
      parameters.put(parameter, role);
      branches.add(
          branch(
              "UserRoleMappingEntity",
              "mapping",
              "mapping.roleId = :" + parameter,
              where,
              range,
              order));
    }
    branches.add(
        branch(
            "UserGroupMembershipEntity",
            "membership",
            "membership.groupId in (select g.id from groups0 g)",
            where,
            range,
            order));
    return String.join(" union ", branches);
  }

  private static String branch(
      String entity,
      String alias,
      String condition,
      List<String> where,
      String range,
      String order) {
    return "(select %1$s.user.id as id from ".formatted(alias)
        + entity
        + " %1$s join UserEntity member on member.id = %1$s.user.id".formatted(alias)
        + where(where)
        + " and "
        + condition
        + range.formatted(alias)
        + order.formatted(alias)
        + ")";
  }

  private void groupsOf(int number, Set<String> holders) {
    parameters.put("holders" + number, holders);
    expressions.add(ConferringGroups.cte("groups" + number, "holders" + number));
  }

  private static String holds(int number) {
    return """
        (exists (select 1 from UserRoleMappingEntity granted
            where granted.user.id = member.id and granted.roleId in :holders%1$d)
          or exists (select 1 from UserGroupMembershipEntity joined
            where joined.user.id = member.id and joined.groupId in (select g.id from groups%1$d g)))
        """
        .formatted(number);
  }

  private void search(String text) {
    conditions.add(
        """
        (lower(concat(coalesce(member.firstName, ''), ' ', coalesce(member.lastName, ''))) like lower(:search) escape '!'
          or member.username like lower(:search) escape '!'
          or member.email like lower(:search) escape '!')
        """);
    parameters.put(
        "search", "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
  }

  private static String where(List<String> conditions) {
    return " where " + String.join(" and ", conditions);
  }

  private <T> TypedQuery<T> create(EntityManager entityManager, String text, Class<T> type) {
    String with = expressions.isEmpty() ? "" : "with " + String.join(", ", expressions) + " ";
    TypedQuery<T> query = entityManager.createQuery(with + text, type);
    query
        .getParameters()
        .forEach(p -> query.setParameter(p.getName(), parameters.get(p.getName())));
    return query;
  }
}
