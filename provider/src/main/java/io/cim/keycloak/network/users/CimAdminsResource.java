package io.cim.keycloak.network.users;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.guard.CimAdminRole;
import io.cim.keycloak.network.members.HeldRole;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.support.NetworkError;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * {@code /cim-admins}: read by everyone who may read the members, changed by platform operators
 * alone.
 */
public final class CimAdminsResource {

  private final NetworkRequest request;
  private final RealmModel realm;
  private final Members members;
  private final Judge judge;
  private final CimAdmins cimAdmins;
  private final MemberEvents events;

  public CimAdminsResource(NetworkRequest request) {
    this.request = request;
    this.realm = request.realm();
    this.members = new Members(request);
    this.judge = new Judge(request);
    this.cimAdmins = new CimAdmins(request.entityManager(), realm, request.catalogue(), judge);
    this.events = new MemberEvents(request.session(), request.adminEvent());
  }

  /** A page of the CIM admins, by whatever way they are. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Members.Page list() {
    request.caller().requireReadMembers();
    return members.cimAdmins();
  }

  /** Assigns the role to a member. Somebody who has it already keeps it. */
  @PUT
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public void make(@PathParam("id") String id) {
    judge.requireMakeCimAdmins(() -> members.find(id), "cim-admin.made");
    request.noParameters();
    RoleModel role = CimAdminRole.of(realm);
    if (role == null) {
      throw NetworkError.CONFLICT.because("The realm has no role '" + Caller.CIM_ADMIN + "'.");
    }
    MemberState member = lock(id);
    if (!isDirect(member, role)) {
      user(id).grantRole(role);
      events.cimAdminChanged(member.member(), true, role.getName());
    }
  }

  /**
   * Takes the role from a member, who must hold it by assignment alone and not be the last enabled
   * CIM admin.
   */
  @DELETE
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public void unmake(@PathParam("id") String id) {
    judge.requireMakeCimAdmins(() -> members.find(id), "cim-admin.unmade");
    request.noParameters();
    MemberState member = lock(id);
    if (!member.target().cimAdmin()) {
      throw NetworkError.NOT_FOUND.because("This member is no CIM admin.");
    }
    RoleModel role = CimAdminRole.of(realm);
    List<HeldRole> others =
        member.held().stream()
            .filter(held -> held.groupId() != null || !held.roleId().equals(role.getId()))
            .toList();
    if (members.target(id, others).cimAdmin()) {
      throw NetworkError.CONFLICT.because(
          "This member is a CIM admin by a group or another role: take that away.",
          Map.of("sources", members.sources(others, role.getId())));
    }
    cimAdmins.requireAnother(member.member(), "cim-admin.unmade");
    UserModel user = user(id);
    user.deleteRoleMapping(role);
    // the role contains the products' admin roles: who had them by it alone is out of the products
    MemberState now = members.find(id).orElseThrow(UserResource::notFound);
    new MemberSessions(request.session(), realm).endLost(user, member, now);
    events.cimAdminChanged(member.member(), false, role.getName());
  }

  private MemberState lock(String id) {
    return members.lock(id).orElseThrow(UserResource::notFound);
  }

  private UserModel user(String id) {
    return members.account(id).orElseThrow(UserResource::notFound);
  }

  private static boolean isDirect(MemberState member, RoleModel role) {
    return member.held().stream()
        .anyMatch(held -> held.groupId() == null && held.roleId().equals(role.getId()));
  }
}
