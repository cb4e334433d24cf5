package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.QueryParameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * {@code /settings}: read by everyone who may read the members, changed by whoever manages the
 * agent groups.
 */
public final class SettingsResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private final AdminEventBuilder adminEvent;

  public SettingsResource(
      KeycloakSession session, RealmModel realm, Caller caller, AdminEventBuilder adminEvent) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
    this.adminEvent = adminEvent;
  }

  /** The settings as they are. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Settings get() {
    caller.requireReadMembers();
    noParameters();
    return Settings.of(realm);
  }

  /** Changes the settings; answers them as they are then. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Settings update(String text) {
    caller.requireManageGroups();
    noParameters();
    JsonBody body = JsonBody.parse(text).only(Set.of("autoAssignChats"));
    Boolean autoAssignChats = body.bool("autoAssignChats");
    if (autoAssignChats == null) {
      throw body.invalid("autoAssignChats", "Must be true or false.");
    }
    Settings before = Settings.of(realm);
    Settings after = new Settings(autoAssignChats);
    if (!after.equals(before)) {
      after.save(realm);
      adminEvent
          .clone(session)
          .operation(OperationType.UPDATE)
          .resource(ResourceType.REALM)
          .resourcePath("network", "settings")
          .detail("autoAssignChats", autoAssignChats.toString())
          .representation(after)
          .success();
    }
    return after;
  }

  private void noParameters() {
    QueryParameters.none(session.getContext().getUri().getQueryParameters());
  }
}
