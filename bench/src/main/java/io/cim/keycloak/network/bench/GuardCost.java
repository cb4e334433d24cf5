package io.cim.keycloak.network.bench;

import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.util.List;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What the guard adds to an ordinary change by Keycloak's own API: the same change by a CIM admin
 * of the network, and by somebody with the same roles of Keycloak in a realm in which the guard is
 * silent.
 */
final class GuardCost {

  private static final String UNGUARDED = "unguarded";

  private final KeycloakServer server;

  GuardCost(KeycloakServer server) {
    this.server = server;
  }

  Job job() throws IOException {
    String guarded;
    String unguarded;
    try (Keycloak keycloak = server.admin()) {
      RealmResource network = keycloak.realm("network");
      manageUsers(network, network.users().searchByUsername("anna", true).get(0).getId());
      guarded = network.users().searchByUsername("emil", true).get(0).getId();
      RealmRepresentation other = new RealmRepresentation();
      other.setRealm(UNGUARDED);
      other.setEnabled(true);
      other.setAccessTokenLifespan(24 * 3600);
      keycloak.realms().create(other);
      RealmResource realm = keycloak.realm(UNGUARDED);
      manageUsers(realm, create(realm, "anna"));
      unguarded = create(realm, "emil");
    }
    Caller inNetwork = Caller.logIn(server.baseUrl(), "network", "anna");
    Caller elsewhere = Caller.logIn(server.baseUrl(), UNGUARDED, "anna");
    return new Job(
        "change of a name, guarded",
        List.of(Target.millisMore(10)),
        run -> List.of(change(inNetwork, guarded, run)),
        run -> List.of(change(elsewhere, unguarded, run)));
  }

  private static Request change(Caller caller, String id, int run) {
    return new Request(caller, "PUT", "users/" + id, "{\"lastName\": \"Run" + run + "\"}");
  }

  private static void manageUsers(RealmResource realm, String user) {
    String management = realm.clients().findByClientId("realm-management").get(0).getId();
    realm
        .users()
        .get(user)
        .roles()
        .clientLevel(management)
        .add(
            List.of(
                realm.clients().get(management).roles().get("manage-users").toRepresentation()));
  }

  private static String create(RealmResource realm, String name) {
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue("network");
    UserRepresentation user = new UserRepresentation();
    user.setUsername(name);
    user.setEmail(name + "@example.com");
    user.setFirstName(name);
    user.setLastName("Unguarded");
    user.setEnabled(true);
    user.setCredentials(List.of(password));
    try (var response = realm.users().create(user)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }
}
