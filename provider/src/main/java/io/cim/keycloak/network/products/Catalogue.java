package io.cim.keycloak.network.products;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The products of a network in table order, and what of Keycloak's other roles concerns its
 * members.
 */
public final class Catalogue {

  private final List<Product> products;
  private final Map<String, InProduct> roles = new HashMap<>();
  private final Set<String> managementRoles;
  private final RoleGraph graph;

  /**
   * Where a role belongs.
   *
   * @param product its client ID
   * @param name of the role
   * @param permission whether a permission, otherwise a module role
   */
  public record InProduct(String product, String name, boolean permission) {}

  /**
   * A catalogue of these products.
   *
   * @param managementRoles IDs of the roles that administer the realm
   */
  Catalogue(List<Product> products, Set<String> managementRoles, RoleGraph graph) {
    this.products = products;
    this.managementRoles = managementRoles;
    this.graph = graph;
    for (Product product : products) {
      product
          .roles()
          .forEach(
              role -> roles.put(role.id(), new InProduct(product.clientId(), role.name(), false)));
      product
          .permissions()
          .forEach(
              role -> roles.put(role.id(), new InProduct(product.clientId(), role.name(), true)));
    }
  }

  /** In table order. */
  public List<Product> products() {
    return products;
  }

  public Optional<Product> product(String clientId) {
    return products.stream().filter(product -> product.clientId().equals(clientId)).findFirst();
  }

  /** The module roles of all products. */
  public List<ModuleRole> moduleRoles() {
    List<ModuleRole> all = new ArrayList<>();
    products.forEach(product -> all.addAll(product.roles()));
    return all;
  }

  /** Where a role of this ID belongs, or null for a role of no product. */
  public InProduct role(String id) {
    return roles.get(id);
  }

  /** Whether the role of this ID administers the realm. */
  public boolean isManagementRole(String id) {
    return managementRoles.contains(id);
  }

  /** The composites of the realm. */
  public RoleGraph graph() {
    return graph;
  }
}
