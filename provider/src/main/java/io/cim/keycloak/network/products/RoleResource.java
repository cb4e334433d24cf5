package io.cim.keycloak.network.products;

import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.persistence.RowLocks;
import io.cim.keycloak.network.support.EventDetails;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.NetworkError;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** {@code /products/{clientId}/roles/{role}}: one module role, for platform operators. */
public final class RoleResource {

  private final NetworkRequest request;
  private final RealmModel realm;
  private final String clientId;
  private final String name;

  RoleResource(NetworkRequest request, String clientId, String name) {
    this.request = request;
    this.realm = request.realm();
    this.clientId = clientId;
    this.name = name;
  }

  /**
   * What a change does.
   *
   * @param role as it is afterwards
   * @param changes the permissions that come or go
   */
  public record Changed(ProductsResource.RoleView role, List<Effect> changes) {}

  /**
   * What the change of one permission does to the members. Who has the permission by another role
   * too neither gains nor loses it.
   *
   * @param gained the number of members who have it then and not now
   * @param lost the number of members who have it now and not then
   */
  public record Effect(String permission, long gained, long lost) {}

  /** The names of permissions before and after, for the admin event. */
  record Names(Set<String> before, Set<String> after) {}

  /**
   * Makes the permissions of the role exactly these; {@code dryRun} only tells what it would do.
   */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Changed setPermissions(String text) {
    request.caller().requireOperator();
    request.noParameters();
    JsonBody body = JsonBody.parse(text).only(Set.of("permissions", "dryRun"));
    Set<String> wanted = body.texts("permissions");
    if (wanted == null) {
      throw body.invalid("permissions", "Must be a list of texts.");
    }
    boolean dryRun = Boolean.TRUE.equals(body.bool("dryRun"));

    RowLocks.role(request.entityManager(), role(product(catalogue())).id());
    // read again: nobody else changes it any more
    Catalogue catalogue = catalogue();
    Product product = product(catalogue);
    requireKnown(wanted, product);
    PermissionPlan plan = PermissionPlan.of(product, role(product), catalogue.graph(), wanted);
    if (!plan.stubborn().isEmpty()) {
      throw NetworkError.CONFLICT.because(
          "Something else inside '%s' carries: %s. Take it out of that role or permission."
              .formatted(name, String.join(", ", plan.stubborn())),
          Map.of("permissions", plan.stubborn()));
    }
    Changed changed = effects(plan);
    if (!dryRun && !changed.changes().isEmpty()) {
      apply(plan);
    }
    return changed;
  }

  private Changed effects(PermissionPlan plan) {
    List<Permission> changing = plan.changing();
    List<Holders> holders = new ArrayList<>();
    holders.add(plan.before().holders(Set.of(plan.role().id())));
    for (Permission permission : changing) {
      holders.add(plan.before().holders(Set.of(permission.id())));
      holders.add(plan.after().holders(Set.of(permission.id())));
    }
    List<Long> numbers = new RoleMembers(request.entityManager(), realm).count(holders);
    List<Effect> changes = new ArrayList<>();
    for (int i = 0; i < changing.size(); i++) {
      long more = numbers.get(2 * i + 2) - numbers.get(2 * i + 1);
      changes.add(new Effect(changing.get(i).name(), Math.max(more, 0), Math.max(-more, 0)));
    }
    ProductsResource.RoleView view =
        new ProductsResource.RoleView(
            name, plan.role().description(), List.copyOf(plan.result()), numbers.get(0));
    return new Changed(view, changes);
  }

  private void apply(PermissionPlan plan) {
    RoleModel role = realm.getRoleById(plan.role().id());
    plan.added().forEach(id -> role.addCompositeRole(realm.getRoleById(id)));
    plan.removed().forEach(id -> role.removeCompositeRole(realm.getRoleById(id)));
    Names names = new Names(new TreeSet<>(plan.role().permissions()), plan.result());
    request
        .adminEvent()
        .clone(request.session())
        .operation(OperationType.UPDATE)
        .resource(ResourceType.CLIENT_ROLE)
        .resourcePath("network", "products", clientId, "roles", name)
        .detail("product", clientId)
        .detail("role", name)
        .detail("permissions_before", EventDetails.names(names.before()))
        .detail("permissions_after", EventDetails.names(names.after()))
        .representation(names)
        .success();
  }

  private Catalogue catalogue() {
    return new CatalogueStore(request.entityManager(), realm).get();
  }

  private Product product(Catalogue catalogue) {
    return catalogue
        .product(clientId)
        .orElseThrow(() -> NetworkError.NOT_FOUND.because("The network has no such product."));
  }

  private ModuleRole role(Product product) {
    return product
        .role(name)
        .orElseThrow(() -> NetworkError.NOT_FOUND.because("The product has no such module role."));
  }

  private static void requireKnown(Set<String> wanted, Product product) {
    List<String> unknown =
        wanted.stream()
            .filter(
                one -> product.permissions().stream().noneMatch(known -> known.name().equals(one)))
            .map(one -> product.clientId() + ":" + one)
            .toList();
    if (!unknown.isEmpty()) {
      throw NetworkError.UNKNOWN_ROLE.because(
          "There is no such permission: " + String.join(", ", unknown) + ".",
          Map.of("roles", unknown));
    }
  }
}
