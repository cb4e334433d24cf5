package io.cim.keycloak.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A copy of the sample network in which olga, its platform operator, uses Keycloak's own API. */
final class HistoryRealm implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final KeycloakServer server;
  private final RealmCopy copy;
  private final Keycloak olga;

  HistoryRealm(KeycloakServer server, String name) {
    this.server = server;
    copy = RealmCopy.create(server, name);
    olga = as("olga");
  }

  /** Keycloak's own API for one of the people; the caller closes it. */
  Keycloak as(String username) {
    return Keycloak.getInstance(server.baseUrl(), copy.name(), username, Api.REALM, "admin-cli");
  }

  String name() {
    return copy.name();
  }

  /** The realm as olga sees it. */
  RealmResource realm() {
    return olga.realm(copy.name());
  }

  /** The network API for one of the people. */
  Api api(String username) {
    return Api.as(server, copy.name(), username);
  }

  /** The ID of a person. */
  String id(String username) {
    return realm().users().searchByUsername(username, true).get(0).getId();
  }

  /** A new person, of whom the history knows nothing but the creation. */
  String create(String username) {
    UserRepresentation user = new UserRepresentation();
    user.setUsername(username);
    user.setEmail(username + "@example.com");
    // without names Keycloak would ask for them at the first login
    user.setFirstName("New");
    user.setLastName("Person");
    user.setEnabled(true);
    try (var response = realm().users().create(user)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }

  /** The client of a product. */
  ClientRepresentation client(String clientId) {
    return realm().clients().findByClientId(clientId).get(0);
  }

  /** A role of a product. */
  RoleRepresentation role(String clientId, String role) {
    return realm().clients().get(client(clientId).getId()).roles().get(role).toRepresentation();
  }

  /** The entries about a member, newest first, as anna sees them. */
  List<JsonNode> about(String member) {
    return entries("history?max=200&user=" + Api.encode(member));
  }

  /** The entries of one page as anna sees them. */
  List<JsonNode> entries(String path) {
    List<JsonNode> entries = new ArrayList<>();
    api("anna").read(path).get("entries").forEach(entries::add);
    return entries;
  }

  /** A request of olga's to what the admin client has no method for. */
  void send(String method, String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(server.baseUrl() + "/admin/realms/" + copy.name() + "/" + path))
            .header("Authorization", "Bearer " + olga.tokenManager().getAccessTokenString())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(2, answer.statusCode() / 100, () -> path + ": " + answer.body());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    olga.close();
    copy.close();
  }
}
