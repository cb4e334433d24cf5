package io.cim.keycloak.network.bench;

import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * What the network's claim and its look at who gets into a product add to logins: the same tokens
 * for two clients that differ in nothing else.
 */
final class TokenCost {

  private static final String PLAIN = "bench-plain";
  private static final String CLAIM = "bench-claim";
  private static final String PRODUCT = "livechat";

  /** A supervisor in two products and two agent groups. */
  private static final String PERSON = "&username=sofia&password=network";

  private final KeycloakServer server;
  private final Caller client;

  TokenCost(KeycloakServer server) {
    this.server = server;
    client = Caller.atTokens(server.baseUrl(), "network");
  }

  List<Job> jobs() throws IOException {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm("network");
      List<String> scopes = List.of("basic", "acr", "profile", "email", "roles", "web-origins");
      List<String> withClaim = new ArrayList<>(scopes);
      withClaim.add("network");
      realm.clients().create(client(PLAIN, scopes)).close();
      realm.clients().create(client(CLAIM, withClaim)).close();
      change(realm, PRODUCT, product -> product.setDirectAccessGrantsEnabled(true));
    }
    return List.of(
        job("login with the claim", login(CLAIM), login(PLAIN)),
        job("login to a product, with the claim", login(PRODUCT), login(PLAIN)),
        job("refresh with the claim", refresh(CLAIM), refresh(PLAIN)),
        job(
            "client credentials with the claim",
            form("client_credentials", CLAIM),
            form("client_credentials", PLAIN)));
  }

  private Job job(String name, String ours, String stock) {
    return new Job(name, List.of(Target.percentMore(3)), run -> post(ours), run -> post(stock));
  }

  private List<Request> post(String form) {
    return List.of(new Request(client, "POST", "token", form));
  }

  private static String login(String clientId) {
    return form("password", clientId) + PERSON;
  }

  /** The same refresh token may be used again and again: that is how a realm is by default. */
  private String refresh(String clientId) throws IOException {
    return form("refresh_token", clientId)
        + "&refresh_token="
        + client.tokens(login(clientId)).get("refresh_token").asText();
  }

  private static String form(String grant, String clientId) {
    return "grant_type=" + grant + "&client_id=" + clientId + "&client_secret=bench";
  }

  private static ClientRepresentation client(String clientId, List<String> scopes) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(clientId);
    client.setSecret("bench");
    client.setDirectAccessGrantsEnabled(true);
    client.setServiceAccountsEnabled(true);
    client.setDefaultClientScopes(scopes);
    return client;
  }

  private static void change(
      RealmResource realm, String clientId, Consumer<ClientRepresentation> change) {
    ClientRepresentation client = realm.clients().findByClientId(clientId).get(0);
    change.accept(client);
    realm.clients().get(client.getId()).update(client);
  }
}
