package io.cim.keycloak.network.events;

import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.Holders;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each role and each group gives its holders in some products: by ID the IDs of module roles,
 * and of permissions that none of these carries. Pure.
 */
final class Structure {

  private final Map<String, Set<String>> given = new HashMap<>();

  private Structure() {}

  static Structure of(Catalogue catalogue, Set<String> products) {
    Structure structure = new Structure();
    for (Product product : catalogue.products()) {
      if (products.contains(product.clientId())) {
        structure.add(product, catalogue);
      }
    }
    return structure;
  }

  private void add(Product product, Catalogue catalogue) {
    Map<String, Set<String>> carried = new HashMap<>();
    for (ModuleRole role : product.roles()) {
      giving(catalogue, role.id()).forEach(id -> give(id, role.id()));
      for (String permission : role.permissions()) {
        carried
            .computeIfAbsent(permission, name -> new HashSet<>())
            .addAll(giving(catalogue, role.id()));
      }
    }
    product
        .permissions()
        .forEach(
            permission -> {
              Set<String> extra = new HashSet<>(giving(catalogue, permission.id()));
              extra.removeAll(carried.getOrDefault(permission.name(), Set.of()));
              extra.forEach(id -> give(id, permission.id()));
            });
  }

  /** IDs of the roles and groups that give this role. */
  private static Set<String> giving(Catalogue catalogue, String role) {
    Holders holders = catalogue.graph().holders(List.of(role));
    Set<String> all = new HashSet<>(holders.roles());
    all.addAll(holders.groups());
    return all;
  }

  private void give(String id, String role) {
    given.computeIfAbsent(id, key -> new HashSet<>()).add(role);
  }

  /** IDs of the roles and groups that give something else in the other structure. */
  Set<String> differences(Structure other) {
    Set<String> all = new HashSet<>(given.keySet());
    all.addAll(other.given.keySet());
    all.removeIf(
        id -> given.getOrDefault(id, Set.of()).equals(other.given.getOrDefault(id, Set.of())));
    return all;
  }
}
