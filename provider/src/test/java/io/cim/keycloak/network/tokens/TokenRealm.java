package io.cim.keycloak.network.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A copy of the sample network in which tokens are had for a password; that of everybody is {@code
 * network}.
 */
final class TokenRealm implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeycloakServer server;
  private final RealmCopy copy;
  private final Keycloak keycloak;

  /**
   * A copy of this name.
   *
   * @param change what else shall be different from the file
   */
  TokenRealm(KeycloakServer server, String name, Consumer<RealmRepresentation> change) {
    this.server = server;
    copy =
        RealmCopy.create(
            server,
            name,
            realm -> {
              realm.getClients().forEach(client -> client.setDirectAccessGrantsEnabled(true));
              change.accept(realm);
            });
    keycloak = server.admin();
  }

  /** Gives people of the realm file a password. */
  static void passwords(RealmRepresentation realm, String... usernames) {
    for (UserRepresentation user : realm.getUsers()) {
      if (List.of(usernames).contains(user.getUsername())) {
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue("network");
        user.setCredentials(List.of(password));
      }
    }
  }

  /**
   * Gives a client a secret, which is its ID, and its tokens the audience that introspection asks
   * for.
   */
  static ClientRepresentation confidential(ClientRepresentation client) {
    client.setPublicClient(false);
    client.setSecret(client.getClientId());
    ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
    audience.setName("audience");
    audience.setProtocol("openid-connect");
    audience.setProtocolMapper("oidc-audience-mapper");
    audience.setConfig(
        Map.of(
            "included.client.audience",
            client.getClientId(),
            "access.token.claim",
            "true",
            "lightweight.claim",
            "true"));
    client.setProtocolMappers(List.of(audience));
    return client;
  }

  /** A confidential client that is no product. */
  static ClientRepresentation client(String clientId, String... scopes) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(clientId);
    client.setDirectAccessGrantsEnabled(true);
    client.setServiceAccountsEnabled(true);
    client.setDefaultClientScopes(List.of(scopes));
    return confidential(client);
  }

  /** The realm as an administrator of the master realm sees it. */
  RealmResource admin() {
    return keycloak.realm(copy.name());
  }

  /** What the token endpoint answers to the password of one of the people. */
  Api.Answer tryLogIn(String username, String clientId) {
    return token(
        clientId,
        "grant_type=password&scope=openid&password=network&username=" + Api.encode(username));
  }

  /** The tokens for the password of one of the people. */
  JsonNode logIn(String username, String clientId) {
    Api.Answer answer = tryLogIn(username, clientId);
    assertEquals(200, answer.status(), () -> username + ": " + answer.body());
    return answer.body();
  }

  /** What the token endpoint answers to a client; secrets are the IDs, and others need none. */
  Api.Answer token(String clientId, String form) {
    return Api.token(
        server,
        copy.name(),
        form + "&client_id=" + Api.encode(clientId) + "&client_secret=" + Api.encode(clientId));
  }

  Api.Answer refresh(String clientId, JsonNode tokens) {
    return token(
        clientId, "grant_type=refresh_token&refresh_token=" + tokens.get("refresh_token").asText());
  }

  /** The claim in an access token, or null where there is none. */
  static JsonNode claim(JsonNode tokens) {
    String payload = tokens.get("access_token").asText().split("\\.", -1)[1];
    return read(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
        .get("network");
  }

  /** The claim as userinfo tells it. */
  JsonNode userinfo(JsonNode tokens) {
    return post("userinfo", "access_token=" + tokens.get("access_token").asText()).get("network");
  }

  /** The claim as introspection tells it to a confidential client. */
  JsonNode introspection(String clientId, JsonNode tokens) {
    String form =
        "token=%s&client_id=%s&client_secret=%s"
            .formatted(tokens.get("access_token").asText(), clientId, clientId);
    return post("token/introspect", form).get("network");
  }

  /** Gives themselves another user name, as in Keycloak's account console. */
  void rename(JsonNode tokens, String username) {
    HttpRequest.Builder account =
        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/realms/" + copy.name() + "/account"))
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + tokens.get("access_token").asText());
    ObjectNode person = (ObjectNode) read(send(account.GET().build()));
    person.put("username", username);
    send(account.POST(HttpRequest.BodyPublishers.ofString(person.toString())).build());
  }

  /** What an endpoint of OpenID Connect answers, which must succeed. */
  JsonNode post(String endpoint, String form) {
    URI address =
        URI.create(
            server.baseUrl() + "/realms/" + copy.name() + "/protocol/openid-connect/" + endpoint);
    return read(
        send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build()));
  }

  /** The body of the answer, which must tell success. */
  private static String send(HttpRequest request) {
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(2, answer.statusCode() / 100, answer::body);
      return answer.body();
    } catch (IOException e) {
      throw new AssertionError(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  String user(String username) {
    return copy.idOf(username);
  }

  String client(String clientId) {
    return admin().clients().findByClientId(clientId).get(0).getId();
  }

  /** Gives somebody a role of a client, as Keycloak's console does. */
  void assign(String userId, String clientId, String role) {
    admin().users().get(userId).roles().clientLevel(client(clientId)).add(role(clientId, role));
  }

  /** Takes a role of a client from somebody, as Keycloak's console does. */
  void take(String userId, String clientId, String role) {
    admin().users().get(userId).roles().clientLevel(client(clientId)).remove(role(clientId, role));
  }

  private List<RoleRepresentation> role(String clientId, String role) {
    return List.of(admin().clients().get(client(clientId)).roles().get(role).toRepresentation());
  }

  @Override
  public void close() {
    keycloak.close();
    copy.close();
  }
}
