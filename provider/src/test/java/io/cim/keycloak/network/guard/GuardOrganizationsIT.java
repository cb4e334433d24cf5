package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cim.keycloak.network.SqlStatements;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** CIM admins by the group of an organization, which Keycloak's caches know nothing of. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class GuardOrganizationsIT {

  private static final String EDIT = "{\"firstName\": \"Emil\"}";

  private static KeycloakServer server;
  private static GuardedRealm realm;

  @BeforeAll
  static void create(KeycloakServer shared) {
    server = shared;
    realm =
        new GuardedRealm(
            server,
            "organized",
            file -> {
              file.setOrganizationsEnabled(true);
              GuardedRealm.add(file, "iris");
              GuardedRealm.add(file, "ilse", "realm-admin");
              GuardedRealm.add(file, "isa");
            });
    OrganizationRepresentation beta = new OrganizationRepresentation();
    beta.setName("beta");
    beta.addDomain(new OrganizationDomainRepresentation("beta.example"));
    OrganizationResource organization;
    try (var response = realm.master().organizations().create(beta)) {
      organization = realm.master().organizations().get(CreatedResponseUtil.getCreatedId(response));
    }
    String bosses = group(organization, null);
    String below = group(organization, bosses);
    organization.groups().group(bosses).roles().realmLevel().add(List.of(realm.role("cim-admin")));
    for (String name : List.of("iris", "ilse", "isa")) {
      organization.members().addMember(realm.id(name)).close();
      organization.groups().group(name.equals("isa") ? below : bosses).addMember(realm.id(name));
    }
  }

  private static String group(OrganizationResource organization, String above) {
    GroupRepresentation group = new GroupRepresentation();
    group.setName(above == null ? "bosses" : "little-bosses");
    try (var response =
        above == null
            ? organization.groups().addTopLevelGroup(group)
            : organization.groups().group(above).addSubGroup(group)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }

  @AfterAll
  static void remove() {
    realm.close();
  }

  /** What leaves nothing in the accounts that could be compared. */
  @Test
  void theyAreProtectedBeforeAnythingHappens() {
    GuardedRealm.Person anna = realm.as("anna");
    GuardedRealm.Person ilse = realm.as("ilse");
    for (GuardedRealm.Person caller : List.of(anna, ilse)) {
      for (String name : List.of("iris", "isa")) {
        realm.as(name);
        String user = "users/" + realm.id(name);
        String login = realm.master().users().get(realm.id(name)).getUserSessions().get(0).getId();
        caller.refused("cim_admin_protected", "POST", user + "/impersonation", "{}");
        caller.refused("cim_admin_protected", "POST", user + "/logout", null);
        caller.refused("cim_admin_protected", "DELETE", "sessions/" + login, null);
        caller.refused(
            "cim_admin_protected", "PUT", user + "/execute-actions-email", "[\"UPDATE_PASSWORD\"]");
      }
    }
  }

  @Test
  void theyAreNoOperators() {
    GuardedRealm.Person ilse = realm.as("ilse");
    ilse.refused("forbidden", "PUT", "", "{\"displayName\": \"Eve's\"}");
    ilse.refused("forbidden", "POST", "clients", "{\"clientId\": \"eve\"}");
    ilse.refused("cim_admin_protected", "DELETE", "users/" + realm.id("boris"), null);
    assertEquals(403, ilse.send("GET", "network/deliveries", null).status());
    assertEquals(
        403,
        ilse.send("PUT", "network/products/chatbot/roles/chatbot-editor", "{\"permissions\": []}")
            .status());
    ilse.allowed("PUT", "users/" + realm.id("emil"), EDIT);
    ilse.allowed("PUT", "users/" + realm.id("ilse"), "{\"firstName\": \"Ilse\"}");
  }

  /** A CIM admin costs one for whom it is about, an operator one for being no CIM admin. */
  @Test
  void organizationsCostAStatementEach() {
    try (GuardedRealm plain = new GuardedRealm(server, "unorganized")) {
      assertEquals(ofTheGuard(plain), ofTheGuard(realm));
    }
  }

  /** How many statements more an edit takes of a CIM admin than of an operator. */
  private static int ofTheGuard(GuardedRealm realm) {
    GuardedRealm.Person anna = realm.as("anna");
    GuardedRealm.Person olga = realm.as("olga");
    String emil = "users/" + realm.id("emil");
    anna.allowed("PUT", emil, EDIT);
    return SqlStatements.during(server, () -> anna.allowed("PUT", emil, EDIT))
        - SqlStatements.during(server, () -> olga.allowed("PUT", emil, EDIT));
  }
}
