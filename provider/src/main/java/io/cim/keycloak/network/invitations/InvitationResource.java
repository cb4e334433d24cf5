package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.NetworkError;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /invitations/{id}}: one of the invitations that the caller sees. */
public final class InvitationResource {

  private final NetworkRequest request;
  private final String id;
  private final Invitations invitations;
  private final InvitationWriter writer;

  InvitationResource(
      NetworkRequest request, String id, Invitations invitations, InvitationWriter writer) {
    this.request = request;
    this.id = id;
    this.invitations = invitations;
    this.writer = writer;
  }

  /** Changes what a pending invitation offers; the link that was mailed stays good. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Invitation change(String body) {
    request.caller().requireInvite();
    request.noParameters();
    InvitationEntity invitation = lock();
    writer.change(invitation, JsonBody.parse(body));
    return tell(invitation);
  }

  /** Mails a new link; the old one is dead. */
  @POST
  @Path("resend")
  @Produces(MediaType.APPLICATION_JSON)
  public Invitation sendAgain() {
    request.caller().requireInvite();
    request.noParameters();
    InvitationEntity invitation = lock();
    writer.sendAgain(invitation);
    return tell(invitation);
  }

  /** Takes the invitation back; the link is dead. */
  @DELETE
  @Produces(MediaType.APPLICATION_JSON)
  public void revoke() {
    request.caller().requireInvite();
    request.noParameters();
    writer.revoke(lock());
  }

  private InvitationEntity lock() {
    return invitations
        .lock(id)
        .orElseThrow(() -> NetworkError.NOT_FOUND.because("There is no such invitation."));
  }

  private Invitation tell(InvitationEntity invitation) {
    return invitations.tell(List.of(invitation)).get(0);
  }
}
