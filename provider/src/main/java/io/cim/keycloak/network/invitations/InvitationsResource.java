package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.products.CatalogueStore;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * {@code /invitations}: for platform operators and CIM admins, and for account administrators, who
 * see their own and invite into the products that they administer.
 */
public final class InvitationsResource {

  private final KeycloakSession session;
  private final Caller caller;
  private final Invitations invitations;
  private final InvitationWriter writer;

  public InvitationsResource(
      KeycloakSession session,
      RealmModel realm,
      EntityManager entityManager,
      Caller caller,
      CatalogueStore catalogue,
      AdminEventBuilder adminEvent) {
    this.session = session;
    this.caller = caller;
    InvitationStore store = new InvitationStore(entityManager, realm.getId());
    Offers offers = Offers.of(session, realm, entityManager, catalogue);
    this.invitations = new Invitations(store, offers, caller);
    this.writer =
        new InvitationWriter(session, realm, entityManager, caller, offers, store, adminEvent);
  }

  /** A page of the invitations, newest first; fewer than asked for only at the end. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Invitations.Page list() {
    caller.requireInvite();
    return invitations.page(parameters(Invitations.PARAMETERS));
  }

  /** Invites up to 20 people; their mails leave when the answer is on its way. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response invite(String body) {
    caller.requireInvite();
    parameters(Set.of());
    var made = invitations.tell(writer.invite(JsonBody.parse(body)));
    return Response.status(Response.Status.CREATED)
        .entity(new Invitations.Page(made, null))
        .build();
  }

  /** One invitation. */
  @Path("{id}")
  public InvitationResource invitation(@PathParam("id") String id) {
    return new InvitationResource(session, id, caller, invitations, writer);
  }

  private QueryParameters parameters(Set<String> allowed) {
    return new QueryParameters(session.getContext().getUri().getQueryParameters(), allowed);
  }
}
