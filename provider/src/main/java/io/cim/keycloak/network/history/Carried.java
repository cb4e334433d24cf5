package io.cim.keycloak.network.history;

import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The permissions that the module roles of a realm carry at one moment, by the IDs of the roles: a
 * role that is only renamed has not changed.
 */
record Carried(Map<String, ByRole> roles) {

  /** The permissions of one module role. */
  record ByRole(String product, String role, List<String> permissions) {}

  /** A module role whose permissions are not the same any more. */
  record Change(String product, String role, List<String> before, List<String> after) {}

  static Carried of(Catalogue catalogue) {
    Map<String, ByRole> roles = new LinkedHashMap<>();
    for (Product product : catalogue.products()) {
      for (ModuleRole role : product.roles()) {
        roles.put(role.id(), new ByRole(product.clientId(), role.name(), role.permissions()));
      }
    }
    return new Carried(roles);
  }

  /** What has to change in this to become the other; a role that is not there carries nothing. */
  List<Change> until(Carried later) {
    Set<String> ids = new LinkedHashSet<>(roles.keySet());
    ids.addAll(later.roles.keySet());
    List<Change> changes = new ArrayList<>();
    for (String id : ids) {
      ByRole before = roles.get(id);
      ByRole after = later.roles.get(id);
      ByRole named = after == null ? before : after;
      Change change =
          new Change(named.product(), named.role(), permissions(before), permissions(after));
      if (!change.before().equals(change.after())) {
        changes.add(change);
      }
    }
    return changes;
  }

  private static List<String> permissions(ByRole role) {
    return role == null ? List.of() : role.permissions();
  }
}
