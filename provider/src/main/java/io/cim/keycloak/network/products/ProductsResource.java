package io.cim.keycloak.network.products;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /products}: read by everyone who may read the members, changed by platform operators. */
public final class ProductsResource {

  private final NetworkRequest request;

  public ProductsResource(NetworkRequest request) {
    this.request = request;
  }

  /**
   * A product on the wire.
   *
   * @param order the place in the table, or null
   * @param access what the caller may do with it
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record ProductView(
      String clientId,
      String name,
      Integer order,
      List<RoleView> roles,
      List<Permission> permissions,
      Access access) {}

  /**
   * What a caller may do with a product.
   *
   * @param invite offer its roles in an invitation
   */
  public record Access(boolean invite) {}

  /**
   * A module role on the wire.
   *
   * @param members the number of people who hold it, by whatever way; null, and left out, where it
   *     was not asked for
   */
  public record RoleView(
      String name,
      String description,
      List<String> permissions,
      @JsonInclude(JsonInclude.Include.NON_NULL) Long members) {}

  /**
   * In table order. {@code members=false} leaves the numbers out, which on a large network take
   * longer than a page.
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<ProductView> products() {
    request.caller().requireReadMembers();
    QueryParameters parameters = request.parameters(Set.of("members"));
    boolean counted = !Boolean.FALSE.equals(parameters.bool("members"));
    Map<String, Long> counts =
        counted
            ? new RoleMembers(request.entityManager(), request.realm())
                .count(request.catalogue().get())
            : null;
    Set<String> administered = request.caller().administered();
    return request.catalogue().get().products().stream()
        .map(
            product -> view(product, counts, new Access(administered.contains(product.clientId()))))
        .toList();
  }

  /** One module role. */
  @Path("{clientId}/roles/{role}")
  public RoleResource role(@PathParam("clientId") String clientId, @PathParam("role") String role) {
    return new RoleResource(request, clientId, role);
  }

  private static ProductView view(Product product, Map<String, Long> counts, Access access) {
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
                        counts == null ? null : counts.getOrDefault(role.id(), 0L)))
            .toList(),
        product.permissions(),
        access);
  }
}
