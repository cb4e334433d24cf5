package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.AuthorizationResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.authorization.ScopePermissionRepresentation;
import org.keycloak.representations.idm.authorization.UserPolicyRepresentation;

/** Who sees the secret of a client, which in the wrong hands is an operator's password. */
@ExtendWith(KeycloakExtension.class)
class GuardSecretsIT {

  private static final String SECRET = "known-to-operators";

  private static GuardedRealm realm;
  private static String robot;

  @BeforeAll
  static void create(KeycloakServer server) {
    realm =
        new GuardedRealm(
            server,
            "secrets",
            file -> {
              GuardedRealm.give(file, "anna", "query-clients");
              GuardedRealm.give(file, "boris", "realm-admin");
              GuardedRealm.add(file, "audrey", "view-clients", "view-events");
              file.setAdminEventsEnabled(true);
              file.setAdminEventsDetailsEnabled(true);
            });
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId("robot");
    client.setSecret(SECRET);
    client.setServiceAccountsEnabled(true);
    try (var response = realm.master().clients().create(client)) {
      robot = CreatedResponseUtil.getCreatedId(response);
    }
  }

  @AfterAll
  static void remove() {
    realm.close();
  }

  @Test
  void aCimAdminWhoMayViewClientsSeesNone() {
    GuardedRealm.Person boris = realm.as("boris");
    for (String way :
        List.of(
            "clients",
            "clients?clientId=robot",
            "clients?search=true&first=0&max=10",
            "clients/" + robot,
            "clients/" + robot + "/client-secret",
            "clients/" + robot + "/installation/providers/keycloak-oidc-keycloak-json",
            "clients/" + robot + "/certificates/jwt.credential")) {
      boris.refused("forbidden", "GET", way, null);
    }
    String export =
        boris
            .send("POST", "partial-export?exportClients=true&exportGroupsAndRoles=false", null)
            .response()
            .body();
    assertTrue(export.contains("\"robot\""), export);
    assertFalse(export.contains(SECRET), "Keycloak masks the secrets of an export itself");
  }

  @Test
  void theRolesOfClientsAreNoSecret() {
    assertEquals(200, realm.as("boris").send("GET", "clients/" + robot + "/roles", null).status());
  }

  @Test
  void aCimAdminWhoMayOnlyNameClientsIsAnsweredByKeycloak() {
    GuardedRealm.Person anna = realm.as("anna");
    Http.Answer list = anna.send("GET", "clients", null);
    assertEquals(200, list.status());
    assertFalse(list.response().body().contains(SECRET));
    Http.Answer one = anna.send("GET", "clients/" + robot, null);
    assertEquals(403, one.status());
    assertEquals(null, one.code(), "not the guard's refusal, which would be in the history");
  }

  @Test
  void operatorsAndAuditorsSeeThem() {
    for (String who : List.of("olga", "audrey")) {
      for (String way : List.of("clients?clientId=robot", "clients/" + robot + "/client-secret")) {
        Http.Answer answer = realm.as(who).send("GET", way, null);
        assertEquals(200, answer.status(), who + " " + way);
        assertTrue(answer.response().body().contains(SECRET), who + " " + way);
      }
    }
  }

  /** Keycloak records what it answers, be it a token with which a client changes itself. */
  @Test
  void whatAdministratorsDidShowsNoCimAdminWhatTheyMade() {
    String made =
        realm
            .as("olga")
            .send("POST", "clients/" + robot + "/registration-access-token", null)
            .body()
            .get("registrationAccessToken")
            .asText();
    for (String who : List.of("olga", "audrey")) {
      Http.Answer answer = realm.as(who).send("GET", "admin-events", null);
      assertEquals(200, answer.status(), who);
      assertTrue(answer.response().body().contains(made), who);
    }
    GuardedRealm.Person boris = realm.as("boris");
    boris.refused("forbidden", "GET", "admin-events", null);
    boris.refused("forbidden", "GET", "admin-events?resourceTypes=CLIENT&max=1", null);
    assertEquals(200, boris.send("GET", "events", null).status(), "what people did");
  }

  @Test
  void aCimAdminWhoMaySeeNoEventsIsAnsweredByKeycloak() {
    Http.Answer answer = realm.as("anna").send("GET", "admin-events", null);
    assertEquals(403, answer.status());
    assertEquals(null, answer.code(), "not the guard's refusal, which would be in the history");
  }

  @Test
  void aFineGrainedPermissionShowsThemToNoCimAdminEither() {
    RealmRepresentation settings = realm.master().toRepresentation();
    settings.setAdminPermissionsEnabled(true);
    realm.master().update(settings);
    try {
      permitAnnaToView();
      GuardedRealm.Person anna = realm.as("anna");
      anna.refused("forbidden", "GET", "clients/" + robot, null);
      anna.refused("forbidden", "GET", "clients?clientId=robot", null);
    } finally {
      settings.setAdminPermissionsEnabled(false);
      realm.master().update(settings);
    }
  }

  private static void permitAnnaToView() {
    AuthorizationResource authorization =
        realm.master().clients().get(realm.client("admin-permissions")).authorization();
    UserPolicyRepresentation who = new UserPolicyRepresentation();
    who.setName("anna");
    who.addUser(realm.id("anna"));
    try (var response = authorization.policies().user().create(who)) {
      assertEquals(201, response.getStatus());
    }
    ScopePermissionRepresentation permission = new ScopePermissionRepresentation();
    permission.setName("one client");
    permission.setResourceType("Clients");
    permission.addResource(robot);
    permission.addScope("view");
    permission.addPolicy("anna");
    try (var response = authorization.permissions().scope().create(permission)) {
      assertEquals(201, response.getStatus(), () -> response.readEntity(String.class));
    }
  }
}
