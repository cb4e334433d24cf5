package io.cim.keycloak.network.users;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.Members;
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
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * {@code /users}: the list, read by everyone who may read the members; people are added by platform
 * operators and CIM admins.
 */
public final class UsersResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final EntityManager entityManager;
  private final Caller caller;
  private final CatalogueStore catalogue;
  private final Members members;
  private final MemberEvents events;
  private final Judge judge;

  public UsersResource(
      KeycloakSession session,
      RealmModel realm,
      EntityManager entityManager,
      Caller caller,
      CatalogueStore catalogue,
      AdminEventBuilder adminEvent) {
    this.session = session;
    this.realm = realm;
    this.entityManager = entityManager;
    this.caller = caller;
    this.catalogue = catalogue;
    this.members = new Members(session, realm, entityManager, caller, catalogue);
    this.events = new MemberEvents(session, adminEvent);
    this.judge = new Judge(session, realm, caller);
  }

  /** How many members a filter matches. */
  public record Count(long count) {}

  /**
   * A page of the members that match the filter; shorter than asked for only at the end of the
   * list.
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Members.Page list() {
    caller.requireReadMembers();
    return members.page();
  }

  /** The number of members that match the list's filter. */
  @GET
  @Path("count")
  @Produces(MediaType.APPLICATION_JSON)
  public Count count() {
    caller.requireReadMembers();
    return new Count(members.count());
  }

  /** Adds somebody to the network; answers them as in the list. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response create(String body) {
    caller.requireEditMembers();
    QueryParameters.none(session.getContext().getUri().getQueryParameters());
    MemberCreation creation =
        new MemberCreation(
            session,
            realm,
            judge,
            members,
            editor(),
            events,
            new AgentGroups(entityManager, realm));
    MemberState created = creation.create(JsonBody.parse(body), catalogue.get());
    URI location =
        session.getContext().getUri().getAbsolutePathBuilder().path(created.member().id()).build();
    return Response.created(location).entity(created.member()).tag(created.tag()).build();
  }

  /** One member. */
  @Path("{id}")
  public UserResource user(@PathParam("id") String id) {
    return new UserResource(
        session,
        id,
        caller,
        catalogue,
        members,
        judge,
        editor(),
        new MemberRemoval(session, realm, members, cimAdmins(), events));
  }

  private MemberEditor editor() {
    return new MemberEditor(session, realm, judge, members, cimAdmins(), events);
  }

  private CimAdmins cimAdmins() {
    return new CimAdmins(entityManager, realm, catalogue, judge);
  }
}
