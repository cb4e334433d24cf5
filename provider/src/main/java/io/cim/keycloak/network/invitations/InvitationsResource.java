package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.support.JsonBody;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code /invitations}: for platform operators and CIM admins, and for account administrators, who
 * invite into the products that they administer, and see those and their own.
 */
public final class InvitationsResource {

  private final NetworkRequest request;
  private final Invitations invitations;
  private final InvitationWriter writer;

  public InvitationsResource(NetworkRequest request) {
    this.request = request;
    EntityManager entityManager = request.entityManager();
    InvitationStore store = new InvitationStore(entityManager, request.realm().getId());
    Offers offers =
        Offers.of(request.session(), request.realm(), entityManager, request.catalogue());
    this.invitations = new Invitations(store, offers, request.caller());
    this.writer = new InvitationWriter(request, offers, store);
  }

  /** A page of the invitations, newest first; fewer than asked for only at the end. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Invitations.Page list() {
    request.caller().requireInvite();
    return invitations.page(request.parameters(Invitations.PARAMETERS));
  }

  /** Invites up to 20 people; their mails leave when the answer is on its way. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response invite(String body) {
    request.caller().requireInvite();
    request.noParameters();
    var made = invitations.tell(writer.invite(JsonBody.parse(body)));
    return Response.status(Response.Status.CREATED)
        .entity(new Invitations.Page(made, null))
        .build();
  }

  /** One invitation. */
  @Path("{id}")
  public InvitationResource invitation(@PathParam("id") String id) {
    return new InvitationResource(request, id, invitations, writer);
  }
}
