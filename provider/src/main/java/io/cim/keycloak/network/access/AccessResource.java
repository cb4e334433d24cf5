package io.cim.keycloak.network.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /access}: for everyone who may do anything in the network. */
public final class AccessResource {

  private final NetworkRequest request;

  public AccessResource(NetworkRequest request) {
    this.request = request;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Access access() {
    request.caller().requireAnything();
    request.noParameters();
    return request.caller().access();
  }
}
