package io.cim.keycloak.network.groups;

import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Keycloak's admin events of what the network API does to agent groups: one for the group, and one
 * for each member who joins, leaves, or becomes or is no longer the default agent.
 */
final class GroupEvents {

  private final KeycloakSession session;
  private final AdminEventBuilder adminEvent;

  GroupEvents(KeycloakSession session, AdminEventBuilder adminEvent) {
    this.session = session;
    this.adminEvent = adminEvent;
  }

  /** That a group was created, renamed or deleted. */
  void group(OperationType operation, long number, String name) {
    of(operation, ResourceType.GROUP, number, name)
        .resourcePath("network", "agent-groups", Long.toString(number))
        .success();
  }

  /**
   * That somebody has joined ({@code CREATE}), has left ({@code DELETE}), or only become or ceased
   * to be the default agent ({@code UPDATE}).
   */
  void member(OperationType operation, long number, String name, UserModel member) {
    of(operation, ResourceType.GROUP_MEMBERSHIP, number, name)
        .resourcePath("network", "agent-groups", Long.toString(number), "members", member.getId())
        .detail("userId", member.getId())
        .detail("username", member.getUsername())
        .success();
  }

  private AdminEventBuilder of(
      OperationType operation, ResourceType resource, long number, String name) {
    // a builder of its own for each event: it keeps its details when it is used again
    return adminEvent
        .clone(session)
        .operation(operation)
        .resource(resource)
        .detail("number", Long.toString(number))
        .detail("group", name);
  }
}
