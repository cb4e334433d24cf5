package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A copy of the sample network for tests of the guard; its CIM admin {@code anna} manages users.
 */
final class GuardedRealm implements AutoCloseable {

  private static final String MANAGEMENT = "realm-management";

  private final KeycloakServer server;
  private final String name;
  private final RealmCopy copy;
  private final Keycloak keycloak;

  GuardedRealm(KeycloakServer server, String name) {
    this(server, name, realm -> {});
  }

  GuardedRealm(KeycloakServer server, String name, Consumer<RealmRepresentation> change) {
    this.server = server;
    this.name = name;
    copy =
        RealmCopy.create(
            server,
            name,
            realm -> {
              realm.setAccessTokenLifespan(3600);
              give(realm, "anna", "manage-users");
              change.accept(realm);
            });
    keycloak = server.admin();
  }

  /** Gives somebody of the realm file roles that administer it. */
  static void give(RealmRepresentation realm, String username, String... roles) {
    for (UserRepresentation user : realm.getUsers()) {
      if (user.getUsername().equals(username)) {
        user.setClientRoles(Map.of(MANAGEMENT, Arrays.asList(roles)));
      }
    }
  }

  /** Adds somebody to the realm file who holds roles that administer it. */
  static void add(RealmRepresentation realm, String username, String... roles) {
    UserRepresentation user = person(username);
    user.setClientRoles(Map.of(MANAGEMENT, Arrays.asList(roles)));
    realm.getUsers().add(user);
  }

  /** Makes the realm file one of a realm that is no network: without the role. */
  static void withoutCimAdmins(RealmRepresentation file) {
    file.getRoles().getRealm().removeIf(role -> role.getName().equals("cim-admin"));
    file.getUsers()
        .forEach(
            user -> {
              if (user.getRealmRoles() != null) {
                user.setRealmRoles(
                    user.getRealmRoles().stream()
                        .filter(role -> !role.equals("cim-admin"))
                        .toList());
              }
            });
  }

  static UserRepresentation person(String username) {
    UserRepresentation user = new UserRepresentation();
    user.setUsername(username);
    user.setEmail(username + "@example.com");
    user.setFirstName(username);
    user.setLastName("Guarded");
    user.setEnabled(true);
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue("network");
    user.setCredentials(List.of(password));
    return user;
  }

  String name() {
    return name;
  }

  /** The realm as an administrator of the master realm sees it. */
  RealmResource master() {
    return keycloak.realm(name);
  }

  /** One of the people. */
  Person as(String username) {
    return new Person(Http.password(server.baseUrl(), name, username));
  }

  /** The status with which Keycloak answers a login by password. */
  int login(String username, String password) {
    return Http.requestToken(
            server.baseUrl(),
            name,
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                username,
                "password",
                password))
        .status();
  }

  String id(String username) {
    return master().users().searchByUsername(username, true).get(0).getId();
  }

  RoleRepresentation role(String role) {
    return master().roles().get(role).toRepresentation();
  }

  /** Creates a group; gives its ID. */
  String group(String group) {
    GroupRepresentation representation = new GroupRepresentation();
    representation.setName(group);
    try (var response = master().groups().add(representation)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }

  /** Creates a group whose members hold a realm role; gives its ID. */
  String groupWith(String group, String role) {
    String id = group(group);
    master().groups().group(id).roles().realmLevel().add(List.of(role(role)));
    return id;
  }

  String client(String clientId) {
    return master().clients().findByClientId(clientId).get(0).getId();
  }

  RoleRepresentation managementRole(String role) {
    return master().clients().get(client(MANAGEMENT)).roles().get(role).toRepresentation();
  }

  /** One caller of the realm's admin API. */
  final class Person {

    private final Http http;

    private Person(Http http) {
      this.http = http;
    }

    Http.Answer send(String method, String path, String json) {
      return http.send(method, "/admin/realms/" + name + (path.isEmpty() ? "" : "/" + path), json);
    }

    void allowed(String method, String path, String json) {
      Http.Answer answer = send(method, path, json);
      assertEquals(
          2,
          answer.status() / 100,
          () -> method + " " + path + ": " + answer.status() + answer.body());
    }

    void refused(String code, String method, String path, String json) {
      Http.Answer answer = send(method, path, json);
      assertEquals(
          code, answer.code(), () -> method + " " + path + ": " + answer.status() + answer.body());
      assertEquals(code.equals("last_cim_admin") ? 409 : 403, answer.status());
    }
  }

  @Override
  public void close() {
    keycloak.close();
    copy.close();
  }
}
