package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

  private static RealmCopy network;

  @BeforeAll
  static void create(KeycloakServer server) {
    network =
        RealmCopy.create(
            server,
            "member-sessions",
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
    network.close();
  }

  @Test
  void revokingAProductEndsItsSessionsAndNoOthers() {
    Api anna = Api.as(network, "anna");
    String emil = anna.read("users?search=emil@").at("/users/0/id").asText();
    String chatbot = refreshToken("emil", "chatbot", "openid");
    String offline = refreshToken("emil", "chatbot", "openid offline_access");
    String livechat = refreshToken("emil", "livechat", "openid");
    assertEquals(200, refresh("chatbot", chatbot).status());

    assertEquals(204, anna.send("DELETE", "users/" + emil + "/products/chatbot").status());
    assertEquals("invalid_grant", refresh("chatbot", chatbot).error());
    assertEquals("invalid_grant", refresh("chatbot", offline).error());
    assertEquals(200, refresh("livechat", livechat).status());

    // the other way to the same end
    anna.send("PUT", "users/" + emil + "/products", "{\"livechat\": []}");
    assertEquals("invalid_grant", refresh("livechat", livechat).error());
  }

  @Test
  void anotherRoleInTheProductEndsNothing() {
    Api anna = Api.as(network, "anna");
    String sofia = anna.read("users?search=sofia@").at("/users/0/id").asText();
    String token = refreshToken("sofia", "chatbot", "openid");
    anna.send("PUT", "users/" + sofia + "/products", "{\"chatbot\": [\"chatbot-moderator\"]}");
    assertEquals(200, refresh("chatbot", token).status());
  }

  @Test
  void aChangeOfManyEndsTheSessionsOfWhoLosesTheProduct() {
    Api anna = Api.as(network, "anna");
    String sofia = anna.read("users?search=sofia@").at("/users/0/id").asText();
    String token = refreshToken("sofia", "livechat", "openid");
    anna.send(
        "POST",
        "users/bulk",
        "{\"users\": [\"%s\"], \"products\": {\"livechat\": [\"livechat-agent\"]}, \"mode\": \"remove\"}"
            .formatted(sofia));
    assertEquals("invalid_grant", refresh("livechat", token).error());
  }

  @Test
  void whoIsNoCimAdminAnyMoreIsOutOfTheProducts() {
    Api olga = Api.as(network, "olga");
    String boris = olga.read("users?search=boris@").at("/users/0/id").asText();
    String token = refreshToken("boris", "campaign", "openid");
    assertEquals(204, olga.send("DELETE", "cim-admins/" + boris).status());
    assertEquals("invalid_grant", refresh("campaign", token).error());
  }

  @Test
  void aSinglePermissionIsAccessToo() {
    Api anna = Api.as(network, "anna");
    String vera = anna.read("users?search=vera@").at("/users/0/id").asText();
    assertEquals(
        "[\"intent-page\"]", anna.read("users/" + vera).at("/permissions/chatbot").toString());
    String token = refreshToken("vera", "chatbot", "openid");
    assertEquals(204, anna.send("DELETE", "users/" + vera + "/products/chatbot").status());
    assertEquals("invalid_grant", refresh("chatbot", token).error());
    assertEquals("{}", anna.read("users/" + vera).get("permissions").toString());
  }

  @Test
  void removingAMemberEndsAllSessions() {
    Api anna = Api.as(network, "anna");
    String ahmed = anna.read("users?search=ahmed@").at("/users/0/id").asText();
    Api own = Api.withNewSession(network.server(), network.name(), "ahmed");
    String token = refreshToken("ahmed", "chatbot", "openid");
    String offline = refreshToken("ahmed", "livechat", "openid offline_access");
    assertEquals(204, anna.send("DELETE", "users/" + ahmed).status());
    assertEquals("invalid_grant", refresh("chatbot", token).error());
    assertEquals("invalid_grant", refresh("livechat", offline).error());
    assertEquals(401, own.get("access").status());
  }

  private static String refreshToken(String username, String client, String scope) {
    Api.Answer answer =
        Api.token(
            network.server(),
            network.name(),
            "grant_type=password&client_id=%s&username=%s&password=network&scope=%s"
                .formatted(client, username, Api.encode(scope)));
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body().get("refresh_token").asText();
  }

  private static Api.Answer refresh(String client, String token) {
    return Api.token(
        network.server(),
        network.name(),
        "grant_type=refresh_token&client_id=" + client + "&refresh_token=" + token);
  }
}
