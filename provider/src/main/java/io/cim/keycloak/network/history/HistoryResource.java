package io.cim.keycloak.network.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** {@code /history}: who changed what, for everyone who may read the members. */
public final class HistoryResource {

  private static final Set<String> PARAMETERS = Set.of("user", "actor", "max", "after");

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final HistoryStore store;

  public HistoryResource(
      KeycloakSession session, RealmModel realm, EntityManager entityManager, Caller caller) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.store = new HistoryStore(entityManager);
  }

  /**
   * A page of the history.
   *
   * @param next the cursor of the page after, or null where this is the last
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Page(List<HistoryEntry> entries, String next) {}

  /** Entries, newest first; fewer than asked for only at the end. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Page list() {
    caller.requireReadHistory();
    QueryParameters parameters =
        new QueryParameters(session.getContext().getUri().getQueryParameters(), PARAMETERS);
    HistoryCursor after = HistoryCursor.decode(parameters.one("after"));
    int max = parameters.pageSize();
    // one more than the page tells whether there is another
    List<HistoryEntry> entries =
        store.page(realm.getId(), parameters.one("user"), parameters.one("actor"), after, max + 1);
    if (entries.size() <= max) {
      return new Page(entries, null);
    }
    HistoryEntry last = entries.get(max - 1);
    return new Page(entries.subList(0, max), new HistoryCursor(last.time(), last.id()).encode());
  }
}
