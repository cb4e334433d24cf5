package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/**
 * Tokens that belong to no login and are no forgeries: whose they are reads and changes what is
 * theirs.
 */
@ExtendWith(KeycloakExtension.class)
class GuardTokensIT {

  private static final String REALM = "tokens";
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String ASSERTION = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
  private static final String ACCOUNT = "/realms/" + REALM + "/account/";

  private static KeycloakServer server;
  private static GuardedRealm realm;
  private static Corporation corporation;

  @BeforeAll
  static void create(KeycloakServer shared) {
    server = shared;
    realm = new GuardedRealm(server, REALM);
    corporation = new Corporation(server, "issuer", Map.of("nils", "emil@example.com"));
    corporation.assertsAt(server.baseUrl() + "/realms/" + REALM);
    corporation.attach(realm.master(), "first broker login");
    IdentityProviderRepresentation corp =
        realm.master().identityProviders().get(Corporation.ALIAS).toRepresentation();
    corp.getConfig().put("jwtAuthorizationGrantEnabled", "true");
    realm.master().identityProviders().get(Corporation.ALIAS).update(corp);
    FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
    link.setUserId(corporation.id("nils"));
    link.setUserName("nils");
    realm
        .master()
        .users()
        .get(realm.id("emil"))
        .addFederatedIdentity(Corporation.ALIAS, link)
        .close();
    product("shop", "warehouse");
    product("warehouse", "shop");
  }

  @AfterAll
  static void remove() {
    try {
      corporation.close();
    } finally {
      realm.close();
    }
  }

  /** A client that gets tokens in every way, and whose tokens another may exchange. */
  private static void product(String clientId, String exchanging) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(clientId);
    client.setSecret(clientId);
    client.setDirectAccessGrantsEnabled(true);
    client.setServiceAccountsEnabled(true);
    client.setAttributes(
        Map.of(
            "standard.token.exchange.enabled", "true",
            "oauth2.jwt.authorization.grant.enabled", "true",
            "oauth2.jwt.authorization.grant.idp", Corporation.ALIAS));
    ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
    audience.setName("audience");
    audience.setProtocol("openid-connect");
    audience.setProtocolMapper("oidc-audience-mapper");
    audience.setConfig(
        Map.of("included.custom.audience", exchanging, "access.token.claim", "true"));
    client.setProtocolMappers(List.of(audience));
    realm.master().clients().create(client).close();
  }

  @Test
  void anExchangedTokenOfAnOfflineLogin() throws IOException {
    Http login =
        grant(
            "shop",
            Map.of(
                "grant_type", "password",
                "scope", "openid offline_access",
                "username", "emil",
                "password", "network"));
    Http exchanged = exchange("warehouse", login);
    changesItsOwn(exchanged);
  }

  @Test
  void aTokenForAnAssertion() throws IOException {
    Http asserted = assertion("shop");
    assertFalse(claims(asserted).has("sid"), "else it were told by its login");
    changesItsOwn(asserted);
  }

  @Test
  void anExchangedTokenForAnAssertion() throws IOException {
    Http exchanged = exchange("warehouse", assertion("shop"));
    assertFalse(claims(exchanged).has("sid"), "else it were told by its login");
    changesItsOwn(exchanged);
  }

  @Test
  void anExchangedTokenOfAServiceAccount() throws IOException {
    String account =
        realm.master().clients().get(realm.client("shop")).getServiceAccountUser().getId();
    realm
        .master()
        .users()
        .get(account)
        .roles()
        .clientLevel(realm.client("realm-management"))
        .add(List.of(realm.managementRole("view-users")));
    Http exchanged =
        exchange("warehouse", grant("shop", Map.of("grant_type", "client_credentials")));
    assertFalse(claims(exchanged).has("sid"), "else it were told by its login");
    assertEquals(account, claims(exchanged).get("sub").asText());
    assertEquals(200, exchanged.send("GET", "/admin/realms/" + REALM + "/users").status());
  }

  /** What it is exchanged for would not show who it was issued to. */
  @Test
  void aForgedTokenIsExchangedForNone() {
    for (String victim : List.of("boris", "olga", "emil")) {
      notExchanged("forger-" + victim, Map.of("sub", realm.id(victim)));
    }
  }

  /** Where nobody has the subject Keycloak goes by the user name. */
  @Test
  void norIsOneThatNamesSomebodyByTheirUserName() {
    notExchanged("namer", Map.of("sub", "nobody", "preferred_username", "boris"));
  }

  private static void notExchanged(String client, Map<String, String> claims) {
    Http forger = Forger.create(server, realm.master(), client, claims, "warehouse", "account");
    Http.Answer answer =
        Http.requestToken(server.baseUrl(), REALM, exchangeForm("warehouse", forger.token()));
    assertEquals(403, answer.status(), () -> client + answer.response().body());
    assertEquals("forbidden", answer.code());
  }

  private static void changesItsOwn(Http emil) {
    Http.Answer read = emil.send("GET", ACCOUNT);
    assertEquals(200, read.status(), () -> read.response().body());
    assertEquals("emil", read.body().get("username").asText());
    Http.Answer change = emil.send("POST", ACCOUNT, read.response().body());
    assertEquals(204, change.status(), () -> change.response().body());
  }

  private static Http grant(String client, Map<String, String> parameters) {
    Map<String, String> form = new HashMap<>(parameters);
    form.put("client_id", client);
    form.put("client_secret", client);
    return Http.grant(server.baseUrl(), REALM, form);
  }

  private static Http exchange(String client, Http subject) {
    return Http.grant(server.baseUrl(), REALM, exchangeForm(client, subject.token()));
  }

  private static Map<String, String> exchangeForm(String client, String subject) {
    return Map.of(
        "grant_type", EXCHANGE,
        "client_id", client,
        "client_secret", client,
        "subject_token", subject,
        "subject_token_type", ACCESS_TOKEN);
  }

  private static Http assertion(String client) {
    return grant(
        client, Map.of("grant_type", ASSERTION, "assertion", corporation.token("nils").token()));
  }

  private static JsonNode claims(Http caller) throws IOException {
    return new ObjectMapper()
        .readTree(Base64.getUrlDecoder().decode(caller.token().split("\\.", -1)[1]));
  }
}
