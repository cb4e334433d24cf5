package io.cim.keycloak.network.products;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.RealmModel;

/**
 * Counts the people who hold each module role, directly, through composites or through groups, in
 * one statement.
 */
final class RoleMembers {

  private final EntityManager entityManager;
  private final RealmModel realm;

  RoleMembers(EntityManager entityManager, RealmModel realm) {
    this.entityManager = entityManager;
    this.realm = realm;
  }

  /** The number of members by the ID of the module role; a role that nobody holds is left out. */
  Map<String, Long> count(Catalogue catalogue) {
    List<ModuleRole> roles = catalogue.moduleRoles();
    if (roles.isEmpty()) {
      return Map.of();
    }
    List<String> conferring = new ArrayList<>();
    List<String> holdings = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>(Map.of("realm", realm.getId()));
    for (int i = 0; i < roles.size(); i++) {
      Set<String> holders = catalogue.graph().holders(Set.of(roles.get(i).id()));
      conferring.add(ConferringGroups.cte("groups" + i, "holders" + i));
      holdings.add(
          """
          select %1$d as role, mapping.user.id as member from UserRoleMappingEntity mapping
          where mapping.roleId in :holders%1$d
          union all
          select %1$d as role, membership.user.id as member from UserGroupMembershipEntity membership
          where membership.groupId in (select g.id from groups%1$d g)
          """
              .formatted(i));
      parameters.put("holders" + i, holders);
    }
    TypedQuery<Tuple> query =
        entityManager.createQuery(
            "with "
                + String.join(", ", conferring)
                + " select held.role as role, count(distinct held.member) as members from ("
                + String.join(" union all ", holdings)
                + ") held join UserEntity member on member.id = held.member"
                + " where member.realmId = :realm and member.serviceAccountClientLink is null group by held.role",
            Tuple.class);
    parameters.forEach(query::setParameter);
    Map<String, Long> counts = new HashMap<>();
    for (Tuple row : query.getResultList()) {
      counts.put(roles.get(row.get("role", Integer.class)).id(), row.get("members", Long.class));
    }
    return counts;
  }
}
