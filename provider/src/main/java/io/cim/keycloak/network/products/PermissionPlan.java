package io.cim.keycloak.network.products;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What becomes of a module role whose permissions shall be others. Pure.
 *
 * @param role as it is
 * @param permissions all that the product has
 * @param before the composites as they are
 * @param after the composites as they would be
 * @param wanted names of the permissions that the role shall carry
 */
record PermissionPlan(
    ModuleRole role,
    List<Permission> permissions,
    RoleGraph before,
    RoleGraph after,
    Set<String> wanted) {

  static PermissionPlan of(Product product, ModuleRole role, RoleGraph graph, Set<String> wanted) {
    Set<String> children = new HashSet<>(graph.children(role.id()));
    product.permissions().stream()
        .filter(permission -> !wanted.contains(permission.name()))
        .forEach(permission -> children.remove(permission.id()));
    // what goes may have brought something that shall stay
    Set<String> left = graph.withChildren(role.id(), children).contents(role.id());
    product.permissions().stream()
        .filter(permission -> wanted.contains(permission.name()))
        .filter(permission -> !left.contains(permission.id()))
        .forEach(permission -> children.add(permission.id()));
    return new PermissionPlan(
        role, product.permissions(), graph, graph.withChildren(role.id(), children), wanted);
  }

  /** The permissions that the role would carry, sorted by name. */
  Set<String> result() {
    Set<String> contents = after.contents(role.id());
    return permissions.stream()
        .filter(permission -> contents.contains(permission.id()))
        .map(Permission::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The permissions that would not be as wanted, because another role in this one carries them. */
  Set<String> stubborn() {
    Set<String> stubborn = new TreeSet<>(result());
    stubborn.removeAll(wanted);
    return stubborn;
  }

  /** The permissions that come or go. */
  List<Permission> changing() {
    Set<String> result = result();
    return permissions.stream()
        .filter(
            permission ->
                result.contains(permission.name())
                    != role.permissions().contains(permission.name()))
        .toList();
  }

  /** IDs of the roles to be put into the module role. */
  Set<String> added() {
    return without(after.children(role.id()), before.children(role.id()));
  }

  /** IDs of the roles to be taken out of the module role. */
  Set<String> removed() {
    return without(before.children(role.id()), after.children(role.id()));
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    Set<String> rest = new HashSet<>(all);
    rest.removeAll(others);
    return rest;
  }
}
