package io.cim.keycloak.network.access;

import io.cim.keycloak.network.support.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.keycloak.models.KeycloakSession;

/** {@code /access}: for everyone who may do anything in the network. */
public final class AccessResource {

  private final KeycloakSession session;
  private final Caller caller;

  public AccessResource(KeycloakSession session, Caller caller) {
    this.session = session;
    this.caller = caller;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Access access() {
    caller.requireAnything();
    QueryParameters.none(session.getContext().getUri().getQueryParameters());
    return caller.access();
  }
}
