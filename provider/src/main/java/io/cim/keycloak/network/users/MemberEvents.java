package io.cim.keycloak.network.users;

import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.members.Holdings;
import io.cim.keycloak.network.members.Member;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.support.EventDetails;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Keycloak's admin events of what the network API does to members. Their resource paths begin with
 * {@code network/}; the details name the member and the roles, so that they can be read when both
 * are gone.
 */
final class MemberEvents {

  private final KeycloakSession session;
  private final AdminEventBuilder adminEvent;

  MemberEvents(KeycloakSession session, AdminEventBuilder adminEvent) {
    this.session = session;
    this.adminEvent = adminEvent;
  }

  /** Names of roles before and after a change. */
  record Change(Collection<String> before, Collection<String> after) {}

  /** What somebody had who was removed. */
  record Removed(
      String id,
      String username,
      Map<String, Holdings.ProductRoles> products,
      List<AgentGroups.Membership> agentGroups,
      boolean cimAdmin) {}

  /**
   * That members were exported.
   *
   * @param query the parameters that say which, as in the request; null for all
   */
  void exported(String query) {
    adminEvent
        .clone(session)
        .operation(OperationType.ACTION)
        .resource(ResourceType.USER)
        .resourcePath("network", "users", "export")
        .detail("query", query == null ? "" : query)
        .success();
  }

  void created(Member member, Object request) {
    of(member, OperationType.CREATE, ResourceType.USER)
        .resourcePath("network", "users", member.id())
        .representation(request)
        .success();
  }

  /** The event of a removal, to be sent when it is done: the caller may remove themselves. */
  AdminEventBuilder removal(MemberState state) {
    Member member = state.member();
    return of(member, OperationType.DELETE, ResourceType.USER)
        .resourcePath("network", "users", member.id())
        .representation(
            new Removed(
                member.id(),
                member.username(),
                member.products(),
                state.details().agentGroups(),
                member.cimAdmin()));
  }

  void productChanged(Member member, String clientId, Change roles) {
    withRoles(of(member, OperationType.UPDATE, ResourceType.CLIENT_ROLE_MAPPING), roles)
        .resourcePath("network", "users", member.id(), "products", clientId)
        .detail("product", clientId)
        .representation(roles)
        .success();
  }

  /** That a member was made a CIM admin or is one no longer. */
  void cimAdminChanged(Member member, boolean made, String role) {
    List<String> held = List.of(role);
    Change roles = made ? new Change(List.of(), held) : new Change(held, List.of());
    OperationType operation = made ? OperationType.CREATE : OperationType.DELETE;
    withRoles(of(member, operation, ResourceType.REALM_ROLE_MAPPING), roles)
        .resourcePath("network", "cim-admins", member.id())
        .representation(roles)
        .success();
  }

  private AdminEventBuilder of(Member member, OperationType operation, ResourceType resource) {
    // a builder of its own for each event: it keeps its details when it is used again
    return adminEvent
        .clone(session)
        .operation(operation)
        .resource(resource)
        .detail("userId", member.id())
        .detail("username", member.username());
  }

  private static AdminEventBuilder withRoles(AdminEventBuilder event, Change roles) {
    return event
        .detail("roles_before", EventDetails.names(roles.before()))
        .detail("roles_after", EventDetails.names(roles.after()));
  }
}
