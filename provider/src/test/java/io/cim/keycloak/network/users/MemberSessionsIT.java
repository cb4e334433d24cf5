package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever loses a product is out of it at once, by the refresh token they already have. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class MemberSessionsIT {

  private static final String REALM = "member-sessions";
  private static RealmCopy copy;

  @BeforeAll
  static void create(KeycloakServer server) {
    copy =
        RealmCopy.create(
            server,
            REALM,
            realm -> {
              realm.getClients().forEach(client -> client.setDirectAccessGrantsEnabled(true));
              realm
                  .getUsers()
                  .forEach(
                      user -> {
                        if (user.getUsername().equals("vera")) {
                          user.setClientRoles(Map.of("chatbot", List.of("intent-page")));
                        }
                        if (List.of("emil", "sofia", "ahmed").contains(user.getUsername())) {
                          user.setClientRoles(
                              Map.of(
                                  "chatbot", List.of("chatbot-editor"),
                                  "livechat", List.of("livechat-agent")));
                        }
                      });
            });
  }

  @AfterAll
  static void remove() {
    copy.close();
  }

  @Test
  void revokingAProductEndsItsSessionsAndNoOthers(KeycloakServer server) {
    Api anna = Api.as(server, REALM, "anna");
    String emil = anna.read("users?search=emil@").at("/users/0/id").asText();
    String chatbot = refreshToken(server, "emil", "chatbot", "openid");
    String offline = refreshToken(server, "emil", "chatbot", "openid offline_access");
    String livechat = refreshToken(server, "emil", "livechat", "openid");
    assertEquals(200, refresh(server, "chatbot", chatbot).status());

    assertEquals(204, anna.send("DELETE", "users/" + emil + "/products/chatbot").status());
    assertEquals("invalid_grant", error(refresh(server, "chatbot", chatbot)));
    assertEquals("invalid_grant", error(refresh(server, "chatbot", offline)));
    assertEquals(200, refresh(server, "livechat", livechat).status());

    // the other way to the same end
    anna.send("PUT", "users/" + emil + "/products", "{\"livechat\": []}");
    assertEquals("invalid_grant", error(refresh(server, "livechat", livechat)));
  }

  @Test
  void anotherRoleInTheProductEndsNothing(KeycloakServer server) {
    Api anna = Api.as(server, REALM, "anna");
    String sofia = anna.read("users?search=sofia@").at("/users/0/id").asText();
    String token = refreshToken(server, "sofia", "chatbot", "openid");
    anna.send("PUT", "users/" + sofia + "/products", "{\"chatbot\": [\"chatbot-moderator\"]}");
    assertEquals(200, refresh(server, "chatbot", token).status());
  }

  @Test
  void whoIsNoCimAdminAnyMoreIsOutOfTheProducts(KeycloakServer server) {
    Api olga = Api.as(server, REALM, "olga");
    String boris = olga.read("users?search=boris@").at("/users/0/id").asText();
    String token = refreshToken(server, "boris", "campaign", "openid");
    assertEquals(204, olga.send("DELETE", "cim-admins/" + boris).status());
    assertEquals("invalid_grant", error(refresh(server, "campaign", token)));
  }

  @Test
  void aSinglePermissionIsAccessToo(KeycloakServer server) {
    Api anna = Api.as(server, REALM, "anna");
    String vera = anna.read("users?search=vera@").at("/users/0/id").asText();
    assertEquals(
        "[\"intent-page\"]", anna.read("users/" + vera).at("/permissions/chatbot").toString());
    String token = refreshToken(server, "vera", "chatbot", "openid");
    assertEquals(204, anna.send("DELETE", "users/" + vera + "/products/chatbot").status());
    assertEquals("invalid_grant", error(refresh(server, "chatbot", token)));
    assertEquals("{}", anna.read("users/" + vera).get("permissions").toString());
  }

  @Test
  void removingAMemberEndsAllSessions(KeycloakServer server) {
    Api anna = Api.as(server, REALM, "anna");
    String ahmed = anna.read("users?search=ahmed@").at("/users/0/id").asText();
    Api own = Api.withNewSession(server, REALM, "ahmed");
    String token = refreshToken(server, "ahmed", "chatbot", "openid");
    String offline = refreshToken(server, "ahmed", "livechat", "openid offline_access");
    assertEquals(204, anna.send("DELETE", "users/" + ahmed).status());
    assertEquals("invalid_grant", error(refresh(server, "chatbot", token)));
    assertEquals("invalid_grant", error(refresh(server, "livechat", offline)));
    assertEquals(401, own.get("access").status());
  }

  private static String refreshToken(
      KeycloakServer server, String username, String client, String scope) {
    Api.Answer answer =
        Api.token(
            server,
            REALM,
            "grant_type=password&client_id=%s&username=%s&password=network&scope=%s"
                .formatted(client, username, Api.encode(scope)));
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body().get("refresh_token").asText();
  }

  private static Api.Answer refresh(KeycloakServer server, String client, String token) {
    return Api.token(
        server, REALM, "grant_type=refresh_token&client_id=" + client + "&refresh_token=" + token);
  }

  private static String error(Api.Answer answer) {
    JsonNode error = answer.body().get("error");
    return error == null ? "status " + answer.status() : error.asText();
  }
}
