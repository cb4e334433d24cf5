package io.cim.keycloak.network.members;

import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import io.cim.keycloak.network.support.NetworkError;
import io.cim.keycloak.network.support.QueryParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 * @param groups numbers of the agent groups of which a member must be in at least one; empty for
 *     all members
 */
record MemberFilter(
    String search, Boolean enabled, Boolean cimAdmin, List<List<String>> roles, Set<Long> groups) {

  static final Set<String> PARAMETERS =
      Set.of("search", "role", "product", "group", "cimAdmin", "enabled");

  /** All CIM admins. */
  static MemberFilter cimAdmins() {
    return new MemberFilter(null, null, true, List.of(), Set.of());
  }

  /** All enabled members, or those whose name or e-mail has this part. */
  static MemberFilter search(String part) {
    return new MemberFilter(part, true, null, List.of(), Set.of());
  }

  static MemberFilter parse(QueryParameters parameters, Catalogue catalogue) {
    String search = parameters.one("search");
    List<List<String>> roles = new ArrayList<>(rolesByProduct(parameters.all("role"), catalogue));
    for (String clientId : new LinkedHashSet<>(parameters.all("product"))) {
      Product product = catalogue.product(clientId).orElseThrow(() -> unknownProduct(clientId));
      roles.add(product.roles().stream().map(ModuleRole::id).toList());
    }
    return new MemberFilter(
        search == null || search.isBlank() ? null : search.strip(),
        parameters.bool("enabled"),
        parameters.bool("cimAdmin"),
        List.copyOf(roles),
        groups(parameters.all("group")));
  }

  private static Set<Long> groups(List<String> numbers) {
    Set<Long> groups = new LinkedHashSet<>();
    for (String number : numbers) {
      if (!AgentGroups.isNumber(number)) {
        throw QueryParameters.invalid("group", "Must be the number of an agent group.");
      }
      groups.add(Long.valueOf(number));
    }
    return groups;
  }

  /** Inside one product any of the roles matches, across products all must. */
  private static Collection<List<String>> rolesByProduct(
      List<String> choices, Catalogue catalogue) {
    Map<String, List<String>> byProduct = new LinkedHashMap<>();
    for (String choice : choices) {
      List<Product> candidates = productsOf(choice, catalogue);
      Product product =
          candidates.stream()
              .filter(candidate -> roleOf(choice, candidate).isPresent())
              .findFirst()
              .orElse(candidates.get(0));
      ModuleRole role = roleOf(choice, product).orElseThrow(() -> unknownRole(choice, product));
      byProduct.computeIfAbsent(product.clientId(), key -> new ArrayList<>()).add(role.id());
    }
    return byProduct.values();
  }

  /**
   * Client IDs and role names may have colons of their own: every product that the text begins
   * with, longest first.
   */
  private static List<Product> productsOf(String choice, Catalogue catalogue) {
    int colon = choice.indexOf(':');
    if (colon < 0) {
      throw QueryParameters.invalid(
          "role", "Must be product:role, for instance chatbot:chatbot-editor.");
    }
    List<Product> products =
        catalogue.products().stream()
            .filter(candidate -> choice.startsWith(candidate.clientId() + ":"))
            .sorted(Comparator.comparing(candidate -> -candidate.clientId().length()))
            .toList();
    if (products.isEmpty()) {
      throw unknownProduct(choice.substring(0, colon));
    }
    return products;
  }

  private static Optional<ModuleRole> roleOf(String choice, Product product) {
    return product.role(choice.substring(product.clientId().length() + 1));
  }

  private static RuntimeException unknownRole(String choice, Product product) {
    String name = choice.substring(product.clientId().length() + 1);
    return NetworkError.UNKNOWN_ROLE.because(
        "The product '" + product.clientId() + "' has no module role '" + name + "'.",
        Map.of("field", "role", "roles", List.of(choice)));
  }

  private static RuntimeException unknownProduct(String clientId) {
    return NetworkError.UNKNOWN_PRODUCT.because(
        "This network has no product '" + clientId + "'.", Map.of("products", List.of(clientId)));
  }
}
