package io.cim.keycloak.network.products;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An application that members may have access to.
 *
 * @param clientId as in tokens
 * @param name the client's name, or its client ID where it has none
 * @param order the place in the table, or null where the client has no number there: such products
 *     come last
 * @param roles module roles, those with most permissions first
 * @param permissions sorted by name
 */
public record Product(
    String clientId,
    String name,
    Integer order,
    List<ModuleRole> roles,
    List<Permission> permissions) {

  /** The order of the table. */
  static final Comparator<Product> TABLE_ORDER =
      Comparator.comparing(Product::order, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Product::name)
          .thenComparing(Product::clientId);

  /** The module role of this name. */
  public Optional<ModuleRole> role(String roleName) {
    return roles.stream().filter(role -> role.name().equals(roleName)).findFirst();
  }
}
