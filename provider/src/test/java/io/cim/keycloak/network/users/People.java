package io.cim.keycloak.network.users;

import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleMappingResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Asks Keycloak's own admin API for everyone in the sample network, one request for each of many
 * facts.
 */
final class People {

  private People() {}

  /** Sorted by ID. */
  static List<Person> read(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(Api.REALM);
      List<ClientRepresentation> products =
          realm.clients().findAll().stream()
              .filter(client -> "true".equals(client.getAttributes().get("cim.product")))
              .toList();
      Set<String> permissions = new TreeSet<>();
      for (ClientRepresentation product : products) {
        realm.clients().get(product.getId()).roles().list(false).stream()
            .filter(role -> role.getAttributes().containsKey("cim.kind"))
            .forEach(role -> permissions.add(product.getClientId() + ":" + role.getName()));
      }
      return realm.users().list(0, 1000).stream()
          .map(user -> person(user, realm.users().get(user.getId()).roles(), products, permissions))
          .sorted(Comparator.comparing(Person::id))
          .toList();
    }
  }

  private static Person person(
      UserRepresentation user,
      RoleMappingResource roles,
      List<ClientRepresentation> products,
      Set<String> permissions) {
    Set<String> direct = new TreeSet<>();
    Set<String> effective = new TreeSet<>();
    for (ClientRepresentation product : products) {
      add(direct, product, roles.clientLevel(product.getId()).listAll());
      add(effective, product, roles.clientLevel(product.getId()).listEffective());
    }
    direct.removeAll(permissions);
    effective.removeAll(permissions);
    return new Person(
        user.getId(),
        user.getUsername(),
        user.getFirstName(),
        user.getLastName(),
        user.getEmail(),
        user.isEnabled(),
        user.getCreatedTimestamp(),
        roles.realmLevel().listEffective().stream()
            .anyMatch(role -> role.getName().equals("cim-admin")),
        direct,
        effective);
  }

  private static void add(
      Set<String> names, ClientRepresentation product, List<RoleRepresentation> roles) {
    roles.forEach(role -> names.add(product.getClientId() + ":" + role.getName()));
  }
}
