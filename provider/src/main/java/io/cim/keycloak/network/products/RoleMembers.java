package io.cim.keycloak.network.products;

import io.cim.keycloak.network.persistence.Portions;
import io.cim.keycloak.network.persistence.Queries;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final int OF_A_STATEMENT = 60;

  private final EntityManager entityManager;
  private final RealmModel realm;

  RoleMembers(EntityManager entityManager, RealmModel realm) {
    this.entityManager = entityManager;
    this.realm = realm;
  }

  /** The number of members by the ID of the module role; a role that nobody holds has none. */
  Map<String, Long> count(Catalogue catalogue) {
    List<ModuleRole> roles = catalogue.moduleRoles();
    List<Long> numbers =
        count(roles.stream().map(role -> catalogue.graph().holders(Set.of(role.id()))).toList());
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i < roles.size(); i++) {
      counts.put(roles.get(i).id(), numbers.get(i));
    }
    return counts;
  }

  /** The numbers of members who are among these holders, in the same order. */
  List<Long> count(List<Holders> all) {
    List<Long> counts = new ArrayList<>();
    for (List<Holders> portion : Portions.of(all, OF_A_STATEMENT)) {
      Long[] some = new Long[portion.size()];
      Arrays.fill(some, 0L);
      for (Tuple row : query(portion).getResultList()) {
        some[row.get("place", Integer.class)] += row.get("members", Long.class);
      }
      counts.addAll(List.of(some));
    }
    return counts;
  }

  private TypedQuery<Tuple> query(List<Holders> all) {
    Map<String, Object> parameters = new HashMap<>(Map.of("realm", realm.getId()));
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (String number : all.get(i).numbers("r" + i, parameters)) {
        numbers.add(
            "select %d as place, part.members as members from (%s) part".formatted(i, number));
      }
    }
    return Queries.createWhole(
        entityManager, String.join(" union all ", numbers), Tuple.class, parameters);
  }
}
