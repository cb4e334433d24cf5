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
    Map<String, Object> parameters = new HashMap<>(Map.of("realm", realm.getId()));
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      List<String> holders =
          catalogue
              .graph()
              .holders(Set.of(roles.get(i).id()))
              .queries("r" + i, parameters, user -> " and " + Holders.isPerson(user));
      numbers.add(
          "select %d as role, count(held.id) as members from (%s) held"
              .formatted(i, String.join(" union ", holders)));
    }
    TypedQuery<Tuple> query =
        entityManager.createQuery(String.join(" union all ", numbers), Tuple.class);
    parameters.forEach(query::setParameter);
    Map<String, Long> counts = new HashMap<>();
    for (Tuple row : query.getResultList()) {
      counts.put(roles.get(row.get("role", Integer.class)).id(), row.get("members", Long.class));
    }
    return counts;
  }
}
