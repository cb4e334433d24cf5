package io.cim.keycloak.network.users;

import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import io.cim.keycloak.network.support.NetworkError;
import io.cim.keycloak.network.support.QueryParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which members are asked for.
 *
 * @param search part of the display name, user name or e-mail, or null
 * @param enabled or null for both
 * @param cimAdmin or null for both
 * @param roles for each condition the IDs of the module roles of which a member must hold at least
 *     one
 */
record MemberFilter(String search, Boolean enabled, Boolean cimAdmin, List<List<String>> roles) {

  static final Set<String> PARAMETERS = Set.of("search", "role", "product", "cimAdmin", "enabled");

  static MemberFilter parse(QueryParameters parameters, Catalogue catalogue) {
    String search = parameters.one("search");
    List<List<String>> roles = new ArrayList<>(rolesByProduct(parameters.all("role"), catalogue));
    for (String clientId : parameters.all("product")) {
      Product product = catalogue.product(clientId).orElseThrow(() -> unknownProduct(clientId));
      roles.add(product.roles().stream().map(ModuleRole::id).toList());
    }
    return new MemberFilter(
        search == null || search.isBlank() ? null : search.strip(),
        parameters.bool("enabled"),
        parameters.bool("cimAdmin"),
        List.copyOf(roles));
  }

  /** Inside one product any of the roles matches, across products all must. */
  private static Collection<List<String>> rolesByProduct(
      List<String> choices, Catalogue catalogue) {
    Map<String, List<String>> byProduct = new LinkedHashMap<>();
    for (String choice : choices) {
      Product product = productOf(choice, catalogue);
      String name = choice.substring(product.clientId().length() + 1);
      ModuleRole role =
          product
              .role(name)
              .orElseThrow(
                  () ->
                      NetworkError.UNKNOWN_ROLE.because(
                          "The product '"
                              + product.clientId()
                              + "' has no module role '"
                              + name
                              + "'.",
                          Map.of("field", "role", "roles", List.of(choice))));
      byProduct.computeIfAbsent(product.clientId(), key -> new ArrayList<>()).add(role.id());
    }
    return byProduct.values();
  }

  /**
   * Client IDs and role names may have colons of their own: the known product decides where the
   * name begins.
   */
  private static Product productOf(String choice, Catalogue catalogue) {
    int colon = choice.indexOf(':');
    if (colon < 0) {
      throw QueryParameters.invalid(
          "role", "Must be product:role, for instance chatbot:chatbot-editor.");
    }
    Optional<Product> product =
        catalogue.products().stream()
            .filter(candidate -> choice.startsWith(candidate.clientId() + ":"))
            .max(Comparator.comparing(candidate -> candidate.clientId().length()));
    return product.orElseThrow(() -> unknownProduct(choice.substring(0, colon)));
  }

  private static RuntimeException unknownProduct(String clientId) {
    return NetworkError.UNKNOWN_PRODUCT.because(
        "This network has no product '" + clientId + "'.", Map.of("products", List.of(clientId)));
  }
}
