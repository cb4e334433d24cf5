package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.groups.GroupEditor.Wanted;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * {@code /agent-groups}: read by everyone who may read the members, managed by platform operators,
 * CIM admins and account administrators. Supervisors see, and compose, those they are in.
 */
public final class AgentGroupsResource {

  private static final int CANDIDATES = 20;

  private final NetworkRequest request;
  private final Members members;
  private final GroupStore store;
  private final GroupRights rights;
  private final GroupEditor editor;
  private final GroupEvents events;
  private final GroupViews views;

  public AgentGroupsResource(NetworkRequest request) {
    this.request = request;
    this.members = new Members(request);
    this.store = new GroupStore(request.entityManager(), request.realm());
    this.rights = new GroupRights(request.entityManager(), request.caller(), members);
    this.events = new GroupEvents(request.session(), request.adminEvent());
    this.editor =
        new GroupEditor(request.session(), request.realm(), store, rights, members, events);
    this.views = new GroupViews(store, request.caller());
  }

  /** People who can be put into a group. */
  public record Candidates(List<Agent> members) {}

  /** A page of the groups that the caller may see, by name. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public GroupViews.Page list() {
    request.caller().requireReadGroups();
    QueryParameters parameters = request.parameters(Set.of("search", "max", "after"));
    return views.page(search(parameters), parameters.one("after"), parameters.pageSize());
  }

  /** Creates a group; answers it with its number. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response create(String body) {
    request.caller().requireManageGroups();
    request.noParameters();
    String number = Long.toString(editor.create(Wanted.parse(JsonBody.parse(body))));
    URI location = request.location(number);
    return group(number).answer(Response.created(location));
  }

  /**
   * The first enabled members, by user name, whose name or e-mail has the text of {@code search};
   * for everybody who puts people into groups.
   */
  @GET
  @Path("candidates")
  @Produces(MediaType.APPLICATION_JSON)
  public Candidates candidates() {
    request.caller().requireCompose();
    return new Candidates(
        members.search(search(request.parameters(Set.of("search"))), CANDIDATES).stream()
            .map(member -> new Agent(member.id(), member.username(), member.displayName()))
            .toList());
  }

  /** One group. */
  @Path("{id}")
  public AgentGroupResource group(@PathParam("id") String id) {
    return new AgentGroupResource(request, id, store, rights, views, editor, events);
  }

  private static String search(QueryParameters parameters) {
    String search = parameters.one("search");
    return search == null || search.isBlank() ? null : search.strip();
  }
}
