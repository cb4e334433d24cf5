package io.cim.keycloak.network.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;

@ExtendWith(KeycloakExtension.class)
class AccessIT {

  @ParameterizedTest
  @CsvSource({
    // persona, users, edit, cimAdmins, agentGroups, invitations, settings, history, deliveries
    "olga, true, true, true, all, true, true, true, true",
    "anna, true, true, false, all, true, true, true, false",
    "ahmed, true, false, false, all, true, true, true, false",
    "sofia, false, false, false, own, false, false, false, false",
    "vera, true, false, false, none, false, false, true, false",
  })
  void saysWhatTheCallerMayDo(
      String persona,
      boolean users,
      boolean edit,
      boolean cimAdmins,
      String agentGroups,
      boolean invitations,
      boolean settings,
      boolean history,
      boolean deliveries,
      KeycloakServer server)
      throws Exception {
    assertEquals(
        new ObjectMapper()
            .readTree(
                """
                {"users": %s, "edit": %s, "cimAdmins": %s, "agentGroups": "%s", "invitations": %s, "settings": %s,
                 "history": %s, "deliveries": %s}
                """
                    .formatted(
                        users,
                        edit,
                        cimAdmins,
                        agentGroups,
                        invitations,
                        settings,
                        history,
                        deliveries)),
        Api.as(server, persona).read("access"));
  }

  @Test
  void aCimAdminIsNeverAPlatformOperator(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(Api.REALM);
      String boris = realm.users().searchByUsername("boris", true).get(0).getId();
      String management = realm.clients().findByClientId("realm-management").get(0).getId();
      var realmAdmin =
          List.of(realm.clients().get(management).roles().get("realm-admin").toRepresentation());
      realm.users().get(boris).roles().clientLevel(management).add(realmAdmin);
      try {
        Api api = Api.as(server, "boris");
        assertEquals(false, api.read("access").get("cimAdmins").asBoolean());
        assertEquals(false, api.read("users?search=anna@").at("/users/0/access/edit").asBoolean());
      } finally {
        realm.users().get(boris).roles().clientLevel(management).remove(realmAdmin);
      }
    }
  }

  @Test
  void theMasterRealmIsARealmLikeOthersAndNobodyReachesIntoAnother(KeycloakServer server) {
    Api master = Api.asMasterAdministrator(server).at("master");
    assertEquals(KeycloakServer.ADMIN, master.read("users").at("/users/0/username").asText());
    assertEquals(true, master.read("users").at("/users/0/access/edit").asBoolean());
    assertEquals(0, master.read("products").size());
    assertEquals(403, Api.as(server, "olga").at("master").get("users").status());
    assertEquals(403, Api.as(server, "anna").at("master").get("access").status());
  }
}
