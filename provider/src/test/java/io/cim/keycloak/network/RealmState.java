package io.cim.keycloak.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.List;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/** What both APIs tell of some people of a realm, to compare before and after. */
public final class RealmState {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RealmState() {}

  /** Like {@link #of(KeycloakServer, String, String...)}. */
  public static JsonNode of(RealmCopy realm, String... usernames) {
    return of(realm.server(), realm.name(), usernames);
  }

  /** The state of these people and the number of all, as the master administrator sees them. */
  public static JsonNode of(KeycloakServer server, String realm, String... usernames) {
    ObjectNode state = JSON.createObjectNode();
    Api api = Api.asMasterAdministrator(server).at(realm);
    try (Keycloak keycloak = server.admin()) {
      RealmResource keycloakRealm = keycloak.realm(realm);
      state.put("people", keycloakRealm.users().count());
      state.set("cimAdmins", api.read("cim-admins"));
      for (String username : usernames) {
        List<UserRepresentation> found = keycloakRealm.users().searchByUsername(username, true);
        if (found.isEmpty()) {
          state.putNull(username);
          continue;
        }
        UserResource user = keycloakRealm.users().get(found.get(0).getId());
        ObjectNode one = state.putObject(username);
        one.set("account", JSON.valueToTree(user.toRepresentation()));
        one.set("roles", JSON.valueToTree(user.roles().getAll()));
        one.set("groups", JSON.valueToTree(user.groups()));
        one.set("credentials", JSON.valueToTree(user.credentials()));
        one.set("member", api.read("users/" + found.get(0).getId()));
      }
    }
    return state;
  }
}
