package io.cim.keycloak.network.products;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code /products}: for everyone who may read the members. */
public final class ProductsResource {

  private final KeycloakSession session;
  private final Caller caller;
  private final CatalogueStore catalogue;
  private final RoleMembers members;

  public ProductsResource(
      KeycloakSession session,
      RealmModel realm,
      EntityManager entityManager,
      Caller caller,
      CatalogueStore catalogue) {
    this.session = session;
    this.caller = caller;
    this.catalogue = catalogue;
    this.members = new RoleMembers(entityManager, realm);
  }

  /**
   * A product on the wire.
   *
   * @param order the place in the table, or null
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record ProductView(
      String clientId,
      String name,
      Integer order,
      List<RoleView> roles,
      List<Permission> permissions) {}

  /**
   * A module role on the wire.
   *
   * @param members the number of people who hold it, by whatever way
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record RoleView(String name, String description, List<String> permissions, long members) {}

  /** In table order. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<ProductView> products() {
    caller.requireReadMembers();
    QueryParameters.none(session.getContext().getUri().getQueryParameters());
    Map<String, Long> counts = members.count(catalogue.get());
    return catalogue.get().products().stream().map(product -> view(product, counts)).toList();
  }

  private static ProductView view(Product product, Map<String, Long> counts) {
    return new ProductView(
        product.clientId(),
        product.name(),
        product.order(),
        product.roles().stream()
            .map(
                role ->
                    new RoleView(
                        role.name(),
                        role.description(),
                        role.permissions(),
                        counts.getOrDefault(role.id(), 0L)))
            .toList(),
        product.permissions());
  }
}
