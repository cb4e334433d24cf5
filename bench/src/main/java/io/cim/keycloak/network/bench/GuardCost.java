package io.cim.keycloak.network.bench;

import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.util.List;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What the guard adds to ordinary changes by Keycloak's own API: the same change by a CIM admin of
 * the network, and by somebody with the same roles of Keycloak in a realm in which the guard is
 * silent.
 */
final class GuardCost {

  private static final String GUARDED = "network";
  private static final String UNGUARDED = "unguarded";
  private static final int MANY = 200;
  private static final List<Target> TARGETS = List.of(Target.millisMore(10));

  private final KeycloakServer server;
  private final Place network;
  private final Place elsewhere;

  GuardCost(KeycloakServer server) throws IOException {
    this.server = server;
    try (Keycloak keycloak = server.admin()) {
      RealmRepresentation other = new RealmRepresentation();
      other.setRealm(UNGUARDED);
      other.setEnabled(true);
      other.setAccessTokenLifespan(24 * 3600);
      keycloak.realms().create(other);
      RealmResource realm = keycloak.realm(UNGUARDED);
      create(realm, "anna");
      create(realm, "emil");
    }
    network = place(GUARDED);
    elsewhere = place(UNGUARDED);
  }

  /**
   * Where changes are made.
   *
   * @param caller somebody who manages users
   * @param member ID of somebody plain
   * @param group ID of a group that nobody is in
   */
  private record Place(Caller caller, String member, String group) {

    List<Request> changeOfName(int run) {
      return List.of(
          new Request(caller, "PUT", "users/" + member, "{\"lastName\": \"Run" + run + "\"}"));
    }

    List<Request> changeOfGroup(int run) {
      String change = "{\"name\": \"Bench\", \"description\": \"Run " + run + "\"}";
      return List.of(new Request(caller, "PUT", "groups/" + group, change));
    }
  }

  private Place place(String name) throws IOException {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(name);
      manageUsers(realm, id(realm, "anna"));
      GroupRepresentation group = new GroupRepresentation();
      group.setName("Bench");
      try (var response = realm.groups().add(group)) {
        return new Place(
            Caller.logIn(server.baseUrl(), name, "anna"),
            id(realm, "emil"),
            CreatedResponseUtil.getCreatedId(response));
      }
    }
  }

  /** With the network's CIM admins. */
  List<Job> jobs() {
    return jobs("");
  }

  /** The same with many more, who are made CIM admins now. */
  List<Job> jobsWithMany() {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(GUARDED);
      RoleResource role = realm.roles().get("cim-admin");
      RoleRepresentation cimAdmin = role.toRepresentation();
      for (int more = role.getUserMembers(0, MANY).size(); more < MANY; more++) {
        String id = create(realm, "cim-admin-" + more);
        realm.users().get(id).roles().realmLevel().add(List.of(cimAdmin));
      }
    }
    return jobs(", " + MANY + " CIM admins");
  }

  private List<Job> jobs(String suffix) {
    return List.of(
        new Job(
            "change of a name, guarded" + suffix,
            TARGETS,
            network::changeOfName,
            elsewhere::changeOfName),
        // concerns no member, so that all CIM admins are compared
        new Job(
            "change of a group, guarded" + suffix,
            TARGETS,
            network::changeOfGroup,
            elsewhere::changeOfGroup));
  }

  private static String id(RealmResource realm, String username) {
    return realm.users().searchByUsername(username, true).get(0).getId();
  }

  private static void manageUsers(RealmResource realm, String user) {
    String management = realm.clients().findByClientId("realm-management").get(0).getId();
    realm
        .users()
        .get(user)
        .roles()
        .clientLevel(management)
        .add(
            List.of(
                realm.clients().get(management).roles().get("manage-users").toRepresentation()));
  }

  private static String create(RealmResource realm, String name) {
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue("network");
    UserRepresentation user = new UserRepresentation();
    user.setUsername(name);
    user.setEmail(name + "@example.com");
    user.setFirstName(name);
    user.setLastName("Unguarded");
    user.setEnabled(true);
    user.setCredentials(List.of(password));
    try (var response = realm.users().create(user)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }
}
