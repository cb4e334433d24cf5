package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Api;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.UserRepresentation;

/** What SCIM does beside the ways that {@link GuardSurfaceIT} tries. */
@Tag("connection")
@ExtendWith(SurfaceExtension.class)
class GuardScimIT {

  private static SurfaceWorld world;

  @BeforeAll
  static void enter(SurfaceWorld shared) {
    world = shared;
  }

  @Test
  void whomScimTakesAwayIsNoDefaultAgent() {
    Api anna = Api.as(world.server(), SurfaceWorld.REALM, "anna");
    Http scim = world.scim("olga");
    try (Keycloak keycloak = world.server().admin()) {
      RealmResource realm = keycloak.realm(SurfaceWorld.REALM);
      String desk = realm.getGroupByPath("/agent-groups/Thai desk").getId();
      String[][] ways = {
        {
          "PATCH",
          "Users/{agent}",
          "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": [{\"op\": \"replace\", \"path\": \"active\", \"value\": false}]}"
        },
        {
          "PATCH",
          "Groups/" + desk,
          "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": [{\"op\": \"remove\", \"path\": \"members[value eq \\\"{agent}\\\"]\"}]}"
        },
        {"DELETE", "Users/{agent}", null},
      };
      for (int i = 0; i < ways.length; i++) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername("scim-agent-" + i);
        user.setEnabled(true);
        String agent;
        try (var response = realm.users().create(user)) {
          agent = CreatedResponseUtil.getCreatedId(response);
        }
        String member = "agent-groups/3/members/" + agent;
        assertEquals(204, anna.send("PUT", member, "{\"default\": true}").status());
        assertEquals(user.getUsername(), defaultAgent(anna));
        String json = ways[i][2] == null ? null : ways[i][2].replace("{agent}", agent);
        String path = "/realms/surface/scim/v2/" + ways[i][1].replace("{agent}", agent);
        Http.Answer answer = scim.send(ways[i][0], path, json, "application/scim+json");
        assertTrue(answer.status() < 300, () -> answer.response().body());
        assertEquals("", defaultAgent(anna), ways[i][0] + " " + ways[i][1]);
      }
    }
  }

  /** The user name of the Thai desk's, or nothing. */
  private static String defaultAgent(Api caller) {
    return caller.read("agent-groups/3").at("/defaultAgent/username").asText();
  }

  @Test
  void aForgedSubjectIsNobody() throws Exception {
    String scim = "/realms/surface/scim/v2/";
    try (Keycloak keycloak = world.server().admin()) {
      RealmResource realm = keycloak.realm(SurfaceWorld.REALM);
      String olga = world.fill("{olga}", "anna");
      Http forger =
          Forger.create(
              world.server(),
              realm,
              "scim-forger",
              olga,
              world.server().baseUrl() + scim.substring(0, scim.length() - 1));
      try {
        DatabaseState before = DatabaseState.read(world.server(), SurfaceWorld.REALM);
        String emil = scim + "Users/" + world.fill("{emil}", "anna");
        for (Http.Answer answer :
            List.of(
                forger.send("GET", scim + "Users"),
                forger.send("GET", emil),
                forger.send("DELETE", emil))) {
          assertEquals(403, answer.status(), () -> answer.response().body());
          assertEquals("forbidden", answer.code(), () -> answer.response().body());
        }
        assertEquals(
            Set.of(), before.differences(DatabaseState.read(world.server(), SurfaceWorld.REALM)));
      } finally {
        realm.clients().get(realm.clients().findByClientId("scim-forger").get(0).getId()).remove();
      }
    }
  }

  /**
   * Keycloak refuses the group of administrators, and creates the person all the same; the other
   * group the guard refuses, and nobody is created.
   */
  @Test
  void scimPutsNobodyNewIntoAStrongGroup() {
    List<UserRepresentation> created = created("{bosses}");
    assertEquals(List.of(), created);
    for (UserRepresentation eve : created("{admins}")) {
      try (Keycloak keycloak = world.server().admin()) {
        RealmResource realm = keycloak.realm(SurfaceWorld.REALM);
        assertEquals(List.of(), realm.users().get(eve.getId()).groups());
        realm.users().get(eve.getId()).remove();
      }
    }
  }

  /** Who is there after anna has tried to create somebody in a group. */
  private static List<UserRepresentation> created(String group) {
    String person =
        world.fill(
            "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"scim-eve\","
                + " \"active\": true, \"name\": {\"givenName\": \"Eve\", \"familyName\": \"Adams\"},"
                + " \"emails\": [{\"value\": \"scim-eve@example.com\"}], \"groups\": [{\"value\": \""
                + group
                + "\"}]}",
            "anna");
    Http.Answer answer =
        world
            .scim("anna")
            .send("POST", "/realms/surface/scim/v2/Users", person, "application/scim+json");
    assertEquals(403, answer.status(), () -> answer.response().body());
    try (Keycloak keycloak = world.server().admin()) {
      return keycloak.realm(SurfaceWorld.REALM).users().searchByUsername("scim-eve", true);
    }
  }
}
