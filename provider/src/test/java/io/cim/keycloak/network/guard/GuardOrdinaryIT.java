package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Visitor;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.Keycloak;

/** What the guard must not disturb. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class GuardOrdinaryIT {

  private static final String PASSWORD = "{\"type\": \"password\", \"value\": \"network\"}";

  private static KeycloakServer server;
  private static GuardedRealm realm;

  @BeforeAll
  static void create(KeycloakServer shared) {
    server = shared;
    realm =
        new GuardedRealm(
            server,
            "ordinary",
            file -> {
              file.setRegistrationAllowed(true);
              file.setBruteForceProtected(true);
              file.setPermanentLockout(true);
              file.setFailureFactor(2);
              file.setQuickLoginCheckMilliSeconds(1L);
              GuardedRealm.add(file, "hanna", "manage-users", "view-users", "query-groups");
              for (int i = 0; i < 200; i++) {
                file.getUsers().add(GuardedRealm.person("many-" + i));
              }
            });
  }

  @AfterAll
  static void remove() {
    realm.close();
  }

  @Test
  void aCimAdminEditsPlainMembers() {
    GuardedRealm.Person anna = realm.as("anna");
    String emil = realm.id("emil");
    anna.allowed("PUT", "users/" + emil, "{\"firstName\": \"Emil-Maria\"}");
    anna.allowed("PUT", "users/" + emil + "/reset-password", PASSWORD);
    anna.allowed("POST", "users/" + emil + "/logout", null);
    String chatbot = "users/" + emil + "/role-mappings/clients/" + realm.client("chatbot");
    String developer =
        "[{\"id\": \"%s\", \"name\": \"chatbot-developer\"}]"
            .formatted(
                realm
                    .master()
                    .clients()
                    .get(realm.client("chatbot"))
                    .roles()
                    .get("chatbot-developer")
                    .toRepresentation()
                    .getId());
    anna.allowed("POST", chatbot, developer);
    anna.allowed("DELETE", chatbot, developer);
    String group = realm.master().groups().groups("Marketing", true, 0, 1, true).get(0).getId();
    anna.allowed("PUT", "users/" + emil + "/groups/" + group, null);
    anna.allowed("DELETE", "users/" + emil + "/groups/" + group, null);
  }

  @Test
  void aCimAdminMakesAndRemovesPlainMembersAndGroups() {
    GuardedRealm.Person anna = realm.as("anna");
    anna.allowed("POST", "users", "{\"username\": \"newcomer\", \"enabled\": true}");
    anna.allowed("DELETE", "users/" + realm.id("newcomer"), null);
    anna.allowed("POST", "groups", "{\"name\": \"Sales\"}");
    String sales = realm.master().groups().groups("Sales", true, 0, 1, true).get(0).getId();
    anna.allowed("POST", "groups/" + sales + "/children", "{\"name\": \"Sales Asia\"}");
    anna.allowed("PUT", "groups/" + sales, "{\"name\": \"Sales\", \"description\": \"sell\"}");
    anna.allowed("DELETE", "groups/" + sales, null);
  }

  @Test
  void peopleEditTheirOwnAccounts() {
    GuardedRealm.Person anna = realm.as("anna");
    String id = realm.id("anna");
    anna.allowed("PUT", "users/" + id, "{\"lastName\": \"Lindqvist-Berg\"}");
    anna.allowed("PUT", "users/" + id + "/reset-password", PASSWORD);
    for (String username : List.of("boris", "emil")) {
      Http own = Http.password(server.baseUrl(), realm.name(), username);
      Http.Answer profile = own.send("GET", "/realms/ordinary/account/");
      assertEquals(200, profile.status());
      Http.Answer answer =
          own.send(
              "POST",
              "/realms/ordinary/account/",
              profile.body().toString().replace("\"lastName\":\"", "\"lastName\":\"von "));
      assertEquals(204, answer.status(), () -> username + ": " + answer.body());
    }
  }

  @Test
  void aHelpDeskEditsPlainMembers() {
    GuardedRealm.Person hanna = realm.as("hanna");
    hanna.allowed("PUT", "users/" + realm.id("elif") + "/reset-password", PASSWORD);
    hanna.refused(
        "cim_admin_protected", "PUT", "users/" + realm.id("boris") + "/reset-password", PASSWORD);
    hanna.refused("forbidden", "PUT", "users/" + realm.id("olga") + "/reset-password", PASSWORD);
  }

  @Test
  void operatorsDoWhatTheyWant() {
    GuardedRealm.Person olga = realm.as("olga");
    String boris = realm.id("boris");
    olga.allowed("PUT", "users/" + boris, "{\"lastName\": \"Novak-Meyer\"}");
    olga.allowed("PUT", "users/" + boris + "/reset-password", PASSWORD);
    String cimAdmin =
        "[{\"id\": \"%s\", \"name\": \"cim-admin\"}]".formatted(realm.role("cim-admin").getId());
    String nadia = "users/" + realm.id("nadia") + "/role-mappings/realm";
    olga.allowed("POST", nadia, cimAdmin);
    olga.allowed("DELETE", nadia, cimAdmin);
    olga.allowed("POST", "clients", "{\"clientId\": \"shop\"}");
    olga.allowed("DELETE", "clients/" + realm.client("shop"), null);
    olga.allowed("POST", "roles", "{\"name\": \"bundle\"}");
    olga.allowed("POST", "roles/bundle/composites", cimAdmin);
    olga.allowed("DELETE", "roles/bundle", null);
    olga.allowed("PUT", "", "{\"displayName\": \"Ordinary\"}");
    olga.allowed(
        "POST",
        "partialImport",
        "{\"ifResourceExists\": \"OVERWRITE\", \"users\": [{\"username\": \"imported\", \"enabled\": true}]}");
    olga.allowed("DELETE", "users/" + realm.id("imported"), null);
    olga.allowed("PUT", "users/" + realm.id("olga"), "{\"lastName\": \"Petrova-Li\"}");
  }

  @Test
  void wrongPasswordsLockCimAdminsOut() {
    var account = realm.master().users().get(realm.id("boris"));
    for (int i = 0; i < 30 && account.toRepresentation().isEnabled(); i++) {
      assertNotEquals(200, realm.login("boris", "wrong"));
    }
    assertFalse(account.toRepresentation().isEnabled());
    realm.master().attackDetection().clearAllBruteForce();
    var enabled = account.toRepresentation();
    enabled.setEnabled(true);
    account.update(enabled);
    assertEquals(200, realm.login("boris", "network"));
  }

  @Test
  void peopleRegister() {
    Visitor visitor = new Visitor();
    visitor.submit(
        visitor.open(new AccountConsole(server, realm.name()).registration()),
        Map.of(
            "username", "rita",
            "email", "rita@example.com",
            "firstName", "Rita",
            "lastName", "Registered",
            "password", "network",
            "password-confirm", "network"));
    assertEquals(1, realm.master().users().searchByUsername("rita", true).size());
    assertEquals(200, realm.login("rita", "network"));
  }

  @Test
  void manyOrdinaryChangesAtOnce() throws Exception {
    GuardedRealm.Person anna = realm.as("anna");
    Http dora = Http.password(server.baseUrl(), realm.name(), "anna");
    List<String> members =
        realm.master().users().search("many-", 0, 200).stream().map(user -> user.getId()).toList();
    assertEquals(200, members.size());
    String own = "/admin/realms/ordinary/users/" + realm.id("anna");
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < members.size(); i++) {
        String path = "users/" + members.get(i);
        String city = "{\"lastName\": \"Guarded-" + i + "\"}";
        answers.add(threads.submit(() -> anna.send("PUT", path, city).status()));
        if (i % 10 == 0) {
          // CIM admins change meanwhile, by themselves, and groups, which have all of them compared
          answers.add(threads.submit(() -> dora.send("PUT", own, city).status()));
          String group = "{\"name\": \"parallel-" + i + "\"}";
          answers.add(threads.submit(() -> anna.send("POST", "groups", group).status() + 3));
        }
      }
      for (Future<Integer> answer : answers) {
        assertEquals(204, answer.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRealmWithoutCimAdminsIsNotTheGuardsBusiness() {
    try (GuardedRealm plain =
        new GuardedRealm(
            server,
            "plain",
            file -> {
              GuardedRealm.withoutCimAdmins(file);
              GuardedRealm.add(file, "hanna", "manage-users", "view-users", "query-groups");
              GuardedRealm.add(file, "clive", "manage-clients");
            })) {
      GuardedRealm.Person hanna = plain.as("hanna");
      hanna.allowed("PUT", "users/" + plain.id("olga") + "/reset-password", PASSWORD);
      GuardedRealm.Person clive = plain.as("clive");
      clive.allowed("POST", "clients", "{\"clientId\": \"shop\"}");
      assertFalse(
          plain.master().toRepresentation().getAttributesOrEmpty().containsKey(CimAdminRole.PIN));
    }
  }

  @Test
  void operatorsRemoveWholeNetworks() {
    RealmCopy.create(server, "short-lived").close();
    try (Keycloak keycloak = server.admin()) {
      assertTrue(
          keycloak.realms().findAll().stream()
              .noneMatch(found -> found.getRealm().equals("short-lived")));
    }
  }
}
