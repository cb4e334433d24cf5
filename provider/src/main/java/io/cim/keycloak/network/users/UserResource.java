package io.cim.keycloak.network.users;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.support.NetworkError;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** {@code /users/{id}}: one member, for everyone who may read the members. */
public final class UserResource {

  private final KeycloakSession session;
  private final String id;
  private final Caller caller;
  private final MemberReader reader;

  UserResource(KeycloakSession session, String id, Caller caller, MemberReader reader) {
    this.session = session;
    this.id = id;
    this.caller = caller;
    this.reader = reader;
  }

  /** All about the member, with an {@code ETag} that changes with the member. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response get() {
    caller.requireReadMembers();
    QueryParameters.none(session.getContext().getUri().getQueryParameters());
    MemberDetails details =
        reader
            .details(id)
            .orElseThrow(
                () -> NetworkError.NOT_FOUND.because("There is no such member in this network."));
    return Response.ok(details).tag(EntityTags.of(details)).build();
  }
}
