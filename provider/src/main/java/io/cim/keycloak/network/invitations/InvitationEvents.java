package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.support.EventDetails;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Keycloak's admin events of what becomes of invitations, with resource paths that begin with
 * {@code network/invitations/}. What somebody gets by accepting has the events of its own kind.
 */
final class InvitationEvents {

  private static final String RESOURCE_TYPE = "NETWORK_INVITATION";

  private final KeycloakSession session;
  private final AdminEventBuilder adminEvent;

  InvitationEvents(KeycloakSession session, AdminEventBuilder adminEvent) {
    this.session = session;
    this.adminEvent = adminEvent;
  }

  void sent(InvitationEntity invitation) {
    tell(invitation, OperationType.CREATE);
  }

  void changed(InvitationEntity invitation) {
    tell(invitation, OperationType.UPDATE);
  }

  void sentAgain(InvitationEntity invitation) {
    tell(invitation, OperationType.ACTION);
  }

  void revoked(InvitationEntity invitation) {
    tell(invitation, OperationType.DELETE);
  }

  private void tell(InvitationEntity invitation, OperationType operation) {
    List<String> offers = new ArrayList<>();
    Offer offer = invitation.offer();
    offer
        .products()
        .forEach((product, roles) -> roles.forEach(role -> offers.add(product + ":" + role)));
    offer.agentGroups().forEach(group -> offers.add("agent-group:" + group.id()));
    adminEvent
        .clone(session)
        .operation(operation)
        .resource(RESOURCE_TYPE)
        .resourcePath("network", "invitations", invitation.id())
        .detail("address", invitation.address())
        .detail("offers", EventDetails.names(offers))
        .success();
  }
}
