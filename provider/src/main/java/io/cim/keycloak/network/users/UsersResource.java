package io.cim.keycloak.network.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.CatalogueStore;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code /users}: the list, for everyone who may read the members. */
public final class UsersResource {

  private static final int DEFAULT_PAGE = 50;
  private static final int LARGEST_PAGE = 200;
  private static final Set<String> LIST_PARAMETERS = listParameters();

  private final KeycloakSession session;
  private final Caller caller;
  private final CatalogueStore catalogue;
  private final MemberStore store;
  private final MemberReader reader;

  public UsersResource(
      KeycloakSession session,
      RealmModel realm,
      EntityManager entityManager,
      Caller caller,
      CatalogueStore catalogue) {
    this.session = session;
    this.caller = caller;
    this.catalogue = catalogue;
    this.store = new MemberStore(entityManager, realm);
    this.reader =
        new MemberReader(
            session, realm, store, caller, catalogue, new AgentGroups(entityManager, realm));
  }

  /**
   * A page of the list.
   *
   * @param next the cursor of the page after, or null where this is the last
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Page(List<Member> users, String next) {}

  /** How many members a filter matches. */
  public record Count(long count) {}

  /**
   * A page of the members that match the filter; shorter than asked for only at the end of the
   * list.
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Page list() {
    caller.requireReadMembers();
    QueryParameters parameters = parameters(LIST_PARAMETERS);
    MemberSort sort = MemberSort.parse(parameters.one("sort"));
    Cursor after = Cursor.decode(parameters.one("after"), sort);
    Integer asked = parameters.integer("max", 1, LARGEST_PAGE);
    int max = asked == null ? DEFAULT_PAGE : asked;
    Catalogue products = catalogue.get();
    MemberFilter filter = MemberFilter.parse(parameters, products);
    // one more than the page tells whether there is another
    List<MemberRow> rows = store.page(filter, products, sort, after, max + 1);
    List<MemberRow> page = rows.size() > max ? rows.subList(0, max) : rows;
    String next = rows.size() > max ? Cursor.of(page.get(max - 1), sort).encode() : null;
    return new Page(reader.members(page), next);
  }

  /** The number of members that match the list's filter. */
  @GET
  @Path("count")
  @Produces(MediaType.APPLICATION_JSON)
  public Count count() {
    caller.requireReadMembers();
    QueryParameters parameters = parameters(MemberFilter.PARAMETERS);
    Catalogue products = catalogue.get();
    return new Count(store.count(MemberFilter.parse(parameters, products), products));
  }

  /** One member. */
  @Path("{id}")
  public UserResource user(@PathParam("id") String id) {
    return new UserResource(session, id, caller, reader);
  }

  private QueryParameters parameters(Set<String> allowed) {
    return new QueryParameters(session.getContext().getUri().getQueryParameters(), allowed);
  }

  private static Set<String> listParameters() {
    Set<String> names = new HashSet<>(MemberFilter.PARAMETERS);
    names.addAll(Set.of("sort", "max", "after"));
    return Set.copyOf(names);
  }
}
