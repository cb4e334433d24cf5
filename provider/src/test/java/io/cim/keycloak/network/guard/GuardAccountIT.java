package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.IdentityProviders;
import io.cim.keycloak.network.Visitor;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;

/** What CIM admins do to their own accounts, in which the guard must not disturb them. */
@ExtendWith(KeycloakExtension.class)
class GuardAccountIT {

  private static KeycloakServer server;
  private static GuardedRealm realm;

  @BeforeAll
  static void create(KeycloakServer shared) {
    server = shared;
    realm =
        new GuardedRealm(
            server,
            "own",
            file ->
                file.getUsers().stream()
                    .filter(user -> user.getUsername().equals("anna"))
                    .forEach(
                        anna ->
                            anna.setCredentials(
                                List.of(anna.getCredentials().get(0), securityKey()))));
  }

  private static CredentialRepresentation securityKey() {
    CredentialRepresentation key = new CredentialRepresentation();
    key.setType("webauthn");
    key.setUserLabel("key");
    key.setSecretData("{}");
    key.setCredentialData("{\"credentialId\": \"a2V5\", \"counter\": 0}");
    return key;
  }

  @AfterAll
  static void remove() {
    realm.close();
  }

  @Test
  void aNewPassword() {
    Visitor visitor = new Visitor();
    AccountConsole account = new AccountConsole(server, realm.name());
    Visitor.Page form =
        visitor.logIn(visitor.open(account.login("&kc_action=UPDATE_PASSWORD")), "boris");
    Visitor.Page answer =
        visitor.submit(form, Map.of("password-new", "changed", "password-confirm", "changed"));
    assertTrue(account.isOpen(answer), answer::toString);
    assertEquals(
        200,
        Http.requestToken(
                server.baseUrl(),
                realm.name(),
                Map.of(
                    "grant_type", "password",
                    "client_id", "admin-cli",
                    "username", "boris",
                    "password", "changed"))
            .status());
  }

  @Test
  void aSecondCredential() {
    String key =
        anna().credentials().stream()
            .filter(credential -> credential.getType().equals("webauthn"))
            .findFirst()
            .orElseThrow()
            .getId();
    done("DELETE", "credentials/" + key, null);
    assertEquals(1, anna().credentials().size());
  }

  @Test
  void otherLogins() {
    Http other = login();
    Http own = login();
    assertEquals(204, own.send("DELETE", "/realms/own/account/sessions").status());
    assertEquals(401, other.send("GET", "/realms/own/account/").status());
    assertEquals(200, own.send("GET", "/realms/own/account/").status());
  }

  @Test
  void aConsent() {
    String scope =
        realm.master().clientScopes().findAll().stream()
            .filter(found -> found.getName().equals("profile"))
            .findFirst()
            .orElseThrow()
            .getId();
    done(
        "POST",
        "applications/chatbot/consent",
        "{\"grantedScopes\": [{\"id\": \"" + scope + "\"}]}");
    assertEquals(1, anna().getConsents().size());
    done("DELETE", "applications/chatbot/consent", null);
    assertEquals(List.of(), anna().getConsents());
  }

  @Test
  void aLoginAtAnIdentityProvider() {
    realm
        .master()
        .identityProviders()
        .create(IdentityProviders.oidc("corp", server.baseUrl() + "/realms/master", "network"))
        .close();
    FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
    link.setUserId("anna-at-corp");
    link.setUserName("anna");
    anna().addFederatedIdentity("corp", link).close();
    done("DELETE", "linked-accounts/corp", null);
    assertEquals(List.of(), anna().getFederatedIdentity());
  }

  private static UserResource anna() {
    return realm.master().users().get(realm.id("anna"));
  }

  private static Http login() {
    return Http.password(server.baseUrl(), realm.name(), "anna");
  }

  /** By anna, at the interface of the account console. */
  private static void done(String method, String path, String json) {
    Http.Answer answer = login().send(method, "/realms/own/account/" + path, json);
    assertEquals(2, answer.status() / 100, () -> answer.status() + answer.response().body());
  }
}
