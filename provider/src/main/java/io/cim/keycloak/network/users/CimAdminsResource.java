package io.cim.keycloak.network.users;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.guard.CimAdminRole;
import io.cim.keycloak.network.members.HeldRole;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.products.CatalogueStore;
import io.cim.keycloak.network.support.NetworkError;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * {@code /cim-admins}: read by everyone who may read the members, changed by platform operators
 * alone.
 */
public final class CimAdminsResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final Members members;
  private final Judge judge;
  private final CimAdmins cimAdmins;
  private final MemberEvents events;

  public CimAdminsResource(
      KeycloakSession session,
      RealmModel realm,
      EntityManager entityManager,
      Caller caller,
      CatalogueStore catalogue,
      AdminEventBuilder adminEvent) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.members = new Members(session, realm, entityManager, caller, catalogue);
    this.judge = new Judge(session, realm, caller);
    this.cimAdmins = new CimAdmins(entityManager, realm, catalogue, judge);
    this.events = new MemberEvents(session, adminEvent);
  }

  /** A page of the CIM admins, by whatever way they are. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Members.Page list() {
    caller.requireReadMembers();
    return members.cimAdmins();
  }

  /** Assigns the role to a member. Somebody who has it already keeps it. */
  @PUT
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public void make(@PathParam("id") String id) {
    judge.requireMakeCimAdmins(() -> members.find(id), "cim-admin.made");
    noParameters();
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
    noParameters();
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
    new MemberSessions(session, realm).endLost(user, member, now);
    events.cimAdminChanged(member.member(), false, role.getName());
  }

  private MemberState lock(String id) {
    return members.lock(id).orElseThrow(UserResource::notFound);
  }

  private UserModel user(String id) {
    return members.account(id).orElseThrow(UserResource::notFound);
  }

  private void noParameters() {
    QueryParameters.none(session.getContext().getUri().getQueryParameters());
  }

  private static boolean isDirect(MemberState member, RoleModel role) {
    return member.held().stream()
        .anyMatch(held -> held.groupId() == null && held.roleId().equals(role.getId()));
  }
}
