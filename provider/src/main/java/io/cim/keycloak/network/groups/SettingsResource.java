package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.support.JsonBody;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;

/**
 * {@code /settings}: read by everyone who may read the members, changed by whoever manages the
 * agent groups.
 */
public final class SettingsResource {

  private final NetworkRequest request;

  public SettingsResource(NetworkRequest request) {
    this.request = request;
  }

  /** The settings as they are. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Settings get() {
    request.caller().requireReadMembers();
    request.noParameters();
    return Settings.of(request.realm());
  }

  /** Changes the settings; answers them as they are then. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Settings update(String text) {
    request.caller().requireManageGroups();
    request.noParameters();
    JsonBody body = JsonBody.parse(text).only(Set.of("autoAssignChats"));
    Boolean autoAssignChats = body.bool("autoAssignChats");
    if (autoAssignChats == null) {
      throw body.invalid("autoAssignChats", "Must be true or false.");
    }
    Settings before = Settings.of(request.realm());
    Settings after = new Settings(autoAssignChats);
    if (!after.equals(before)) {
      after.save(request.realm());
      request
          .adminEvent()
          .clone(request.session())
          .operation(OperationType.UPDATE)
          .resource(ResourceType.REALM)
          .resourcePath("network", "settings")
          .detail("autoAssignChats", autoAssignChats.toString())
          .representation(after)
          .success();
    }
    return after;
  }
}
