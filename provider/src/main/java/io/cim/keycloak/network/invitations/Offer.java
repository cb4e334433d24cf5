package io.cim.keycloak.network.invitations;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.NetworkError;
import io.cim.keycloak.network.users.ProductRoles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keycloak.util.JsonSerialization;

/**
 * What an invitation offers, by the names of the time when it was made.
 *
 * @param products names of module roles by client ID
 * @param agentGroups groups to be a member of
 */
record Offer(Map<String, List<String>> products, List<Group> agentGroups) {

  static final Offer NOTHING = new Offer(Map.of(), List.of());

  /**
   * An agent group.
   *
   * @param id its numeric ID
   * @param defaultAgent whether to be its default agent
   */
  record Group(long id, @JsonProperty("default") boolean defaultAgent) {}

  /**
   * Reads the two fields of a body.
   *
   * @param before what stays of fields that are absent
   * @throws org.keycloak.services.ErrorResponseException for what the network does not have
   */
  static Offer parse(JsonBody body, Catalogue catalogue, Offer before) {
    JsonBody products = body.object("products");
    List<JsonBody> groups = body.objects("agentGroups");
    return new Offer(
        products == null ? before.products : products(ProductRoles.parse(products, catalogue)),
        groups == null ? before.agentGroups : groups(groups));
  }

  /** Reads what {@link #write()} wrote. */
  static Offer read(String json) {
    try {
      return JsonSerialization.readValue(json, Offer.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As it stands in the database. */
  String write() {
    try {
      return JsonSerialization.writeValueAsString(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isNothing() {
    return products.isEmpty() && agentGroups.isEmpty();
  }

  /** This without what stands in another. */
  Offer without(Offer less) {
    Map<String, List<String>> rest = new TreeMap<>();
    products.forEach(
        (product, roles) -> {
          List<String> left = new ArrayList<>(roles);
          left.removeAll(less.products.getOrDefault(product, List.of()));
          if (!left.isEmpty()) {
            rest.put(product, left);
          }
        });
    return new Offer(
        rest, agentGroups.stream().filter(group -> !less.agentGroups.contains(group)).toList());
  }

  /** The numeric IDs of the groups. */
  Set<Long> groupIds() {
    return agentGroups.stream().map(Group::id).collect(Collectors.toSet());
  }

  private static Map<String, List<String>> products(Map<Product, Set<ModuleRole>> roles) {
    Map<String, List<String>> products = new TreeMap<>();
    roles.forEach(
        (product, chosen) -> {
          if (!chosen.isEmpty()) {
            products.put(product.clientId(), chosen.stream().map(ModuleRole::name).toList());
          }
        });
    return products;
  }

  private static List<Group> groups(List<JsonBody> bodies) {
    List<Group> groups = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (JsonBody body : bodies) {
      Long id = body.only(Set.of("id", "default")).number("id");
      if (id == null || !seen.add(id)) {
        throw NetworkError.INVALID_REQUEST.because(
            "Field 'agentGroups': Each group must be named once, by its numeric ID.",
            Map.of("field", "agentGroups"));
      }
      groups.add(new Group(id, Boolean.TRUE.equals(body.bool("default"))));
    }
    return groups;
  }
}
