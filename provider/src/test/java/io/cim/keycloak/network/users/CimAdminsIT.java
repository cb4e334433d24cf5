package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.RealmState;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.UserRepresentation;

/** {@code /cim-admins}, and that the last enabled CIM admin is never lost. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class CimAdminsIT {

  private static int copies;

  /** Another name for each test: tokens of a realm are no good for the next of its name. */
  private String realmName;

  private RealmCopy copy;

  @BeforeEach
  void create(KeycloakServer server) {
    realmName = "cim-admins-" + copies++;
    copy = RealmCopy.create(server, realmName);
  }

  @AfterEach
  void remove() {
    copy.close();
  }

  @Test
  void onlyPlatformOperatorsMakeAndUnmake(KeycloakServer server) {
    Api olga = Api.as(server, realmName, "olga");
    Api anna = Api.as(server, realmName, "anna");
    String emil = id(server, "emil");
    for (String method : List.of("PUT", "DELETE")) {
      JsonNode before = RealmState.of(server, realmName, "emil", "boris");
      assertEquals("cim_admin_grant", code(anna.send(method, "cim-admins/" + emil)));
      assertEquals("cim_admin_grant", code(anna.send(method, "cim-admins/" + id(server, "boris"))));
      assertEquals("cim_admin_grant", code(anna.send(method, "cim-admins/" + id(server, "anna"))));
      assertEquals(
          "forbidden", code(Api.as(server, realmName, "ahmed").send(method, "cim-admins/" + emil)));
      assertEquals(before, RealmState.of(server, realmName, "emil", "boris"));
    }
    assertEquals(204, olga.send("PUT", "cim-admins/" + emil).status());
    assertEquals(204, olga.send("PUT", "cim-admins/" + emil).status(), "again");
    assertEquals(Set.of("anna", "boris", "emil"), admins(anna));
    assertTrue(anna.read("users/" + emil).get("cimAdmin").asBoolean());
    assertFalse(anna.read("users/" + emil).at("/access/edit").asBoolean());
    assertEquals(204, olga.send("DELETE", "cim-admins/" + emil).status());
    assertEquals(404, olga.send("DELETE", "cim-admins/" + emil).status(), "is none any more");
    assertEquals(404, olga.send("PUT", "cim-admins/nobody").status());
    assertEquals(Set.of("anna", "boris"), admins(anna));
    assertEquals(
        List.of("DELETE REALM_ROLE_MAPPING", "CREATE REALM_ROLE_MAPPING"), events(server, emil));
  }

  @Test
  void readByWhoeverReadsTheMembers(KeycloakServer server) {
    assertEquals(Set.of("anna", "boris"), admins(Api.as(server, realmName, "vera")));
    Api vera = Api.as(server, realmName, "vera");
    assertEquals(1, vera.read("cim-admins?max=1").get("users").size());
    assertEquals("invalid_request", code(vera.get("cim-admins?role=chatbot:chatbot-admin")));
  }

  @Test
  void aCimAdminByGroupIsNotUnmadeHalf(KeycloakServer server) {
    String emil = id(server, "emil");
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(realmName);
      String group = realm.getGroupByPath("/Marketing").getId();
      realm
          .groups()
          .group(group)
          .roles()
          .realmLevel()
          .add(List.of(realm.roles().get("cim-admin").toRepresentation()));
      realm.users().get(emil).joinGroup(group);
    }
    Api olga = Api.as(server, realmName, "olga");
    olga.send("PUT", "cim-admins/" + emil);
    JsonNode before = RealmState.of(server, realmName, "emil");
    Api.Answer answer = olga.send("DELETE", "cim-admins/" + emil);
    assertEquals("conflict", code(answer));
    assertEquals(
        "[{\"type\":\"group\",\"name\":\"/Marketing\"}]",
        answer.body().at("/details/sources").toString());
    assertEquals(before, RealmState.of(server, realmName, "emil"));
  }

  @Test
  void theLastEnabledOneIsNotLost(KeycloakServer server) {
    Api olga = Api.as(server, realmName, "olga");
    String anna = id(server, "anna");
    String boris = id(server, "boris");
    setEnabled(server, boris, false);
    JsonNode before = RealmState.of(server, realmName, "anna", "boris");
    assertEquals("last_cim_admin", code(olga.send("DELETE", "cim-admins/" + anna)));
    assertEquals("last_cim_admin", code(olga.send("DELETE", "users/" + anna)));
    assertEquals(before, RealmState.of(server, realmName, "anna", "boris"));
    // a disabled one was none that counts
    assertEquals(204, olga.send("DELETE", "users/" + boris).status());
    assertEquals("last_cim_admin", code(olga.send("DELETE", "cim-admins/" + anna)));
  }

  @Test
  void twoWhoTakeEachOthersLastOneAwayLeaveOne(KeycloakServer server) throws Exception {
    Api olga = Api.as(server, realmName, "olga");
    for (int round = 0; round < 5; round++) {
      List<String> ids = List.of(id(server, "anna"), id(server, "boris"));
      List<Integer> statuses =
          Parallel.run(
              ids.stream()
                  .<Parallel.Task<Integer>>map(
                      id -> () -> olga.send("DELETE", "cim-admins/" + id).status())
                  .toList());
      assertEquals(Set.of(204, 409), new TreeSet<>(statuses));
      assertEquals(1, admins(olga).size());
      ids.forEach(id -> olga.send("PUT", "cim-admins/" + id));
    }
  }

  private static Set<String> admins(Api caller) {
    Set<String> names = new TreeSet<>();
    caller
        .read("cim-admins")
        .get("users")
        .forEach(user -> names.add(user.get("username").asText()));
    return names;
  }

  private static String code(Api.Answer answer) {
    JsonNode error = answer.body().get("error");
    return error == null ? "status " + answer.status() : error.asText();
  }

  private void setEnabled(KeycloakServer server, String id, boolean enabled) {
    try (Keycloak keycloak = server.admin()) {
      UserRepresentation user = keycloak.realm(realmName).users().get(id).toRepresentation();
      user.setEnabled(enabled);
      keycloak.realm(realmName).users().get(id).update(user);
    }
  }

  private List<String> events(KeycloakServer server, String id) {
    try (Keycloak keycloak = server.admin()) {
      return keycloak.realm(realmName).getAdminEvents().stream()
          .filter(event -> ("network/cim-admins/" + id).equals(event.getResourcePath()))
          .map(event -> event.getOperationType() + " " + event.getResourceType())
          .toList();
    }
  }

  private String id(KeycloakServer server, String username) {
    try (Keycloak keycloak = server.admin()) {
      return keycloak.realm(realmName).users().searchByUsername(username, true).get(0).getId();
    }
  }
}
