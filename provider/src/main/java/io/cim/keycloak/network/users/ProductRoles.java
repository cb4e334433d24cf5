package io.cim.keycloak.network.users;

import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.NetworkError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of a body that says which module roles somebody shall have in which products. */
public final class ProductRoles {

  private ProductRoles() {}

  /**
   * Reads an object of lists of roles by client ID, in the order of the body.
   *
   * @throws org.keycloak.services.ErrorResponseException {@code unknown_product} or {@code
   *     unknown_role} with all that the network does not have
   */
  public static Map<Product, Set<ModuleRole>> parse(JsonBody body, Catalogue catalogue) {
    Map<Product, Set<ModuleRole>> wanted = new LinkedHashMap<>();
    List<String> unknownProducts = new ArrayList<>();
    List<String> unknownRoles = new ArrayList<>();
    for (String clientId : body.names()) {
      Set<String> names = body.texts(clientId);
      if (names == null) {
        throw body.invalid(clientId, "Must be a list of texts.");
      }
      catalogue
          .product(clientId)
          .ifPresentOrElse(
              product -> wanted.put(product, roles(product, names, unknownRoles)),
              () -> unknownProducts.add(clientId));
    }
    if (!unknownProducts.isEmpty()) {
      throw NetworkError.UNKNOWN_PRODUCT.because(
          "The network has no such product: " + String.join(", ", unknownProducts) + ".",
          Map.of("products", unknownProducts));
    }
    if (!unknownRoles.isEmpty()) {
      throw NetworkError.UNKNOWN_ROLE.because(
          "There is no such module role: " + String.join(", ", unknownRoles) + ".",
          Map.of("roles", unknownRoles));
    }
    return wanted;
  }

  private static Set<ModuleRole> roles(Product product, Set<String> names, List<String> unknown) {
    Set<ModuleRole> roles = new LinkedHashSet<>();
    for (String name : names) {
      product
          .role(name)
          .ifPresentOrElse(roles::add, () -> unknown.add(product.clientId() + ":" + name));
    }
    return roles;
  }
}
