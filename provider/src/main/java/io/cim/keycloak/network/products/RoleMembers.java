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
 * one statement for sixty roles.
 */
final class RoleMembers {

  /** Roles in one statement: each has its place in its text. */
  private static final int CHUNK = 60;

  private final EntityManager entityManager;
  private final RealmModel realm;

  RoleMembers(EntityManager entityManager, RealmModel realm) {
    this.entityManager = entityManager;
    this.realm = realm;
  }

  /** The number of members by the ID of the module role; a role that nobody holds is left out. */
  Map<String, Long> count(Catalogue catalogue) {
    List<ModuleRole> roles = catalogue.moduleRoles();
    Map<String, Long> counts = new HashMap<>();
    for (int from = 0; from < roles.size(); from += CHUNK) {
      List<ModuleRole> chunk = roles.subList(from, Math.min(from + CHUNK, roles.size()));
      for (Tuple row : query(chunk, catalogue.graph()).getResultList()) {
        counts.put(chunk.get(row.get("role", Integer.class)).id(), row.get("members", Long.class));
      }
    }
    return counts;
  }

  private TypedQuery<Tuple> query(List<ModuleRole> roles, RoleGraph graph) {
    Map<String, Object> parameters = new HashMap<>(Map.of("realm", realm.getId()));
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      List<String> holders =
          graph
              .holders(Set.of(roles.get(i).id()))
              .queries("r" + i, parameters, user -> " and " + Holders.isPerson(user));
      numbers.add(
          "select %d as role, count(held.id) as members from (%s) held"
              .formatted(i, String.join(" union ", holders)));
    }
    TypedQuery<Tuple> query =
        entityManager.createQuery(String.join(" union all ", numbers), Tuple.class);
    parameters.forEach(query::setParameter);
    return query;
  }
}
