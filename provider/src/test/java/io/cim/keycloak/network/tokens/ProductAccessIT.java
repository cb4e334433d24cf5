package io.cim.keycloak.network.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * Who gets tokens of a product, by the ways that need no browser; the browser's are tested with the
 * console.
 */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class ProductAccessIT {

  private static TokenRealm realm;

  @BeforeAll
  static void create(KeycloakServer server) {
    realm = new TokenRealm(server, "product-access", ProductAccessIT::prepare);
  }

  private static void prepare(RealmRepresentation file) {
    TokenRealm.passwords(file, "zoe", "hugo", "ingrid.s", "minh");
    file.setBruteForceProtected(true);
    file.setFailureFactor(2);
    // the last of these Keycloak does not keep unless it is told to
    file.setEnabledEventTypes(List.of("LOGIN", "LOGIN_ERROR", "REFRESH_TOKEN_ERROR"));
    ClientRepresentation partner = TokenRealm.client("partner", "basic", "roles");
    partner.setAttributes(Map.of("cim.product", "true", "standard.token.exchange.enabled", "true"));
    file.getClients().add(partner);
    file.getClients().add(TokenRealm.client("dashboard", "basic", "roles"));
  }

  @AfterAll
  static void remove() {
    realm.close();
  }

  @ParameterizedTest
  @CsvSource({
    "emil, chatbot, true",
    "emil, campaign, false",
    // by a group, above the one that they are in too
    "zoe, campaign, true",
    "zoe, livechat, false",
    // inside a realm role
    "ingrid.s, chatbot, true",
    // CIM admins have everything, platform operators only what they were given
    "anna, livechat, true",
    "olga, livechat, false",
    "hugo, chatbot, false",
    // no product
    "hugo, dashboard, true",
    "olga, admin-cli, true",
  })
  void letsInWhoHasARole(String username, String clientId, boolean letIn) {
    Api.Answer answer = realm.tryLogIn(username, clientId);
    assertEquals(letIn ? 200 : 400, answer.status(), () -> answer.body().toString());
    if (!letIn) {
      assertEquals("invalid_grant", answer.error());
    }
  }

  @Test
  void aSinglePermissionIsEnough() {
    realm.assign(realm.user("vera"), "chatbot", "intent-page");
    realm.logIn("vera", "chatbot");
    realm.take(realm.user("vera"), "chatbot", "intent-page");
    assertRefused("vera", "chatbot");
  }

  @Test
  void theAccountOfAProductItselfIsNoMember() {
    assertEquals(200, realm.token("partner", "grant_type=client_credentials").status());
  }

  @Test
  void aRefusalIsAnEventAndNoWrongPassword() {
    String sofia = realm.user("sofia");
    for (int i = 0; i < 4; i++) {
      assertRefused("sofia", "chatbot");
    }
    List<EventRepresentation> events =
        realm.admin().getEvents(List.of("LOGIN_ERROR"), "chatbot", sofia, null, null, null, 0, 10);
    assertEquals(4, events.size());
    assertEquals("access_denied", events.get(0).getError());
    assertEquals("No access to Chatbot", events.get(0).getDetails().get("reason"));
    assertEquals(0, realm.admin().attackDetection().bruteForceUserStatus(sofia).get("numFailures"));
    realm.logIn("sofia", "livechat");
  }

  @Test
  void aWrongPasswordTellsNothingOfAccess() {
    Api.Answer answer = realm.token("chatbot", "grant_type=password&username=hugo&password=wrong");
    assertRefused(answer, "Invalid user credentials");
  }

  @Test
  void aRefreshTokenIsWorthNothingAfterTheRoleIsTaken() {
    String minh = realm.user("minh");
    JsonNode tokens = realm.logIn("minh", "chatbot");
    assertEquals(200, realm.refresh("chatbot", tokens).status());
    realm.take(minh, "chatbot", "chatbot-editor");
    assertRefused(realm.refresh("chatbot", tokens), "No access to Chatbot");
    EventRepresentation event =
        realm
            .admin()
            .getEvents(List.of("REFRESH_TOKEN_ERROR"), "chatbot", minh, null, null, null, 0, 1)
            .get(0);
    assertEquals("No access to Chatbot", event.getDetails().get("client_policy_error_detail"));
    // the session itself goes on
    realm.assign(minh, "chatbot", "chatbot-editor");
    assertEquals(200, realm.refresh("chatbot", tokens).status());
  }

  @Test
  void anOfflineTokenNeither() {
    String emil = realm.user("emil");
    JsonNode tokens =
        realm
            .token(
                "chatbot",
                "grant_type=password&username=emil&password=network&scope=openid+offline_access")
            .body();
    assertEquals(200, realm.refresh("chatbot", tokens).status());
    realm.take(emil, "chatbot", "chatbot-editor");
    assertRefused(realm.refresh("chatbot", tokens), "No access to Chatbot");
    realm.assign(emil, "chatbot", "chatbot-editor");
  }

  @Test
  void aTokenIsNotExchangedAfterTheRoleIsTaken() {
    String hugo = realm.user("hugo");
    ClientRepresentation partner =
        realm.admin().clients().get(realm.client("partner")).toRepresentation();
    realm
        .admin()
        .clients()
        .get(partner.getId())
        .roles()
        .create(new RoleRepresentation("guest", null, false));
    realm.assign(hugo, "partner", "guest");
    JsonNode tokens = realm.logIn("hugo", "partner");
    assertEquals(200, exchange(tokens).status());
    realm.take(hugo, "partner", "guest");
    assertRefused(exchange(tokens), "No access to partner");
  }

  /** Another flow, as that of a client of its own, that forgot to require access. */
  @Test
  void theClientPolicyHoldsWithoutTheFlow() {
    ClientRepresentation campaign =
        realm.admin().clients().get(realm.client("campaign")).toRepresentation();
    String flow =
        realm.admin().flows().getFlows().stream()
            .filter(one -> one.getAlias().equals("direct grant"))
            .findFirst()
            .orElseThrow()
            .getId();
    campaign.setAuthenticationFlowBindingOverrides(Map.of("direct_grant", flow));
    realm.admin().clients().get(campaign.getId()).update(campaign);
    assertRefused(realm.tryLogIn("emil", "campaign"), "No access to Campaign");
    realm.logIn("zoe", "campaign");
    campaign.setAuthenticationFlowBindingOverrides(Map.of("direct_grant", ""));
    realm.admin().clients().get(campaign.getId()).update(campaign);
  }

  private static Api.Answer exchange(JsonNode tokens) {
    return realm.token(
        "partner",
        "grant_type=urn:ietf:params:oauth:grant-type:token-exchange"
            + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token="
            + tokens.get("access_token").asText());
  }

  private static void assertRefused(String username, String clientId) {
    assertEquals(400, realm.tryLogIn(username, clientId).status());
  }

  private static void assertRefused(Api.Answer answer, String description) {
    assertEquals(400, answer.status(), () -> answer.body().toString());
    assertEquals("invalid_grant", answer.error());
    assertEquals(description, answer.body().get("error_description").asText());
  }
}
