package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** Who is not a member of the network, or says to be another; told by the database. */
@Tag("connection")
@ExtendWith(KeycloakExtension.class)
class GuardOutsidersIT {

  private static final String PASSWORD = "{\"type\": \"password\", \"value\": \"network\"}";

  @Test
  void aForgedSubjectIsNobody(KeycloakServer server) throws SQLException {
    try (GuardedRealm realm = new GuardedRealm(server, "forged")) {
      ClientRepresentation robot = new ClientRepresentation();
      robot.setClientId("robot");
      robot.setSecret("known-to-operators");
      realm.master().clients().create(robot).close();
      for (String victim : List.of("boris", "olga")) {
        Http forger =
            Forger.create(server, realm.master(), "forger-" + victim, realm.id(victim), "account");
        DatabaseState before = DatabaseState.read(server, realm.name());
        Http.Answer admin =
            forger.send(
                "PUT",
                "/admin/realms/forged/users/" + realm.id(victim),
                "{\"firstName\": \"Eve\"}");
        assertEquals(403, admin.status());
        Http.Answer change =
            forger.send(
                "POST",
                "/realms/forged/account/",
                "{\"username\": \"%s\", \"email\": \"eve@example.com\", \"firstName\": \"Eve\", \"lastName\": \"Eve\"}"
                    .formatted(victim));
        assertEquals(403, change.status());
        assertEquals("forbidden", change.code());
        for (Way way : registrations()) {
          Http.Answer answer = forger.send(way.method(), way.path(), way.body());
          assertEquals(403, answer.status(), () -> way + victim + answer.response().body());
          assertFalse(answer.response().body().contains("known-to-operators"), way.toString());
          // boris has not the role that the token says he has, which Keycloak finds out itself
          assertEquals(victim.equals("olga") ? way.code() : null, answer.code(), way.toString());
        }
        assertEquals(
            403, forger.send("GET", "/realms/forged/account/").status(), "reading their account");
        assertEquals(Set.of(), before.differences(DatabaseState.read(server, realm.name())));
      }
    }
  }

  private static List<Way> registrations() {
    String clients = "/realms/forged/clients-registrations/";
    return List.of(
        new Way("forbidden", "POST", clients + "default", "{\"clientId\": \"eve\"}"),
        new Way("forbidden", "PUT", clients + "default/robot", "{\"clientId\": \"robot\"}"),
        new Way("forbidden", "GET", clients + "default/robot", null),
        new Way("forbidden", "GET", clients + "openid-connect/robot", null),
        new Way("forbidden", "DELETE", clients + "default/robot", null));
  }

  private record Way(String code, String method, String path, String body) {}

  /** Somebody of the master realm who manages the network's users, and no more. */
  @Test
  void whoManagesUsersFromTheMasterRealmIsNoOperator(KeycloakServer server) throws SQLException {
    try (GuardedRealm realm = new GuardedRealm(server, "governed");
        Keycloak keycloak = server.admin()) {
      RealmResource master = keycloak.realm("master");
      String helper;
      try (var response = master.users().create(GuardedRealm.person("helper"))) {
        helper = CreatedResponseUtil.getCreatedId(response);
      }
      try {
        String management = master.clients().findByClientId("governed-realm").get(0).getId();
        List<RoleRepresentation> roles =
            List.of("manage-users", "view-users").stream()
                .map(role -> master.clients().get(management).roles().get(role).toRepresentation())
                .toList();
        master.users().get(helper).roles().clientLevel(management).add(roles);
        Http caller = Http.password(server.baseUrl(), "master", "helper");
        String users = "/admin/realms/governed/users/";
        String cimAdmin =
            "[{\"id\": \"%s\", \"name\": \"cim-admin\"}]"
                .formatted(realm.role("cim-admin").getId());
        String boris = users + realm.id("boris");
        String emil = users + realm.id("emil");
        String olga = users + realm.id("olga");
        List<Way> ways =
            List.of(
                new Way("cim_admin_protected", "PUT", boris + "/reset-password", PASSWORD),
                new Way("cim_admin_protected", "PUT", boris, "{\"enabled\": false}"),
                new Way("cim_admin_protected", "DELETE", boris, null),
                new Way("cim_admin_protected", "DELETE", boris + "/role-mappings/realm", cimAdmin),
                new Way("cim_admin_grant", "POST", emil + "/role-mappings/realm", cimAdmin),
                new Way("forbidden", "PUT", olga + "/reset-password", PASSWORD));
        DatabaseState before = DatabaseState.read(server, realm.name());
        for (Way way : ways) {
          Http.Answer answer = caller.send(way.method(), way.path(), way.body());
          assertEquals(way.code(), answer.code(), () -> way.toString() + answer.body());
          assertEquals(403, answer.status());
        }
        assertEquals(Set.of(), before.differences(DatabaseState.read(server, realm.name())));
        assertEquals(204, caller.send("PUT", emil + "/reset-password", PASSWORD).status());
      } finally {
        master.users().get(helper).remove();
      }
    }
  }

  /** Without the role all is as Keycloak does it, be it good or bad. */
  @Test
  void inOtherRealmsItIsSilent(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      RealmRepresentation other = new RealmRepresentation();
      other.setRealm("other");
      other.setEnabled(true);
      other.setUsers(new ArrayList<>());
      GuardedRealm.add(other, "manager", "manage-users");
      GuardedRealm.add(other, "administrator", "realm-admin");
      keycloak.realms().create(other);
      try {
        RealmResource realm = keycloak.realm("other");
        String victim = realm.users().searchByUsername("administrator", true).get(0).getId();
        String path = "/admin/realms/other/users/" + victim;
        Http manager = Http.password(server.baseUrl(), "other", "manager");
        assertEquals(204, manager.send("PUT", path + "/reset-password", PASSWORD).status());
        assertEquals(204, manager.send("PUT", path, "{\"enabled\": false}").status());
        assertEquals(204, manager.send("DELETE", path).status());
      } finally {
        keycloak.realm("other").remove();
      }
    }
  }

  /** What it knows from the caches comes back from the database. */
  @Test
  void whoeverClearsTheCachesChangesNothing(KeycloakServer server) throws SQLException {
    try (GuardedRealm realm =
        new GuardedRealm(
            server, "cleared", file -> GuardedRealm.give(file, "anna", "realm-admin"))) {
      GuardedRealm.Person anna = realm.as("anna");
      DatabaseState before = DatabaseState.read(server, realm.name());
      for (String cache : List.of("realm", "user", "keys", "crl")) {
        anna.allowed("POST", "clear-" + cache + "-cache", null);
        anna.refused("cim_admin_protected", "DELETE", "users/" + realm.id("boris"), null);
      }
      assertEquals(Set.of(), before.differences(DatabaseState.read(server, realm.name())));
    }
  }
}
