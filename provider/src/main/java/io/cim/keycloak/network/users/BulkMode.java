package io.cim.keycloak.network.users;

import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What many members' direct module roles become of named ones. Pure. */
enum BulkMode {
  /** The named ones come to those that a member has. */
  ADD,
  /** The named ones go, the others stay. */
  REMOVE,
  /** In the named products they become exactly the named ones. */
  REPLACE;

  /** The mode of this name on the wire; empty where there is none. */
  static Optional<BulkMode> of(String name) {
    return Stream.of(values())
        .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /**
   * What a member is to have, as {@link MemberEdit#of} takes it. Products in which nothing is to be
   * added or removed are left out: to ask for no roles there would take single permissions too.
   */
  Map<Product, Set<ModuleRole>> wanted(MemberState member, Map<Product, Set<ModuleRole>> named) {
    if (this == REPLACE) {
      return named;
    }
    Map<Product, Set<ModuleRole>> wanted = new LinkedHashMap<>();
    named.forEach(
        (product, roles) -> {
          Set<String> direct = MemberEdit.direct(member, product);
          Set<ModuleRole> after = new LinkedHashSet<>(product.roles());
          after.removeIf(role -> !direct.contains(role.name()));
          if (this == ADD ? after.addAll(roles) : after.removeAll(roles)) {
            wanted.put(product, after);
          }
        });
    return wanted;
  }
}
