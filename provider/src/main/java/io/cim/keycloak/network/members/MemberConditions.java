package io.cim.keycloak.network.members;

import io.cim.keycloak.network.groups.InAgentGroups;
import io.cim.keycloak.network.persistence.Queries;
import io.cim.keycloak.network.products.Among;
import io.cim.keycloak.network.products.Holders;
import io.cim.keycloak.network.products.RoleGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What members are asked for, as conditions of Hibernate's query language over Keycloak's entities,
 * with their parameters. {@link MemberPageQuery} and {@link MemberCountQuery} put queries together
 * of them.
 */
final class MemberConditions {

  /** On the alias {@code member}: the realm, and what of the user itself is asked for. */
  private final List<String> ofUser = new ArrayList<>();

  private final SearchCondition search;

  private final Map<String, Object> parameters = new HashMap<>();

  /** A member must be among each of these. */
  private final List<Among> required = new ArrayList<>();

  /** And not among these; or null. */
  private final Among excluded;

  /**
   * The conditions of a filter for the members of a realm.
   *
   * @param cimAdminRole ID of the role, or null where the realm has none: then nobody is a CIM
   *     admin
   */
  MemberConditions(
      EntityManager entityManager,
      String realmId,
      MemberFilter filter,
      RoleGraph graph,
      String cimAdminRole) {
    parameters.put("realm", realmId);
    ofUser.add("member.realmId = :realm");
    if (filter.enabled() != null) {
      ofUser.add("member.enabled = :enabled");
      parameters.put("enabled", filter.enabled());
    }
    search =
        filter.search() == null
            ? null
            : SearchCondition.of(entityManager, filter.search(), parameters);
    Holders cimAdmins = graph.holders(cimAdminRole == null ? Set.of() : Set.of(cimAdminRole));
    // CIM admins are few: they lead
    if (Boolean.TRUE.equals(filter.cimAdmin())) {
      required.add(cimAdmins);
    }
    // so are the members of a group, compared with the holders of a role
    if (!filter.groups().isEmpty()) {
      required.add(new InAgentGroups(filter.groups()));
    }
    filter.roles().forEach(roles -> required.add(graph.holders(roles)));
    excluded = Boolean.FALSE.equals(filter.cimAdmin()) && !cimAdmins.isNobody() ? cimAdmins : null;
  }

  /** Whether it is plain that nobody matches; there is no query for that. */
  boolean matchNobody() {
    return required.stream().anyMatch(Among::isNobody);
  }

  String realmId() {
    return (String) parameters.get("realm");
  }

  boolean isSearch() {
    return search != null;
  }

  /** The index by which the database may find those whom a search is for, or null. */
  SearchIndex index() {
    return search == null ? null : search.index();
  }

  /** On the alias {@code member}, that the search is for this member. */
  String ofSearch() {
    return search.tested();
  }

  /** Whether anything of the user itself is asked for, other than the realm. */
  boolean askOfUser() {
    return ofUser().size() > 1;
  }

  /** On the alias {@code member}, to be tested of one member after the other; never empty. */
  List<String> ofUser() {
    return search == null ? List.copyOf(ofUser) : with(search.tested());
  }

  /** The same, by which the database finds those of whom there are few. */
  List<String> findingUser() {
    return search == null ? List.copyOf(ofUser) : with(search.found());
  }

  private List<String> with(String condition) {
    List<String> all = new ArrayList<>(ofUser);
    all.add(condition);
    return all;
  }

  /** What a member must be among, all of it. */
  List<Among> required() {
    return List.copyOf(required);
  }

  /** What no member may be among, or null. */
  Among excluded() {
    return excluded;
  }

  /** Has this condition be the first of those required. */
  void lead(int number) {
    required.add(0, required.remove(number));
  }

  /** The parameters so far; whoever writes a condition adds to them. */
  Map<String, Object> parameters() {
    return parameters;
  }

  /** A query with those of the parameters that it has. */
  <T> TypedQuery<T> create(EntityManager entityManager, String text, Class<T> type) {
    return Queries.create(entityManager, text, type, parameters);
  }

  /** These conditions, all of which must hold. */
  static String where(List<String> conditions) {
    return " where " + String.join(" and ", conditions);
  }
}
