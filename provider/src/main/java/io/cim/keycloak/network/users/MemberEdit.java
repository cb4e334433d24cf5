package io.cim.keycloak.network.users;

import io.cim.keycloak.network.members.HeldRole;
import io.cim.keycloak.network.members.Holdings;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Permission;
import io.cim.keycloak.network.products.Product;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What becomes of a member whose direct module roles shall be others. Pure.
 *
 * @param member as they are
 * @param products those in which something changes
 */
record MemberEdit(MemberState member, List<InProduct> products) {

  /**
   * What becomes of a member in one product.
   *
   * @param before names of the direct module roles
   * @param after the same afterwards
   * @param permissions IDs of single permissions that are assigned directly and go: who is to have
   *     no role in the product is to have no access
   */
  record InProduct(
      Product product, Set<String> before, Set<String> after, Set<String> permissions) {

    boolean changes() {
      return !before.equals(after) || !permissions.isEmpty();
    }

    /** IDs of the module roles that are granted. */
    Set<String> granted() {
      return ids(after, before);
    }

    /** IDs of the module roles and permissions that are taken away. */
    Set<String> revoked() {
      Set<String> revoked = new HashSet<>(ids(before, after));
      revoked.addAll(permissions);
      return revoked;
    }

    private Set<String> ids(Set<String> names, Set<String> without) {
      return product.roles().stream()
          .filter(role -> names.contains(role.name()) && !without.contains(role.name()))
          .map(ModuleRole::id)
          .collect(Collectors.toSet());
    }
  }

  /** The direct module roles in these products become exactly these. */
  static MemberEdit of(MemberState member, Map<Product, Set<ModuleRole>> wanted) {
    return new MemberEdit(
        member,
        wanted.entrySet().stream()
            .map(one -> inProduct(member, one.getKey(), one.getValue()))
            .filter(InProduct::changes)
            .toList());
  }

  /** The names of the module roles in a product that a member is assigned directly. */
  static Set<String> direct(MemberState member, Product product) {
    Holdings.ProductRoles held = member.member().products().get(product.clientId());
    return held == null ? Set.of() : held.roles();
  }

  String id() {
    return member.member().id();
  }

  boolean isNothing() {
    return products.isEmpty();
  }

  /** Names of roles before and after, by client ID. */
  Map<String, MemberEvents.Change> changes() {
    Map<String, MemberEvents.Change> changes = new TreeMap<>();
    for (InProduct one : products) {
      changes.put(one.product().clientId(), new MemberEvents.Change(one.before(), one.after()));
    }
    return changes;
  }

  /** What the member will hold, composites not followed. */
  List<HeldRole> heldAfter() {
    List<HeldRole> held = new ArrayList<>(member.held());
    for (InProduct product : products) {
      Set<String> revoked = product.revoked();
      held.removeIf(role -> role.groupId() == null && revoked.contains(role.roleId()));
      product.granted().forEach(role -> held.add(new HeldRole(id(), role, null)));
    }
    return held;
  }

  private static InProduct inProduct(MemberState member, Product product, Set<ModuleRole> roles) {
    return new InProduct(
        product,
        direct(member, product),
        roles.stream().map(ModuleRole::name).collect(Collectors.toCollection(TreeSet::new)),
        roles.isEmpty() ? directPermissions(member, product) : Set.of());
  }

  private static Set<String> directPermissions(MemberState member, Product product) {
    Set<String> all =
        product.permissions().stream().map(Permission::id).collect(Collectors.toSet());
    return member.held().stream()
        .filter(held -> held.groupId() == null)
        .map(HeldRole::roleId)
        .filter(all::contains)
        .collect(Collectors.toSet());
  }
}
