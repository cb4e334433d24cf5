package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** What the server's health tells of what defeats the guard. */
@ExtendWith(KeycloakExtension.class)
class GuardHealthIT {

  @Test
  void whatDefeatsTheGuardIsToldAndTakesNoServerOutOfService(KeycloakServer server) {
    try (GuardedRealm realm = new GuardedRealm(server, "unwell")) {
      assertFalse(data(server).toString().contains("Realm unwell"), "nothing to tell");
      int before = data(server).get("warnings").asInt();
      String boris = realm.id("boris");
      realm
          .master()
          .users()
          .get(boris)
          .roles()
          .clientLevel(realm.client("realm-management"))
          .add(List.of(realm.managementRole("manage-clients")));
      JsonNode data = data(server);
      assertEquals(before + 1, data.get("warnings").asInt());
      String told = data.toString();
      assertTrue(told.contains("Realm unwell: a CIM admin holds manage-clients."), told);
      // anybody may read it who reaches the port
      assertFalse(told.contains(boris), told);
      assertFalse(told.contains("boris"), told);
    }
    assertEquals("UP", health(server, "/health").get("status").asText());
  }

  @Test
  void aRoleThatIsRenamedIsTold(KeycloakServer server) {
    try (GuardedRealm realm =
        new GuardedRealm(
            server,
            "renamed",
            file -> file.setAttributes(Map.of("cim.guard.allow-no-cim-admin", "true")))) {
      realm.as("anna").allowed("PUT", "users/" + realm.id("emil"), "{\"firstName\": \"Emil\"}");
      RoleRepresentation role = realm.role("cim-admin");
      role.setName("was-cim-admin");
      realm.master().roles().get("cim-admin").update(role);
      String sentence = "Realm renamed: the role cim-admin is missing, renamed or replaced.";
      String told = data(server).toString();
      assertTrue(told.contains(sentence), told);
      assertTrue(server.log().contains(sentence), "an operator's change left it so");
      realm.as("anna").refused("forbidden", "PUT", "users/" + realm.id("emil"), "{}");

      role.setName("cim-admin");
      realm.master().roles().get("was-cim-admin").update(role);
      assertFalse(data(server).toString().contains("Realm renamed"), "nothing to tell any more");
    }
  }

  @Test
  void aDefaultThatMakesCimAdminsIsTold(KeycloakServer server) {
    try (GuardedRealm realm = new GuardedRealm(server, "generous")) {
      String sentence =
          "Realm generous: everybody new gets a role that makes CIM admins or administers the realm.";
      String bosses = realm.groupWith("bosses", "cim-admin");
      assertFalse(data(server).toString().contains("Realm generous"), "nothing to tell");
      realm.master().addDefaultGroup(bosses);
      String told = data(server).toString();
      assertTrue(told.contains(sentence), told);
      assertTrue(server.log().contains(sentence), "an operator's change left it so");
      realm.master().removeDefaultGroup(bosses);
      assertFalse(data(server).toString().contains("Realm generous"), "nothing to tell any more");

      String everybody = realm.master().toRepresentation().getDefaultRole().getName();
      List<RoleRepresentation> strong = List.of(realm.managementRole("view-clients"));
      realm.master().roles().get(everybody).addComposites(strong);
      assertTrue(data(server).toString().contains(sentence), "by the default role");
      realm.master().roles().get(everybody).deleteComposites(strong);
    }
  }

  @Test
  void directoriesThatMakeCimAdminsUnseenAreTold(KeycloakServer server) throws Exception {
    try (Directory directory = Directory.start(List.of("lena"));
        GuardedRealm realm = new GuardedRealm(server, "unseen")) {
      String ldap = directory.attach(realm.master());
      realm.groupWith("bosses", "cim-admin");
      mapper(realm, ldap, "plain", "hardcoded-ldap-role-mapper", Map.of("role", "content-team"));
      mapper(realm, ldap, "imports", "role-ldap-mapper", Map.of("mode", "IMPORT"));
      assertFalse(data(server).toString().contains("Realm unseen"), "nothing to tell");

      mapper(realm, ldap, "all-bosses", "hardcoded-ldap-role-mapper", Map.of("role", "cim-admin"));
      mapper(realm, ldap, "in-bosses", "hardcoded-ldap-group-mapper", Map.of("group", "/bosses"));
      mapper(realm, ldap, "some-roles", "role-ldap-mapper", Map.of("mode", "LDAP_ONLY"));
      mapper(realm, ldap, "more-roles", "role-ldap-mapper", Map.of("mode", "READ_ONLY"));
      String told = data(server).toString();
      for (String mapper :
          List.of(
              "all-bosses gives",
              "in-bosses gives",
              "some-roles looks roles",
              "more-roles looks roles")) {
        assertTrue(told.contains("Realm unseen: the directory's mapper " + mapper), told);
      }
      assertTrue(
          server.log().contains("Realm unseen: the directory's mapper all-bosses"),
          "an operator's change left it so");
    }
  }

  private static void mapper(
      GuardedRealm realm, String ldap, String name, String type, Map<String, String> settings) {
    ComponentRepresentation mapper = new ComponentRepresentation();
    mapper.setName(name);
    mapper.setParentId(ldap);
    mapper.setProviderId(type);
    mapper.setProviderType("org.keycloak.storage.ldap.mappers.LDAPStorageMapper");
    MultivaluedHashMap<String, String> config = new MultivaluedHashMap<>();
    Map.of(
            "roles.dn", "ou=roles,dc=example,dc=com",
            "role.name.ldap.attribute", "cn",
            "role.object.classes", "groupOfNames",
            "membership.ldap.attribute", "member",
            "membership.attribute.type", "DN",
            "membership.user.ldap.attribute", "uid",
            "user.roles.retrieve.strategy", "LOAD_ROLES_BY_MEMBER_ATTRIBUTE",
            "use.realm.roles.mapping", "true")
        .forEach(config::putSingle);
    settings.forEach(config::putSingle);
    mapper.setConfig(config);
    try (var response = realm.master().components().add(mapper)) {
      assertEquals(201, response.getStatus(), () -> response.readEntity(String.class));
    }
  }

  @Test
  void probesOfServersDoNotAskForIt(KeycloakServer server) {
    for (String probe : List.of("/health/ready", "/health/live", "/health/started")) {
      assertEquals(Optional.empty(), check(health(server, probe)), probe);
    }
    assertTrue(check(health(server, "/health/well")).isPresent());
  }

  /** What the check says, which is always up. */
  private static JsonNode data(KeycloakServer server) {
    JsonNode check = check(health(server, "/health")).orElseThrow();
    assertEquals("UP", check.get("status").asText());
    return check.get("data");
  }

  private static JsonNode health(KeycloakServer server, String path) {
    return Http.anonymous(server.managementUrl()).send("GET", path).body();
  }

  private static Optional<JsonNode> check(JsonNode health) {
    return StreamSupport.stream(health.get("checks").spliterator(), false)
        .filter(check -> check.get("name").asText().equals("cim-guard"))
        .findFirst();
  }
}
