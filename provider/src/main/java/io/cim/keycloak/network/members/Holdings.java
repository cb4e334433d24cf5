package io.cim.keycloak.network.members;

import io.cim.keycloak.network.products.Catalogue;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a member holds, composites followed.
 *
 * @param products by client ID; only products in which the member has a module role
 * @param permissions by client ID the names of the permissions
 * @param cimAdmin whether a CIM admin
 * @param managementRoles IDs of the roles that administer the realm
 */
public record Holdings(
    Map<String, ProductRoles> products,
    Map<String, Set<String>> permissions,
    boolean cimAdmin,
    Set<String> managementRoles) {

  /**
   * The module roles in one product, sorted by name.
   *
   * @param roles assigned directly
   * @param inherited only through groups or composites
   */
  public record ProductRoles(Set<String> roles, Set<String> inherited) {}

  /**
   * Follows the composites.
   *
   * @param held what the database has for this one member
   * @param cimAdminRole ID of the role, or null where the realm has none
   */
  public static Holdings of(Collection<HeldRole> held, Catalogue catalogue, String cimAdminRole) {
    Map<String, ProductRoles> products = new TreeMap<>();
    Map<String, Set<String>> permissions = new TreeMap<>();
    Set<String> all =
        held.stream()
            .flatMap(role -> catalogue.graph().contents(role.roleId()).stream())
            .collect(Collectors.toSet());
    Set<String> direct =
        held.stream()
            .filter(role -> role.groupId() == null)
            .map(HeldRole::roleId)
            .collect(Collectors.toSet());
    for (String id : all) {
      Catalogue.InProduct role = catalogue.role(id);
      if (role == null) {
        continue;
      }
      if (role.permission()) {
        permissions.computeIfAbsent(role.product(), key -> new TreeSet<>()).add(role.name());
      } else {
        ProductRoles roles =
            products.computeIfAbsent(
                role.product(), key -> new ProductRoles(new TreeSet<>(), new TreeSet<>()));
        (direct.contains(id) ? roles.roles() : roles.inherited()).add(role.name());
      }
    }
    return new Holdings(
        products,
        permissions,
        cimAdminRole != null && all.contains(cimAdminRole),
        all.stream().filter(catalogue::isManagementRole).collect(Collectors.toSet()));
  }
}
