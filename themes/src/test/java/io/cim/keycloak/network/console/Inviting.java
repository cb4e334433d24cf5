package io.cim.keycloak.network.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.keycloak.admin.client.Keycloak;

/** The API as those use it who invite people. */
final class Inviting {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RealmCopy realm;

  Inviting(RealmCopy realm) {
    this.realm = realm;
  }

  /** Invites an address to what the JSON says, and gives the ID of the invitation. */
  String invite(String inviter, String address, String offer) {
    return send(
            inviter, "POST", "invitations", "{\"emails\": [\"" + address + "\"], " + offer + "}")
        .at("/invitations/0/id")
        .asText();
  }

  void resend(String inviter, String id) {
    send(inviter, "POST", "invitations/" + id + "/resend", "");
  }

  void revoke(String inviter, String id) {
    send(inviter, "DELETE", "invitations/" + id, "");
  }

  /** The row of an invitation, as a CIM admin sees it. */
  JsonNode row(String id) {
    for (JsonNode row : send("anna", "GET", "invitations?max=200", "").get("invitations")) {
      if (row.get("id").asText().equals(id)) {
        return row;
      }
    }
    throw new AssertionError("No invitation " + id);
  }

  /** What the history has of somebody, newest first. */
  JsonNode history(String username) {
    return send("anna", "GET", "history?user=" + username, "").get("entries");
  }

  private JsonNode send(String caller, String method, String path, String body) {
    KeycloakServer server = realm.server();
    try (Keycloak keycloak =
        Keycloak.getInstance(server.baseUrl(), realm.name(), caller, "network", "admin-cli")) {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(
                      URI.create(
                          server.baseUrl() + "/admin/realms/" + realm.name() + "/network/" + path))
                  .header(
                      "Authorization", "Bearer " + keycloak.tokenManager().getAccessTokenString())
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertTrue(answer.statusCode() < 300, () -> method + " " + path + ": " + answer.body());
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
