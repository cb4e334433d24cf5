package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.RealmRepresentation;

/** The rules that do not hang on a single endpoint. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class GuardRulesIT {

  private static final String PASSWORD = "{\"type\": \"password\", \"value\": \"network\"}";

  @Test
  void theLastCimAdminStaysUnlessAnOperatorSaysOtherwise(KeycloakServer server) {
    try (GuardedRealm realm = new GuardedRealm(server, "last")) {
      GuardedRealm.Person olga = realm.as("olga");
      String anna = "users/" + realm.id("anna");
      String role =
          "[{\"id\": \"%s\", \"name\": \"cim-admin\"}]".formatted(realm.role("cim-admin").getId());
      olga.allowed("DELETE", "users/" + realm.id("boris") + "/role-mappings/realm", role);
      olga.refused("last_cim_admin", "DELETE", anna + "/role-mappings/realm", role);
      olga.refused("last_cim_admin", "DELETE", anna, null);
      olga.refused("last_cim_admin", "PUT", anna, "{\"enabled\": false}");
      olga.refused("last_cim_admin", "DELETE", "roles/cim-admin", null);
      olga.refused("last_cim_admin", "PUT", "roles/cim-admin", "{\"name\": \"former\"}");
      realm.as("anna").refused("last_cim_admin", "PUT", anna, "{\"enabled\": false}");
      assertTrue(realm.master().users().get(realm.id("anna")).toRepresentation().isEnabled());
      allowNoCimAdmin(realm);
      olga.allowed("DELETE", anna, null);
    }
  }

  @Test
  void aWorkflowDisablesAnybodyButTheLastCimAdmin(KeycloakServer server) throws Exception {
    try (GuardedRealm realm = new GuardedRealm(server, "retiring");
        Workflows workflows = new Workflows(server, realm.name())) {
      String role =
          "[{\"id\": \"%s\", \"name\": \"cim-admin\"}]".formatted(realm.role("cim-admin").getId());
      realm
          .as("olga")
          .allowed("DELETE", "users/" + realm.id("boris") + "/role-mappings/realm", role);
      workflows.schedule(realm.id("anna"), "{\"uses\": \"disable-user\"}");
      workflows.awaitLastStays();
      assertTrue(realm.master().users().get(realm.id("anna")).toRepresentation().isEnabled());
    }
  }

  /** An import has a transaction of its own inside that of its request. */
  @Test
  void anImportLosesTheLastCimAdminsNeither(KeycloakServer server) {
    try (GuardedRealm realm = new GuardedRealm(server, "imported")) {
      GuardedRealm.Person olga = realm.as("olga");
      String anna = realm.id("anna");
      String people =
          "{\"ifResourceExists\": \"OVERWRITE\", \"users\": [{\"username\": \"anna\", \"enabled\": true}, {\"username\": \"boris\", \"enabled\": %s, \"realmRoles\": [%s]}]}";
      olga.refused("last_cim_admin", "POST", "partialImport", people.formatted(true, ""));
      olga.refused(
          "last_cim_admin", "POST", "partialImport", people.formatted(false, "\"cim-admin\""));
      assertEquals(anna, realm.id("anna"));
      assertEquals(2, realm.master().roles().get("cim-admin").getUserMembers().size());
      olga.allowed("POST", "partialImport", people.formatted(true, "\"cim-admin\""));
      assertEquals(1, realm.master().roles().get("cim-admin").getUserMembers().size());
    }
  }

  @Test
  void noSettingOfEventsSwitchesItOff(KeycloakServer server) {
    try (GuardedRealm realm = new GuardedRealm(server, "silent")) {
      GuardedRealm.Person olga = realm.as("olga");
      olga.allowed(
          "PUT",
          "events/config",
          "{\"eventsEnabled\": false, \"adminEventsEnabled\": false, \"eventsListeners\": []}");
      assertEquals(
          400,
          olga.send("PUT", "events/config", "{\"eventsListeners\": [\"cim-guard\"]}").status());
      realm.as("anna").refused("cim_admin_protected", "DELETE", "users/" + realm.id("boris"), null);
    }
  }

  @Test
  void twoOperatorsDoNotUnmakeTheLastTwoTogether(KeycloakServer server) throws Exception {
    try (GuardedRealm realm = new GuardedRealm(server, "race")) {
      GuardedRealm.Person olga = realm.as("olga");
      String role =
          "[{\"id\": \"%s\", \"name\": \"cim-admin\"}]".formatted(realm.role("cim-admin").getId());
      List<String> both =
          Stream.of("anna", "boris")
              .map(name -> "users/" + realm.id(name) + "/role-mappings/realm")
              .toList();
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        // which of them reads what the other has committed is another matter each time
        for (int round = 0; round < 10; round++) {
          CyclicBarrier start = new CyclicBarrier(2);
          List<Future<Integer>> answers =
              threads.invokeAll(
                  both.stream()
                      .map(
                          path ->
                              (Callable<Integer>)
                                  () -> {
                                    start.await();
                                    return olga.send("DELETE", path, role).status();
                                  })
                      .toList());
          assertEquals(204 + 409, answers.get(0).get() + answers.get(1).get());
          assertEquals(1, realm.master().roles().get("cim-admin").getUserMembers().size());
          both.forEach(path -> olga.allowed("POST", path, role));
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static void allowNoCimAdmin(GuardedRealm realm) {
    RealmRepresentation file = realm.master().toRepresentation();
    file.getAttributesOrEmpty().put("cim.guard.allow-no-cim-admin", "true");
    realm.master().update(file);
  }

  @Test
  void withoutTheRoleNobodyButOperatorsChangesAnything(KeycloakServer server) {
    try (GuardedRealm realm = new GuardedRealm(server, "renamed")) {
      GuardedRealm.Person anna = realm.as("anna");
      GuardedRealm.Person olga = realm.as("olga");
      String emil = "users/" + realm.id("emil");
      anna.allowed("PUT", emil + "/reset-password", PASSWORD);
      allowNoCimAdmin(realm);
      olga.allowed("PUT", "roles/cim-admin", "{\"name\": \"former\"}");
      anna.refused("forbidden", "PUT", emil + "/reset-password", PASSWORD);
      anna.refused("cim_admin_protected", "DELETE", "users/" + realm.id("boris"), null);
      olga.allowed("PUT", emil + "/reset-password", PASSWORD);
      olga.allowed("PUT", "roles/former", "{\"name\": \"cim-admin\"}");
      anna.allowed("PUT", emil + "/reset-password", PASSWORD);
    }
  }

  @Test
  void anOperatorMayReplaceTheRole(KeycloakServer server) {
    try (GuardedRealm realm = new GuardedRealm(server, "replaced")) {
      GuardedRealm.Person olga = realm.as("olga");
      allowNoCimAdmin(realm);
      olga.allowed("DELETE", "roles/cim-admin", null);
      olga.allowed("POST", "roles", "{\"name\": \"cim-admin\"}");
      String role =
          "[{\"id\": \"%s\", \"name\": \"cim-admin\"}]".formatted(realm.role("cim-admin").getId());
      olga.allowed("POST", "users/" + realm.id("boris") + "/role-mappings/realm", role);
      GuardedRealm.Person anna = realm.as("anna");
      anna.allowed("PUT", "users/" + realm.id("emil") + "/reset-password", PASSWORD);
      anna.refused("cim_admin_protected", "DELETE", "users/" + realm.id("boris"), null);
    }
  }

  @Test
  void whatIsFoundOnlyAtTheEndIsRememberedToo(KeycloakServer server) {
    try (GuardedRealm realm = new GuardedRealm(server, "late")) {
      String role =
          "[{\"id\": \"%s\", \"name\": \"cim-admin\"}]".formatted(realm.role("cim-admin").getId());
      realm
          .as("anna")
          .refused(
              "cim_admin_grant",
              "POST",
              "users/" + realm.id("emil") + "/role-mappings/realm",
              role);
      var entry = Api.as(server, "late", "olga").read("history?user=emil").at("/entries/0");
      assertEquals("cim_admin_grant", entry.get("refused").asText());
      assertEquals("roles.changed", entry.get("action").asText());
      assertEquals("anna", entry.at("/actor/username").asText());
    }
  }

  @Test
  void refusalsAreLoggedAndRemembered(KeycloakServer server) {
    try (GuardedRealm realm = new GuardedRealm(server, "logged")) {
      String boris = realm.id("boris");
      String anna = realm.id("anna");
      realm.as("anna").refused("cim_admin_protected", "DELETE", "users/" + boris, null);
      assertTrue(
          server
              .log()
              .lines()
              .anyMatch(
                  line ->
                      line.contains("Refused (cim_admin_protected) in realm logged")
                          && line.contains("actor=" + anna)
                          && line.contains("member=" + boris)
                          && line.contains("DELETE /admin/realms/logged/users/" + boris)));
      var entry = Api.as(server, "logged", "olga").read("history?user=boris").at("/entries/0");
      assertEquals("cim_admin_protected", entry.get("refused").asText());
      assertEquals("member.removed", entry.get("action").asText());
      assertEquals("anna", entry.at("/actor/username").asText());
      assertEquals("boris", entry.at("/member/username").asText());
      assertEquals("keycloak", entry.get("via").asText());
      assertEquals("/admin/realms/logged/users/" + boris, entry.get("path").asText());
    }
  }
}
