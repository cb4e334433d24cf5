package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

@Tag("database")
@ExtendWith(KeycloakExtension.class)
class UserDetailsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void tellsPermissionsAndAgentGroups(KeycloakServer server) throws Exception {
    JsonNode emil = details(server, "emil");
    assertEquals(
        JSON.readTree(
            """
            {"chatbot": ["chatflow-page", "entity-page", "intent-page", "mapper-page", "message-template",
              "segmentation-audience", "template-page"]}
            """),
        emil.get("permissions"));
    assertEquals(
        JSON.readTree("{\"chatbot\": {\"chatbot-editor\": [{\"type\": \"direct\"}]}}"),
        emil.get("sources"));
    assertEquals(0, emil.get("agentGroups").size());

    JsonNode groups = details(server, "grace.okafor").get("agentGroups");
    assertEquals(
        JSON.readTree("{\"id\": 1, \"name\": \"Tier 1 Help Desk Support\", \"default\": true}"),
        groups.get(0));
  }

  @Test
  void tellsEveryWayInWhichARoleIsHeld(KeycloakServer server) throws Exception {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(Api.REALM);
      ClientRepresentation chatbot = realm.clients().findByClientId("chatbot").get(0);
      RoleRepresentation editor =
          realm.clients().get(chatbot.getId()).roles().get("chatbot-editor").toRepresentation();
      RoleRepresentation content = realm.roles().get("content-team").toRepresentation();
      String user = create(realm, "ways");
      String parent = group(realm, null, "ways", Map.of("chatbot", List.of("chatbot-editor")));
      String child = group(realm, parent, "below", Map.of());
      try {
        realm.groups().group(child).roles().realmLevel().add(List.of(content));
        realm.users().get(user).roles().clientLevel(chatbot.getId()).add(List.of(editor));
        realm.users().get(user).roles().realmLevel().add(List.of(content));
        realm.users().get(user).joinGroup(child);

        JsonNode member = Api.as(server, "anna").read("users/" + user);
        assertEquals(
            JSON.readTree(
                """
                [{"type": "direct"}, {"type": "composite", "name": "content-team"},
                 {"type": "group", "name": "/ways"},
                 {"type": "group", "name": "/ways/below", "role": "content-team"}]
                """),
            member.at("/sources/chatbot/chatbot-editor"));
        assertEquals(
            JSON.readTree("{\"roles\": [\"chatbot-editor\"], \"inherited\": []}"),
            member.at("/products/chatbot"));
        assertEquals(
            JSON.readTree("{\"roles\": [], \"inherited\": [\"campaign-editor\"]}"),
            member.at("/products/campaign"));
      } finally {
        realm.groups().group(parent).remove();
        realm.users().get(user).remove();
      }
    }
  }

  @Test
  void circlesOfCompositesEnd(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(Api.REALM);
      String user = create(realm, "circle");
      realm.roles().create(new RoleRepresentation("circle-a", null, false));
      realm.roles().create(new RoleRepresentation("circle-b", null, false));
      try {
        RoleRepresentation a = realm.roles().get("circle-a").toRepresentation();
        RoleRepresentation b = realm.roles().get("circle-b").toRepresentation();
        ClientRepresentation chatbot = realm.clients().findByClientId("chatbot").get(0);
        realm.roles().get("circle-a").addComposites(List.of(b));
        realm
            .roles()
            .get("circle-b")
            .addComposites(
                List.of(
                    a,
                    realm
                        .clients()
                        .get(chatbot.getId())
                        .roles()
                        .get("chatbot-admin")
                        .toRepresentation()));
        realm.users().get(user).roles().realmLevel().add(List.of(a));
        Api anna = Api.as(server, "anna");
        assertEquals(
            "chatbot-admin",
            anna.read("users/" + user).at("/products/chatbot/inherited/0").asText());
        assertEquals(
            1,
            anna.read("users/count?search=circle@&role=chatbot:chatbot-admin")
                .get("count")
                .asInt());
      } finally {
        realm.roles().deleteRole("circle-a");
        realm.roles().deleteRole("circle-b");
        realm.users().get(user).remove();
      }
    }
  }

  @Test
  void theTagChangesWithTheMemberAndNotWithTheCaller(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(Api.REALM);
      String user = create(realm, "tagged");
      try {
        String before = tag(server, "anna", user);
        assertEquals(before, tag(server, "anna", user));
        assertEquals(before, tag(server, "vera", user));
        ClientRepresentation chatbot = realm.clients().findByClientId("chatbot").get(0);
        realm
            .users()
            .get(user)
            .roles()
            .clientLevel(chatbot.getId())
            .add(
                List.of(
                    realm
                        .clients()
                        .get(chatbot.getId())
                        .roles()
                        .get("chatbot-editor")
                        .toRepresentation()));
        String after = tag(server, "anna", user);
        assertNotEquals(before, after);
        UserRepresentation disabled = realm.users().get(user).toRepresentation();
        disabled.setEnabled(false);
        realm.users().get(user).update(disabled);
        assertNotEquals(after, tag(server, "anna", user));
      } finally {
        realm.users().get(user).remove();
      }
    }
  }

  @Test
  void serviceAccountsAndPeopleOfOtherRealmsAreNoMembers(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      Api anna = Api.as(server, "anna");
      String other =
          keycloak
              .realm("master")
              .users()
              .searchByUsername(KeycloakServer.ADMIN, true)
              .get(0)
              .getId();
      assertEquals(404, anna.get("users/" + other).status());

      RealmResource realm = keycloak.realm(Api.REALM);
      int before = anna.read("users/count").get("count").asInt();
      ClientRepresentation robot = new ClientRepresentation();
      robot.setClientId("robot");
      robot.setServiceAccountsEnabled(true);
      robot.setPublicClient(false);
      String client = created(realm.clients().create(robot));
      try {
        String account = realm.clients().get(client).getServiceAccountUser().getId();
        assertEquals(404, anna.get("users/" + account).status());
        assertEquals(before, anna.read("users/count").get("count").asInt());
        assertEquals(0, anna.read("users?search=service-account").get("users").size());
      } finally {
        realm.clients().get(client).remove();
      }
    }
  }

  private static String tag(KeycloakServer server, String caller, String id) {
    return Api.as(server, caller)
        .get("users/" + id)
        .response()
        .headers()
        .firstValue("ETag")
        .orElseThrow();
  }

  private static JsonNode details(KeycloakServer server, String username) {
    Api anna = Api.as(server, "anna");
    for (JsonNode member : anna.read("users?search=" + username).get("users")) {
      if (member.get("username").asText().equals(username)) {
        return anna.read("users/" + member.get("id").asText());
      }
    }
    throw new AssertionError("no member " + username);
  }

  private static String create(RealmResource realm, String username) {
    UserRepresentation user = new UserRepresentation();
    user.setUsername(username);
    user.setEmail(username + "@example.org");
    user.setEnabled(true);
    return created(realm.users().create(user));
  }

  private static String group(
      RealmResource realm, String parent, String name, Map<String, List<String>> clientRoles) {
    GroupRepresentation group = new GroupRepresentation();
    group.setName(name);
    String id =
        created(
            parent == null
                ? realm.groups().add(group)
                : realm.groups().group(parent).subGroup(group));
    clientRoles.forEach(
        (clientId, roles) -> {
          String client = realm.clients().findByClientId(clientId).get(0).getId();
          realm
              .groups()
              .group(id)
              .roles()
              .clientLevel(client)
              .add(
                  roles.stream()
                      .map(role -> realm.clients().get(client).roles().get(role).toRepresentation())
                      .toList());
        });
    return id;
  }

  private static String created(jakarta.ws.rs.core.Response response) {
    try (response) {
      return org.keycloak.admin.client.CreatedResponseUtil.getCreatedId(response);
    }
  }
}
