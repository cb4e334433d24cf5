package io.cim.keycloak.network.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;

/** {@code /history}: who changed what, for everyone who may read the members. */
public final class HistoryResource {

  private static final Set<String> PARAMETERS = Set.of("user", "actor", "max", "after");

  private final NetworkRequest request;
  private final HistoryStore store;

  public HistoryResource(NetworkRequest request) {
    this.request = request;
    this.store = new HistoryStore(request.entityManager());
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
    request.caller().requireReadHistory();
    QueryParameters parameters = request.parameters(PARAMETERS);
    HistoryCursor after = HistoryCursor.decode(parameters.one("after"));
    int max = parameters.pageSize();
    // one more than the page tells whether there is another
    List<HistoryEntry> entries =
        store.page(
            request.realm().getId(),
            parameters.one("user"),
            parameters.one("actor"),
            after,
            max + 1);
    if (entries.size() <= max) {
      return new Page(entries, null);
    }
    HistoryEntry last = entries.get(max - 1);
    return new Page(entries.subList(0, max), new HistoryCursor(last.time(), last.id()).encode());
  }
}
