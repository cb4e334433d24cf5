package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.resource.AuthorizationResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.authorization.ScopePermissionRepresentation;
import org.keycloak.representations.idm.authorization.UserPolicyRepresentation;

/**
 * Somebody who may do everything to all people, groups and roles, not by a role, but by Keycloak's
 * fine-grained permissions. What has changed is told by the database.
 */
@Tag("connection")
@ExtendWith(KeycloakExtension.class)
class GuardPermissionsIT {

  private static final String PASSWORD = "{\"type\": \"password\", \"value\": \"network\"}";

  private static KeycloakServer server;
  private static GuardedRealm realm;
  private static GuardedRealm.Person fay;
  private static String permissions;
  private static String bosses;

  @BeforeAll
  static void create(KeycloakServer shared) {
    server = shared;
    realm =
        new GuardedRealm(
            server,
            "permissions",
            file -> {
              GuardedRealm.add(file, "fay", "query-users");
              GuardedRealm.give(file, "boris", "realm-admin");
            });
    bosses = realm.groupWith("bosses", "cim-admin");
    RealmRepresentation settings = realm.master().toRepresentation();
    settings.setAdminPermissionsEnabled(true);
    realm.master().update(settings);
    permissions = realm.client("admin-permissions");
    AuthorizationResource authorization = realm.master().clients().get(permissions).authorization();
    UserPolicyRepresentation who = new UserPolicyRepresentation();
    who.setName("fay");
    who.addUser(realm.id("fay"));
    try (var response = authorization.policies().user().create(who)) {
      assertEquals(201, response.getStatus());
    }
    permit(
        authorization,
        "Users",
        "view",
        "manage",
        "map-roles",
        "manage-group-membership",
        "impersonate",
        "reset-password");
    permit(
        authorization,
        "Groups",
        "view",
        "manage",
        "manage-membership",
        "view-members",
        "manage-members",
        "impersonate-members");
    permit(authorization, "Roles", "map-role", "map-role-composite");
    fay = realm.as("fay");
  }

  private static void permit(AuthorizationResource authorization, String on, String... what) {
    ScopePermissionRepresentation permission = new ScopePermissionRepresentation();
    permission.setName("all of " + on);
    permission.setResourceType(on);
    permission.addScope(what);
    permission.addPolicy("fay");
    try (var response = authorization.permissions().scope().create(permission)) {
      assertEquals(201, response.getStatus(), () -> response.readEntity(String.class));
    }
  }

  @AfterAll
  static void remove() {
    realm.close();
  }

  @Test
  void whoIsProtectedStaysSo() throws Exception {
    String boris = "users/" + realm.id("boris");
    refused("cim_admin_protected", "PUT", boris + "/reset-password", PASSWORD);
    refused("cim_admin_protected", "PUT", boris, "{\"enabled\": false}");
    refused("cim_admin_protected", "POST", boris + "/impersonation", "{}");
    refused("cim_admin_protected", "DELETE", boris, null);
    refused("forbidden", "PUT", "users/" + realm.id("olga") + "/reset-password", PASSWORD);
  }

  @Test
  void nobodyBecomesStronger() throws Exception {
    String emil = "users/" + realm.id("emil");
    String cimAdmin =
        "[{\"id\": \"%s\", \"name\": \"cim-admin\"}]".formatted(realm.role("cim-admin").getId());
    refused("cim_admin_grant", "POST", emil + "/role-mappings/realm", cimAdmin);
    refused("cim_admin_grant", "PUT", emil + "/groups/" + bosses, null);
    refused("cim_admin_grant", "DELETE", "groups/" + bosses, null);
  }

  /** Whoever changes the permissions decides who may take over accounts. */
  @Test
  void noCimAdminChangesThePermissions() throws Exception {
    GuardedRealm.Person boris = realm.as("boris");
    String server = "clients/" + permissions + "/authz/resource-server";
    String policy = "{\"name\": \"eve\", \"users\": [\"%s\"]}".formatted(realm.id("boris"));
    String permission =
        "{\"name\": \"eve\", \"resourceType\": \"Users\", \"scopes\": [\"manage\"], \"policies\": [\"fay\"]}";
    refused(boris, "forbidden", "POST", server + "/policy/user", policy);
    refused(boris, "forbidden", "POST", server + "/permission/scope", permission);
    refused(boris, "forbidden", "PUT", server, "{\"policyEnforcementMode\": \"DISABLED\"}");
    refused(boris, "forbidden", "PUT", "", "{\"adminPermissionsEnabled\": false}");
  }

  @Test
  void theRestIsOrdinaryWork() {
    fay.allowed("PUT", "users/" + realm.id("emil") + "/reset-password", PASSWORD);
    fay.allowed("PUT", "users/" + realm.id("emil"), "{\"firstName\": \"Emil-Maria\"}");
    assertEquals(200, fay.send("GET", "users?search=boris", null).status());
  }

  private static void refused(String code, String method, String path, String json)
      throws Exception {
    refused(fay, code, method, path, json);
  }

  private static void refused(
      GuardedRealm.Person caller, String code, String method, String path, String json)
      throws Exception {
    DatabaseState before = DatabaseState.read(server, realm.name());
    caller.refused(code, method, path, json);
    assertEquals(
        Set.of(),
        before.differences(DatabaseState.read(server, realm.name())),
        method + " " + path);
  }
}
