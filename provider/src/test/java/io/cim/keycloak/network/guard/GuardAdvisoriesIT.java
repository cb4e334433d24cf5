package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/**
 * What published advisories about Keycloak let people do. Each test bears the number of the issue
 * at keycloak/keycloak.
 */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class GuardAdvisoriesIT {

  private static final String PASSWORD = "{\"type\": \"password\", \"value\": \"eve\"}";

  private static GuardedRealm realm;
  private static String admins;

  @BeforeAll
  static void create(KeycloakServer server) {
    realm =
        new GuardedRealm(
            server,
            "advisories",
            file -> {
              file.setOrganizationsEnabled(true);
              GuardedRealm.add(file, "hanna", "manage-users", "view-users", "query-groups");
              GuardedRealm.add(file, "ingo", "impersonation", "view-users");
              GuardedRealm.add(file, "oskar", "manage-organizations", "view-users");
            });
    admins = realm.group("admins");
    realm
        .master()
        .groups()
        .group(admins)
        .roles()
        .clientLevel(realm.client("realm-management"))
        .add(List.of(realm.managementRole("realm-admin")));
    realm.master().users().get(realm.id("wei.liu")).joinGroup(admins);
  }

  @AfterAll
  static void remove() {
    realm.close();
  }

  /** CVE-2026-94000: manage-users becomes realm-admin by a group. */
  @Test
  void keycloak53060() {
    GuardedRealm.Person hanna = realm.as("hanna");
    hanna.refused("forbidden", "PUT", "users/" + realm.id("hanna") + "/groups/" + admins, null);
    hanna.refused(
        "forbidden",
        "POST",
        "users",
        "{\"username\": \"eve\", \"enabled\": true, \"groups\": [\"/admins\"]}");
    assertEquals(0, realm.master().users().searchByUsername("eve", true).size());
    assertEquals(1, realm.master().groups().group(admins).members().size());
  }

  /** CVE-2026-17526: the role impersonation reaches realm administrators. */
  @Test
  void keycloak52838() {
    GuardedRealm.Person ingo = realm.as("ingo");
    for (String stronger : List.of("olga", "wei.liu", "hanna")) {
      ingo.refused("forbidden", "POST", "users/" + realm.id(stronger) + "/impersonation", "{}");
    }
    ingo.refused(
        "cim_admin_protected", "POST", "users/" + realm.id("boris") + "/impersonation", "{}");
    ingo.allowed("POST", "users/" + realm.id("emil") + "/impersonation", "{}");
  }

  /** CVE-2026-9099: a privileged group is moved to where one manages the members. */
  @Test
  void keycloak50344() {
    String privileged = realm.group("privileged");
    realm
        .master()
        .groups()
        .group(privileged)
        .roles()
        .clientLevel(realm.client("realm-management"))
        .add(List.of(realm.managementRole("realm-admin")));
    realm.master().users().get(realm.id("greta")).joinGroup(privileged);
    GuardedRealm.Person hanna = realm.as("hanna");
    hanna.refused(
        "forbidden",
        "POST",
        "groups/" + realm.group("team") + "/children",
        "{\"id\": \"" + privileged + "\", \"name\": \"privileged\"}");
    hanna.refused("forbidden", "PUT", "users/" + realm.id("greta") + "/reset-password", PASSWORD);
  }

  /** CVE-2026-16072: whoever manages organizations makes people by invitations. */
  @Test
  void keycloak50998And49069() {
    OrganizationRepresentation acme = new OrganizationRepresentation();
    acme.setName("acme");
    acme.addDomain(new OrganizationDomainRepresentation("acme.example"));
    String id;
    try (var response = realm.master().organizations().create(acme)) {
      id = CreatedResponseUtil.getCreatedId(response);
    }
    GuardedRealm.Person oskar = realm.as("oskar");
    oskar.refused("forbidden", "POST", "organizations/" + id + "/members/invite-user", null);
    // keycloak#49069: invitations of organizations that one does not manage
    oskar.refused("forbidden", "DELETE", "organizations/" + id + "/invitations/1", null);
    oskar.refused("forbidden", "POST", "organizations/" + id + "/invitations/1/resend", null);
  }
}
