package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.SqlStatements;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What the guard costs does not depend on how many people there are. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class GuardStatementsIT {

  @Test
  void manyCimAdminsCostNoMoreStatements(KeycloakServer server) {
    int few;
    int many;
    try (GuardedRealm realm = new GuardedRealm(server, "few")) {
      few = ofAnEdit(server, realm);
    }
    try (GuardedRealm realm =
        new GuardedRealm(
            server,
            "many",
            file -> {
              for (int i = 0; i < 200; i++) {
                UserRepresentation admin = GuardedRealm.person("admin-" + i);
                admin.setCredentials(List.of());
                admin.setRealmRoles(List.of("cim-admin"));
                file.getUsers().add(admin);
              }
            })) {
      many = ofAnEdit(server, realm);
    }
    assertEquals(few, many);
  }

  private static int ofAnEdit(KeycloakServer server, GuardedRealm realm) {
    GuardedRealm.Person anna = realm.as("anna");
    GuardedRealm.Person olga = realm.as("olga");
    String path = "users/" + realm.id("emil");
    String body = "{\"firstName\": \"Emil\"}";
    int edit = SqlStatements.during(server, () -> anna.allowed("PUT", path, body));
    int withoutComparison = SqlStatements.during(server, () -> olga.allowed("PUT", path, body));
    int reading =
        SqlStatements.during(
            server, () -> assertEquals(200, anna.send("GET", path, null).status()));
    assertTrue(edit - withoutComparison <= 10, edit + " and " + withoutComparison);
    assertTrue(reading < withoutComparison, reading + " and " + withoutComparison);
    return edit;
  }

  /** The same people read the same, where the guard has a realm to keep and where it has none. */
  @Test
  void readingCostsNothing(KeycloakServer server) {
    int guarded;
    int unguarded;
    try (GuardedRealm realm = new GuardedRealm(server, "read", GuardStatementsIT::addHanna)) {
      guarded = ofReading(server, realm);
    }
    try (GuardedRealm realm =
        new GuardedRealm(
            server,
            "unguarded",
            file -> {
              GuardedRealm.withoutCimAdmins(file);
              addHanna(file);
            })) {
      unguarded = ofReading(server, realm);
    }
    assertEquals(unguarded, guarded);
  }

  private static void addHanna(RealmRepresentation file) {
    GuardedRealm.add(file, "hanna", "manage-users", "view-users", "query-groups");
  }

  private static int ofReading(KeycloakServer server, GuardedRealm realm) {
    GuardedRealm.Person hanna = realm.as("hanna");
    List<String> paths =
        List.of("users/" + realm.id("emil"), "users?max=10", "groups", "users/count");
    return SqlStatements.during(
        server,
        () -> paths.forEach(path -> assertEquals(200, hanna.send("GET", path, null).status())));
  }
}
