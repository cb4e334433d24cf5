package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.SqlStatements;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** The number of SQL statements does not depend on how much there is. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class StatementsIT {

  private static final List<String> LISTS =
      List.of(
          "users?max=1",
          "users?max=50",
          "users?max=200&sort=-joined",
          "users?search=an&sort=username",
          "users?search=an&role=chatbot:chatbot-editor&sort=-joined",
          "users?role=chatbot:chatbot-editor&role=chatbot:chatbot-moderator&role=campaign:campaign-editor",
          "users?group=1&group=2&role=livechat:livechat-agent&max=200",
          "users?group=1&sort=joined&cimAdmin=false",
          "users?product=livechat&cimAdmin=false&enabled=true&sort=username&max=200");

  @Test
  void aPageTakesFourAtMost(KeycloakServer server) {
    Api anna = Api.as(server, "anna");
    assertAll(server, anna);
    String next = Api.encode(anna.read("users?max=20").get("next").asText());
    // the catalogue is known from the first page
    assertTrue(statements(server, anna, "users?max=20&after=" + next) <= 2);
  }

  @Test
  void manyRolesAndGroupsTakeNoMore(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(Api.REALM);
      List<String> members = realm.users().list(0, 20).stream().map(user -> user.getId()).toList();
      List<String> groups = new ArrayList<>();
      String product = product(realm);
      try {
        for (int i = 0; i < members.size(); i++) {
          RoleRepresentation role =
              realm.clients().get(product).roles().get("shop-" + i).toRepresentation();
          GroupRepresentation group = new GroupRepresentation();
          group.setName("shop-" + i);
          try (var response = realm.groups().add(group)) {
            groups.add(CreatedResponseUtil.getCreatedId(response));
          }
          realm.groups().group(groups.get(i)).roles().clientLevel(product).add(List.of(role));
          realm.users().get(members.get(i)).joinGroup(groups.get(i));
        }
        Api anna = Api.as(server, "anna");
        assertEquals(20, anna.read("users/count?product=shop").get("count").asInt());
        assertAll(server, anna);
        assertTrue(statements(server, anna, "users?product=shop") <= 4);
        // one for the catalogue, one for the numbers
        assertTrue(statements(server, anna, "products") <= 2);
      } finally {
        realm.clients().get(product).remove();
        groups.forEach(group -> realm.groups().group(group).remove());
      }
    }
  }

  @Test
  void oneMemberTakesThree(KeycloakServer server) {
    Api anna = Api.as(server, "anna");
    String sofia = anna.read("users?search=sofia@example.com").at("/users/0/id").asText();
    assertTrue(statements(server, anna, "users/" + sofia) <= 3);
  }

  /** The guard's comparison included. */
  @Test
  void anEditTakesFifty(KeycloakServer server) {
    try (RealmCopy copy = RealmCopy.create(server, "statements")) {
      Api anna = Api.as(server, copy.name(), "anna");
      String path =
          "users/"
              + anna.read("users?search=emil@example.com").at("/users/0/id").asText()
              + "/products";
      edit(anna, path, "{}");
      int one =
          SqlStatements.during(
              server, () -> edit(anna, path, "{\"chatbot\": [\"chatbot-admin\"]}"));
      assertTrue(one <= 50, () -> "took " + one);
      String history = "history?max=200";
      assertTrue(statements(server, anna, history) <= 3);
    }
  }

  private static void edit(Api caller, String path, String body) {
    assertEquals(200, caller.send("PUT", path, body).status());
  }

  @Test
  void countsTakeTwo(KeycloakServer server) {
    Api anna = Api.as(server, "anna");
    String count = "users/count?role=chatbot:chatbot-editor&search=";
    assertTrue(statements(server, anna, count + "ann") <= 2);
    // of one or two letters it is found out first whether few have them
    assertTrue(statements(server, anna, count + "a") <= 3);
  }

  private static void assertAll(KeycloakServer server, Api anna) {
    for (String list : LISTS) {
      int statements = statements(server, anna, list);
      assertTrue(statements <= 4, () -> list + " took " + statements);
      assertTrue(statements > 0, "the log of statements must be on");
    }
  }

  private static int statements(KeycloakServer server, Api anna, String path) {
    return SqlStatements.during(server, () -> anna.read(path));
  }

  private static String product(RealmResource realm) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId("shop");
    client.setAttributes(Map.of("cim.product", "true"));
    try (var response = realm.clients().create(client)) {
      String id = CreatedResponseUtil.getCreatedId(response);
      for (int i = 0; i < 20; i++) {
        realm.clients().get(id).roles().create(new RoleRepresentation("shop-" + i, null, false));
      }
      return id;
    }
  }
}
