package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.groups.AgentGroup.GroupMember;
import io.cim.keycloak.network.groups.AgentGroup.Route;
import io.cim.keycloak.network.groups.GroupEditor.Wanted;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.NetworkError;
import io.cim.keycloak.network.support.Tags;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.GroupModel;

/** {@code /agent-groups/{id}}: one group, which does not exist for who may not see it. */
public final class AgentGroupResource {

  private final NetworkRequest request;
  private final String id;
  private final GroupStore store;
  private final GroupRights rights;
  private final GroupViews views;
  private final GroupEditor editor;
  private final GroupEvents events;
  private final Composition composition;

  AgentGroupResource(
      NetworkRequest request,
      String id,
      GroupStore store,
      GroupRights rights,
      GroupViews views,
      GroupEditor editor,
      GroupEvents events) {
    this.request = request;
    this.id = id;
    this.store = store;
    this.rights = rights;
    this.views = views;
    this.editor = editor;
    this.events = events;
    this.composition = new Composition(request.session(), request.realm());
  }

  /** What a deletion has broken. */
  public record Deleted(List<String> projects) {}

  /** All about the group, with an {@code ETag} that changes with it. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response get() {
    request.caller().requireReadGroups();
    request.noParameters();
    return answer(Response.ok());
  }

  /**
   * Makes the group exactly this; honours {@code If-Match}. Supervisors of the group change
   * everything but its name.
   */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response update(String body) {
    request.caller().requireCompose();
    request.noParameters();
    Wanted wanted = Wanted.parse(JsonBody.parse(body));
    GroupStore.Row row = lock();
    if (!row.name().equals(wanted.name())) {
      request.caller().requireManageGroups();
    }
    request.ifMatch().require(Tags.of(views.details(row).withoutAccess()), "group");
    editor.update(model(row), row, wanted);
    return answer(Response.ok());
  }

  /** Deletes the group, and tells the bot projects that have used it by default. */
  @DELETE
  @Produces(MediaType.APPLICATION_JSON)
  public Deleted delete() {
    request.caller().requireManageGroups();
    boolean force = Boolean.TRUE.equals(request.parameters(Set.of("force")).bool("force"));
    GroupStore.Row row = lock();
    rights.requireCompose(model(row));
    List<String> projects = views.projects(row);
    if (!projects.isEmpty() && !force) {
      throw NetworkError.GROUP_IN_USE.because(
          "Bot projects transfer chats to this group by default and would break: "
              + String.join(", ", projects)
              + ".",
          Map.of("projects", projects));
    }
    request.session().groups().removeGroup(request.realm(), model(row));
    events.group(OperationType.DELETE, row.number(), row.name());
    return new Deleted(projects);
  }

  /** Puts a member into the group, as its default agent or not. */
  @PUT
  @Path("members/{userId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public void add(@PathParam("userId") String userId, String body) {
    request.caller().requireCompose();
    request.noParameters();
    boolean asDefault =
        Boolean.TRUE.equals(JsonBody.parse(body).only(Set.of("default")).bool("default"));
    GroupStore.Row row = lock();
    editor.add(model(row), row, userId, asDefault);
  }

  /** Takes a member out of the group. */
  @DELETE
  @Path("members/{userId}")
  @Produces(MediaType.APPLICATION_JSON)
  public void remove(@PathParam("userId") String userId) {
    request.caller().requireCompose();
    request.noParameters();
    GroupStore.Row row = lock();
    editor.remove(model(row), row, userId);
  }

  /** Where a bot transfers chats to. */
  @GET
  @Path("route")
  @Produces(MediaType.APPLICATION_JSON)
  public Route route() {
    request.caller().requireRoutes();
    request.noParameters();
    GroupStore.Row row = row(request.caller().readsAllGroups() || request.caller().readsRoutes());
    return new Route(
        row.number(),
        row.name(),
        Settings.of(request.realm()).autoAssignChats(),
        row.defaultAgent(),
        store.members(row.id()).stream()
            .filter(GroupMember::enabled)
            .map(GroupMember::agent)
            .toList());
  }

  /** The group, where the caller may see all groups or is in it. */
  private GroupStore.Row row(boolean all) {
    return (AgentGroups.isNumber(id)
            ? store.find(Long.parseLong(id))
            : Optional.<GroupStore.Row>empty())
        .filter(row -> all || rights.isIn(row.id()))
        .orElseThrow(
            () -> NetworkError.NOT_FOUND.because("There is no such agent group in this network."));
  }

  /** The group, whose members the caller changes, and nobody else until the transaction ends. */
  private GroupStore.Row lock() {
    GroupStore.Row row = row(request.caller().readsAllGroups());
    rights.requireManage(row.id());
    composition.lock(model(row));
    // read again: somebody else may have changed it before the lock
    return row(true);
  }

  private GroupModel model(GroupStore.Row row) {
    return request.session().groups().getGroupById(request.realm(), row.id());
  }

  /** The group as it is now. */
  Response answer(Response.ResponseBuilder response) {
    return GroupViews.answer(response, views.details(row(request.caller().readsAllGroups())))
        .build();
  }
}
