package io.cim.keycloak.network.access;

import io.cim.keycloak.network.products.CatalogueStore;
import io.cim.keycloak.network.support.IfMatch;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponseException;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * A request to the network API: what its endpoints need of Keycloak, and who asks.
 *
 * @param session of the request
 * @param realm the network
 * @param caller who asks
 * @param catalogue of the realm
 * @param adminEvent records a change; to be cloned where a request makes several
 */
public record NetworkRequest(
    KeycloakSession session,
    RealmModel realm,
    Caller caller,
    CatalogueStore catalogue,
    AdminEventBuilder adminEvent) {

  /** Of Keycloak's own connection: what it changes is committed with the session. */
  public EntityManager entityManager() {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /**
   * The query parameters.
   *
   * @param allowed the names that the endpoint knows
   * @throws ErrorResponseException {@code invalid_request} for any other name
   */
  public QueryParameters parameters(Set<String> allowed) {
    return QueryParameters.of(session, allowed);
  }

  /** Refuses every query parameter, for endpoints that take none. */
  public void noParameters() {
    parameters(Set.of());
  }

  /** The condition of the request's {@code If-Match}. */
  public IfMatch ifMatch() {
    return IfMatch.of(session.getContext().getHttpRequest().getHttpHeaders());
  }

  /** The address of what the request has made, one step below its own. */
  public URI location(String id) {
    return session.getContext().getUri().getAbsolutePathBuilder().path(id).build();
  }
}
