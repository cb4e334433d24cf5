package io.cim.keycloak.network.console;

import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The people of a realm as Keycloak's own API tells of them, and what befalls them. */
final class People {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final KeycloakServer server;
  private final String realm;

  People(KeycloakServer server, String realm) {
    this.server = server;
    this.realm = realm;
  }

  /** Whether there is somebody of this user name. */
  boolean has(String username) {
    try (Keycloak keycloak = server.admin()) {
      return !keycloak.realm(realm).users().searchByUsername(username, true).isEmpty();
    }
  }

  /** The ID of a user. */
  String id(String username) {
    try (Keycloak keycloak = server.admin()) {
      return find(keycloak.realm(realm), username).getId();
    }
  }

  /** The names of the roles of a client that are assigned directly. */
  Set<String> roles(String username, String clientId) {
    try (Keycloak keycloak = server.admin()) {
      RealmResource network = keycloak.realm(realm);
      return network
          .users()
          .get(find(network, username).getId())
          .roles()
          .clientLevel(client(network, clientId))
          .listAll()
          .stream()
          .map(RoleRepresentation::getName)
          .collect(Collectors.toSet());
    }
  }

  /** Assigns a role of a client, as somebody would who does not use our screens. */
  void assign(String username, String clientId, String role) {
    mapping(username, clientId, role, RoleScopeResource::add);
  }

  /** Takes a role of a client away, as somebody would who does not use our screens. */
  void take(String username, String clientId, String role) {
    mapping(username, clientId, role, RoleScopeResource::remove);
  }

  private void mapping(
      String username,
      String clientId,
      String role,
      BiConsumer<RoleScopeResource, List<RoleRepresentation>> change) {
    try (Keycloak keycloak = server.admin()) {
      RealmResource network = keycloak.realm(realm);
      String client = client(network, clientId);
      change.accept(
          network.users().get(find(network, username).getId()).roles().clientLevel(client),
          List.of(network.clients().get(client).roles().get(role).toRepresentation()));
    }
  }

  /**
   * Sends a request to the network API as the CIM admin Anna.
   *
   * @return the status of the answer
   */
  int asAnna(String method, String path, String body) {
    // closing it ends the session: not before the answer is here
    try (Keycloak anna =
        Keycloak.getInstance(server.baseUrl(), realm, "anna", "network", "admin-cli")) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(server.baseUrl() + "/admin/realms/" + realm + "/network/" + path))
              .header("Authorization", "Bearer " + anna.tokenManager().getAccessTokenString())
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static UserRepresentation find(RealmResource network, String username) {
    return network.users().searchByUsername(username, true).get(0);
  }

  private static String client(RealmResource network, String clientId) {
    return network.clients().findByClientId(clientId).get(0).getId();
  }
}
