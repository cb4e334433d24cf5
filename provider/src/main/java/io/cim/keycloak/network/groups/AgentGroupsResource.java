package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.groups.GroupEditor.Wanted;
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
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * {@code /agent-groups}: read by everyone who may read the members, managed by platform operators,
 * CIM admins and account administrators. Supervisors see, and compose, those they are in.
 */
public final class AgentGroupsResource {

  private static final int CANDIDATES = 20;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final Members members;
  private final GroupStore store;
  private final GroupRights rights;
  private final GroupEditor editor;
  private final GroupEvents events;
  private final GroupViews views;

  public AgentGroupsResource(
      KeycloakSession session,
      RealmModel realm,
      EntityManager entityManager,
      Caller caller,
      CatalogueStore catalogue,
      AdminEventBuilder adminEvent) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.members = new Members(session, realm, entityManager, caller, catalogue);
    this.store = new GroupStore(entityManager, realm);
    this.rights = new GroupRights(entityManager, caller, members);
    this.events = new GroupEvents(session, adminEvent);
    this.editor = new GroupEditor(session, realm, store, rights, members, events);
    this.views = new GroupViews(store, caller);
  }

  /** People who can be put into a group. */
  public record Candidates(List<Agent> members) {}

  /** A page of the groups that the caller may see, by name. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public GroupViews.Page list() {
    caller.requireReadGroups();
    QueryParameters parameters = parameters(Set.of("search", "max", "after"));
    return views.page(search(parameters), parameters.one("after"), parameters.pageSize());
  }

  /** Creates a group; answers it with its number. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response create(String body) {
    caller.requireManageGroups();
    parameters(Set.of());
    String number = Long.toString(editor.create(Wanted.parse(JsonBody.parse(body))));
    URI location = session.getContext().getUri().getAbsolutePathBuilder().path(number).build();
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
    caller.requireCompose();
    return new Candidates(
        members.search(search(parameters(Set.of("search"))), CANDIDATES).stream()
            .map(member -> new Agent(member.id(), member.username(), member.displayName()))
            .toList());
  }

  /** One group. */
  @Path("{id}")
  public AgentGroupResource group(@PathParam("id") String id) {
    return new AgentGroupResource(session, realm, id, caller, store, rights, views, editor, events);
  }

  private QueryParameters parameters(Set<String> allowed) {
    return new QueryParameters(session.getContext().getUri().getQueryParameters(), allowed);
  }

  private static String search(QueryParameters parameters) {
    String search = parameters.one("search");
    return search == null || search.isBlank() ? null : search.strip();
  }
}
