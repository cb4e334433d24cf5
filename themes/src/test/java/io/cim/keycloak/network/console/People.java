package io.cim.keycloak.network.console;

import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The people of a realm as Keycloak's own API tells of them. */
final class People {

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
    try (Keycloak keycloak = server.admin()) {
      RealmResource network = keycloak.realm(realm);
      String client = client(network, clientId);
      network
          .users()
          .get(find(network, username).getId())
          .roles()
          .clientLevel(client)
          .add(List.of(network.clients().get(client).roles().get(role).toRepresentation()));
    }
  }

  private static UserRepresentation find(RealmResource network, String username) {
    return network.users().searchByUsername(username, true).get(0);
  }

  private static String client(RealmResource network, String clientId) {
    return network.clients().findByClientId(clientId).get(0).getId();
  }
}
