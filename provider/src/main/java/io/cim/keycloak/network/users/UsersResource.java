package io.cim.keycloak.network.users;

import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.MemberWalk;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.sheets.MemberExport;
import io.cim.keycloak.network.support.JsonBody;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/**
 * {@code /users}: the list, read by everyone who may read the members; people are added by platform
 * operators and CIM admins.
 */
public final class UsersResource {

  private static final String CSV = "text/csv;charset=utf-8";
  private static final String DRY_RUN = "dryRun";

  private final NetworkRequest request;
  private final Members members;
  private final MemberEvents events;
  private final Judge judge;

  public UsersResource(NetworkRequest request) {
    this.request = request;
    this.members = new Members(request);
    this.events = new MemberEvents(request.session(), request.adminEvent());
    this.judge = new Judge(request);
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
    request.caller().requireReadMembers();
    return members.page();
  }

  /** The number of members that match the list's filter. */
  @GET
  @Path("count")
  @Produces(MediaType.APPLICATION_JSON)
  public Count count() {
    request.caller().requireReadMembers();
    return new Count(members.count());
  }

  /**
   * All members that match the list's filter, as CSV; the history tells that they were exported.
   */
  @GET
  @Path("export")
  @Produces(CSV)
  public Response export() {
    request.caller().requireReadMembers();
    MemberWalk walk = members.walk();
    KeycloakSession session = request.session();
    events.exported(session.getContext().getUri().getRequestUri().getRawQuery());
    return Response.ok(new MemberExport(session.getTransactionManager(), walk))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"members.csv\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** Adds somebody to the network; answers them as in the list. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response create(String body) {
    request.caller().requireEditMembers();
    request.noParameters();
    MemberState created = creation().create(JsonBody.parse(body), request.catalogue().get());
    URI location = request.location(created.member().id());
    return Response.created(location).entity(created.member()).tag(created.tag()).build();
  }

  /** Changes the module roles of up to 200 members: of all, or of nobody. */
  @POST
  @Path("bulk")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response changeMany(String body) {
    request.caller().requireEditMembers();
    request.noParameters();
    BulkChange change = new BulkChange(judge, members, editor());
    return Response.ok(change.run(JsonBody.parse(body), request.catalogue().get())).build();
  }

  /** Adds people and changes roles as a table says; {@code dryRun} only tells what it would do. */
  @POST
  @Path("import")
  @Consumes("text/csv")
  @Produces(MediaType.APPLICATION_JSON)
  public Response importTable(InputStream file) {
    request.caller().requireEditMembers();
    boolean dryRun = Boolean.TRUE.equals(request.parameters(Set.of(DRY_RUN)).bool(DRY_RUN));
    MemberImport whole =
        new MemberImport(
            request.realm(),
            judge,
            members,
            editor(),
            creation(),
            new PersonProfile(request.session(), request.realm()));
    return Response.ok(whole.run(file, request.catalogue().get(), dryRun)).build();
  }

  /** One member. */
  @Path("{id}")
  public UserResource user(@PathParam("id") String id) {
    return new UserResource(
        request,
        id,
        members,
        judge,
        editor(),
        new MemberRemoval(request.session(), request.realm(), members, cimAdmins(), events));
  }

  private MemberCreation creation() {
    return new MemberCreation(
        request.session(),
        request.realm(),
        judge,
        members,
        editor(),
        events,
        new AgentGroups(request.entityManager(), request.realm()));
  }

  private MemberEditor editor() {
    return new MemberEditor(
        request.session(), request.realm(), judge, members, cimAdmins(), events);
  }

  private CimAdmins cimAdmins() {
    return new CimAdmins(request.entityManager(), request.realm(), request.catalogue(), judge);
  }
}
