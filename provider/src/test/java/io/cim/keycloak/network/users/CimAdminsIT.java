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

  private RealmCopy network;

  @BeforeEach
  void create(KeycloakServer server) {
    // another name for each: tokens of a realm are no good for the next of its name
    network = RealmCopy.create(server, "cim-admins-" + copies++);
  }

  @AfterEach
  void remove() {
    network.close();
  }

  @Test
  void onlyPlatformOperatorsMakeAndUnmake() {
    Api olga = Api.as(network, "olga");
    Api anna = Api.as(network, "anna");
    String emil = network.idOf("emil");
    for (String method : List.of("PUT", "DELETE")) {
      JsonNode before = RealmState.of(network, "emil", "boris");
      assertEquals("cim_admin_grant", anna.send(method, "cim-admins/" + emil).error());
      assertEquals(
          "cim_admin_grant", anna.send(method, "cim-admins/" + network.idOf("boris")).error());
      assertEquals(
          "cim_admin_grant", anna.send(method, "cim-admins/" + network.idOf("anna")).error());
      assertEquals(
          "forbidden", Api.as(network, "ahmed").send(method, "cim-admins/" + emil).error());
      assertEquals(before, RealmState.of(network, "emil", "boris"));
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
    assertEquals(List.of("DELETE REALM_ROLE_MAPPING", "CREATE REALM_ROLE_MAPPING"), events(emil));
  }

  @Test
  void readByWhoeverReadsTheMembers() {
    assertEquals(Set.of("anna", "boris"), admins(Api.as(network, "vera")));
    Api vera = Api.as(network, "vera");
    assertEquals(1, vera.read("cim-admins?max=1").get("users").size());
    assertEquals("invalid_request", vera.get("cim-admins?role=chatbot:chatbot-admin").error());
  }

  @Test
  void aCimAdminByGroupIsNotUnmadeHalf() {
    String emil = network.idOf("emil");
    try (Keycloak keycloak = network.server().admin()) {
      RealmResource realm = keycloak.realm(network.name());
      String group = realm.getGroupByPath("/Marketing").getId();
      realm
          .groups()
          .group(group)
          .roles()
          .realmLevel()
          .add(List.of(realm.roles().get("cim-admin").toRepresentation()));
      realm.users().get(emil).joinGroup(group);
    }
    Api olga = Api.as(network, "olga");
    olga.send("PUT", "cim-admins/" + emil);
    JsonNode before = RealmState.of(network, "emil");
    Api.Answer answer = olga.send("DELETE", "cim-admins/" + emil);
    assertEquals("conflict", answer.error());
    assertEquals(
        "[{\"type\":\"group\",\"name\":\"/Marketing\"}]",
        answer.body().at("/details/sources").toString());
    assertEquals(before, RealmState.of(network, "emil"));
  }

  @Test
  void theLastEnabledOneIsNotLost() {
    Api olga = Api.as(network, "olga");
    String anna = network.idOf("anna");
    String boris = network.idOf("boris");
    setEnabled(boris, false);
    JsonNode before = RealmState.of(network, "anna", "boris");
    assertEquals("last_cim_admin", olga.send("DELETE", "cim-admins/" + anna).error());
    assertEquals("last_cim_admin", olga.send("DELETE", "users/" + anna).error());
    assertEquals(before, RealmState.of(network, "anna", "boris"));
    // a disabled one was none that counts
    assertEquals(204, olga.send("DELETE", "users/" + boris).status());
    assertEquals("last_cim_admin", olga.send("DELETE", "cim-admins/" + anna).error());
  }

  @Test
  void twoWhoTakeEachOthersLastOneAwayLeaveOne() throws Exception {
    Api olga = Api.as(network, "olga");
    for (int round = 0; round < 5; round++) {
      List<String> ids = List.of(network.idOf("anna"), network.idOf("boris"));
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

  private void setEnabled(String id, boolean enabled) {
    try (Keycloak keycloak = network.server().admin()) {
      UserRepresentation user = keycloak.realm(network.name()).users().get(id).toRepresentation();
      user.setEnabled(enabled);
      keycloak.realm(network.name()).users().get(id).update(user);
    }
  }

  private List<String> events(String id) {
    try (Keycloak keycloak = network.server().admin()) {
      return keycloak.realm(network.name()).getAdminEvents().stream()
          .filter(event -> ("network/cim-admins/" + id).equals(event.getResourcePath()))
          .map(event -> event.getOperationType() + " " + event.getResourceType())
          .toList();
    }
  }
}
