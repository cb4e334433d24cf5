package io.cim.keycloak.network.users;

import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.members.HeldRole;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.members.RoleSource;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import io.cim.keycloak.network.support.IfMatch;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.NetworkError;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code /users/{id}}: one member, read by everyone who may read the members, changed by platform
 * operators and CIM admins.
 */
public final class UserResource {

  private final NetworkRequest request;
  private final String id;
  private final Members members;
  private final Judge judge;
  private final MemberEditor editor;
  private final MemberRemoval removal;

  UserResource(
      NetworkRequest request,
      String id,
      Members members,
      Judge judge,
      MemberEditor editor,
      MemberRemoval removal) {
    this.request = request;
    this.id = id;
    this.members = members;
    this.judge = judge;
    this.editor = editor;
    this.removal = removal;
  }

  /** All about the member, with an {@code ETag} that changes with the member. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response get() {
    request.caller().requireReadMembers();
    request.noParameters();
    MemberState member = members.find(id).orElseThrow(UserResource::notFound);
    return Response.ok(member.details()).tag(member.tag()).build();
  }

  /**
   * Makes the member's direct roles in the named products exactly these; honours {@code If-Match}.
   */
  @PUT
  @Path("products")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response setProducts(String body) {
    request.caller().requireEditMembers();
    request.noParameters();
    MemberState member = lockForEdit();
    Map<Product, Set<ModuleRole>> wanted =
        ProductRoles.parse(JsonBody.parse(body), request.catalogue().get());
    return answer(editor.edit(member, wanted));
  }

  /**
   * Takes all roles of a product from the member, and refuses where that would not end the access;
   * honours {@code If-Match}.
   */
  @DELETE
  @Path("products/{product}")
  @Produces(MediaType.APPLICATION_JSON)
  public void revoke(@PathParam("product") String clientId) {
    request.caller().requireEditMembers();
    request.noParameters();
    Product product =
        request
            .catalogue()
            .get()
            .product(clientId)
            .orElseThrow(() -> NetworkError.NOT_FOUND.because("The network has no such product."));
    MemberState member = lockForEdit();
    Map<String, List<RoleSource>> remaining = remaining(member, product);
    if (!remaining.isEmpty()) {
      throw NetworkError.CONFLICT.because(
          "The member has roles of this product through a group or another role, and would keep"
              + " them: take those away.",
          Map.of("sources", remaining));
    }
    editor.edit(member, Map.of(product, Set.of()));
  }

  /** Removes the member from the network; honours {@code If-Match}. */
  @DELETE
  @Produces(MediaType.APPLICATION_JSON)
  public void remove() {
    request.caller().requireEditMembers();
    request.noParameters();
    MemberState member = members.lock(id).orElseThrow(UserResource::notFound);
    judge.requireRemove(member);
    ifMatch().require(member.tag(), "member");
    removal.remove(member);
  }

  private MemberState lockForEdit() {
    MemberState member = members.lock(id).orElseThrow(UserResource::notFound);
    judge.requireEdit(member);
    ifMatch().require(member.tag(), "member");
    return member;
  }

  /**
   * What would remain of a product if everything assigned directly went, and by which ways: module
   * roles, or where there are none single permissions.
   */
  private Map<String, List<RoleSource>> remaining(MemberState member, Product product) {
    Map<String, String> roles = new HashMap<>();
    product.roles().forEach(role -> roles.put(role.id(), role.name()));
    Map<String, String> permissions = new HashMap<>();
    product.permissions().forEach(one -> permissions.put(one.id(), one.name()));
    List<HeldRole> others =
        member.held().stream()
            .filter(
                held ->
                    held.groupId() != null
                        || !(roles.containsKey(held.roleId())
                            || permissions.containsKey(held.roleId())))
            .toList();
    Map<String, List<RoleSource>> byRoles = sources(others, roles);
    return byRoles.isEmpty() ? sources(others, permissions) : byRoles;
  }

  private Map<String, List<RoleSource>> sources(List<HeldRole> held, Map<String, String> names) {
    Map<String, List<RoleSource>> sources = new TreeMap<>();
    names.forEach(
        (id, name) -> {
          List<RoleSource> ways = members.sources(held, id);
          if (!ways.isEmpty()) {
            sources.put(name, ways);
          }
        });
    return sources;
  }

  /** A member as in the list, with their new {@code ETag}. */
  static Response answer(MemberState member) {
    return Response.ok(member.member()).tag(member.tag()).build();
  }

  static RuntimeException notFound() {
    return NetworkError.NOT_FOUND.because("There is no such member in this network.");
  }

  private IfMatch ifMatch() {
    return request.ifMatch();
  }
}
