package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.RoleRepresentation;

/** People whom Keycloak imports from a directory. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class GuardDirectoryIT {

  @Test
  void synchronizingPlainPeopleIsOrdinaryWork(KeycloakServer server) throws Exception {
    try (Directory directory = Directory.start(List.of("leo", "lara"));
        GuardedRealm realm = new GuardedRealm(server, "directory")) {
      String ldap = directory.attach(realm.master());
      GuardedRealm.Person anna = realm.as("anna");
      anna.allowed("POST", "user-storage/" + ldap + "/sync?action=triggerFullSync", null);
      anna.allowed("PUT", "users/" + realm.id("leo"), "{\"lastName\": \"Lion\"}");
      anna.allowed("DELETE", "users/" + realm.id("lara"), null);
      realm.as("leo");
    }
  }

  /** Keycloak takes nothing back from a directory, whoever refuses. */
  @Test
  void whomADirectoryGotBeforeARefusalIsNobodySpecial(KeycloakServer server) throws Exception {
    try (Directory directory = Directory.start(List.of("leo"));
        GuardedRealm realm = new GuardedRealm(server, "writing")) {
      directory.attach(realm.master(), true);
      realm.groupWith("bosses", "cim-admin");
      String eve =
          "{\"username\": \"eve\", \"email\": \"eve@example.com\", \"firstName\": \"Eve\","
              + " \"lastName\": \"Adams\", \"enabled\": true, \"groups\": [\"/bosses\"],"
              + " \"credentials\": [{\"type\": \"password\", \"value\": \"network\"}]}";
      realm.as("anna").refused("cim_admin_grant", "POST", "users", eve);
      assertTrue(directory.content().contains("uid=eve"), directory.content());
      var account = realm.master().users().get(realm.id("eve"));
      assertEquals(List.of(), account.groups());
      assertTrue(
          account.roles().realmLevel().listEffective().stream()
              .map(RoleRepresentation::getName)
              .noneMatch("cim-admin"::equals));
    }
  }

  @Tag("connection")
  @Test
  void aCimAdminWhoIsMissingInTheDirectoryKeepsTheAccount(KeycloakServer server) throws Exception {
    try (Directory directory = Directory.start(List.of("lena"));
        GuardedRealm realm =
            new GuardedRealm(
                server, "missing", file -> GuardedRealm.give(file, "boris", "realm-admin"))) {
      String ldap = directory.attach(realm.master());
      realm.master().userStorage().syncUsers(ldap, "triggerFullSync");
      String lena = realm.id("lena");
      realm.master().users().get(lena).roles().realmLevel().add(List.of(realm.role("cim-admin")));
      GuardedRealm.Person anna = realm.as("anna");
      anna.refused("cim_admin_protected", "DELETE", "users/" + lena, null);
      directory.remove("lena");
      // Keycloak comes across the account and would drop it; who looks is not disturbed
      assertTrue(anna.send("GET", "users?max=200", null).status() == 200);
      assertEquals(404, anna.send("GET", "users/" + lena, null).status());
      List<GuardedRealm.Person> callers = List.of(anna, realm.as("boris"));
      DatabaseState before = DatabaseState.read(server, realm.name());
      for (GuardedRealm.Person caller : callers) {
        caller.send("POST", "user-storage/" + ldap + "/sync?action=triggerFullSync", null);
      }
      Set<String> changed = before.differences(DatabaseState.read(server, realm.name()));
      // when it was synchronized; MariaDB says it in capitals, with the schema
      changed.removeIf(table -> table.toLowerCase(Locale.ROOT).endsWith("component_config"));
      assertEquals(Set.of(), changed);
      directory.add("lena");
      assertEquals(lena, realm.id("lena"));
      assertTrue(
          realm.master().users().get(lena).roles().realmLevel().listAll().stream()
              .map(RoleRepresentation::getName)
              .anyMatch("cim-admin"::equals));
    }
  }
}
