package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/**
 * Logins without a browser, by what an identity provider has signed (Keycloak's JWT authorization
 * grant).
 */
@ExtendWith(KeycloakExtension.class)
class GuardAssertionsIT {

  private static final String ALIAS = "partner";
  private static final String ISSUER = "https://partner.example.com";

  private static KeycloakServer server;
  private static GuardedRealm realm;
  private static KeyPair keys;

  @BeforeAll
  static void create(KeycloakServer shared) throws GeneralSecurityException {
    server = shared;
    realm = new GuardedRealm(server, "assertions");
    keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    IdentityProviderRepresentation partner = new IdentityProviderRepresentation();
    partner.setAlias(ALIAS);
    partner.setProviderId("jwt-authorization-grant");
    partner.setEnabled(true);
    partner.setConfig(
        Map.of(
            "issuer",
            ISSUER,
            "useJwksUrl",
            "false",
            "publicKeySignatureVerifier",
            pem(keys),
            "jwtAuthorizationGrantEnabled",
            "true"));
    try (var response = realm.master().identityProviders().create(partner)) {
      assertEquals(201, response.getStatus(), () -> response.readEntity(String.class));
    }
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId("batch");
    client.setSecret("batch");
    client.setAttributes(
        Map.of(
            "oauth2.jwt.authorization.grant.enabled",
            "true",
            "oauth2.jwt.authorization.grant.idp",
            ALIAS));
    realm.master().clients().create(client).close();
    for (String username : List.of("anna", "emil")) {
      FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
      link.setUserId(username + "-at-partner");
      link.setUserName(username);
      realm.master().users().get(realm.id(username)).addFederatedIdentity(ALIAS, link).close();
    }
  }

  @AfterAll
  static void remove() {
    realm.close();
  }

  private static String pem(KeyPair keys) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----";
  }

  /** Such a token belongs to no login, and is its owner's all the same. */
  @Test
  void whoIsLinkedActsAsThemselvesByIt() throws GeneralSecurityException {
    for (String username : List.of("anna", "emil")) {
      Http own = by(keys, username);
      Http.Answer profile = own.send("GET", "/realms/assertions/account/");
      assertEquals(200, profile.status(), () -> profile.response().body());
      assertEquals(username, profile.body().get("username").asText());
      Http.Answer changed =
          own.send(
              "POST",
              "/realms/assertions/account/",
              profile.body().toString().replace("\"lastName\":\"", "\"lastName\":\"von "));
      assertEquals(204, changed.status(), () -> username + changed.response().body());
    }
    Http anna = by(keys, "anna");
    String users = "/admin/realms/assertions/users/";
    assertEquals(200, anna.send("GET", users + realm.id("emil")).status());
    Http.Answer answer = anna.send("PUT", users + realm.id("boris"), "{\"firstName\": \"Eve\"}");
    assertEquals("cim_admin_protected", answer.code(), () -> answer.response().body());
  }

  @Test
  void anotherKeyLetsNobodyIn() throws GeneralSecurityException {
    KeyPair eves = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    assertEquals(400, request(eves, "anna").status());
    realm
        .as("anna")
        .refused(
            "forbidden",
            "PUT",
            "identity-provider/instances/" + ALIAS,
            "{\"alias\": \"partner\", \"providerId\": \"jwt-authorization-grant\", \"enabled\": true, \"config\":"
                + " {\"issuer\": \"%s\", \"useJwksUrl\": \"false\", \"publicKeySignatureVerifier\": \"%s\"}}"
                    .formatted(ISSUER, pem(eves).replaceAll("\\R", "")));
    assertEquals(400, request(eves, "anna").status());
  }

  private static Http by(KeyPair keys, String username) throws GeneralSecurityException {
    Http.Answer answer = request(keys, username);
    assertEquals(200, answer.status(), () -> answer.response().body());
    return Http.as(server.baseUrl(), answer.body().get("access_token").asText());
  }

  private static Http.Answer request(KeyPair keys, String username)
      throws GeneralSecurityException {
    return Http.requestToken(
        server.baseUrl(),
        realm.name(),
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "client_id",
            "batch",
            "client_secret",
            "batch",
            "assertion",
            assertion(keys, username)));
  }

  private static String assertion(KeyPair keys, String username) throws GeneralSecurityException {
    long now = System.currentTimeMillis() / 1000;
    String text =
        encoded("{\"alg\": \"RS256\", \"typ\": \"JWT\"}")
            + "."
            + encoded(
                """
                {"iss": "%s", "sub": "%s-at-partner", "aud": "%s", "jti": "%s", "iat": %d, "exp": %d}
                """
                    .formatted(
                        ISSUER,
                        username,
                        server.baseUrl() + "/realms/" + realm.name(),
                        UUID.randomUUID(),
                        now,
                        now + 60));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(text.getBytes(StandardCharsets.US_ASCII));
    return text + "." + encoded(signature.sign());
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
