package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.RealmState;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.RealmCopy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AdminEventRepresentation;

/** {@code DELETE /users/{id}}. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class RemoveMemberIT {

  @Test
  void removesAccountRolesGroupsAndDefaultAgentPosts(RealmCopy network) {
    try (Keycloak keycloak = network.server().admin()) {
      RealmResource realm = keycloak.realm(network.name());
      String group = "/agent-groups/Tier 1 Help Desk Support";
      assertEquals("grace.okafor", defaultAgent(realm, group));
      String grace = network.idOf("grace.okafor");
      int people = realm.users().count();

      Api anna = Api.as(network, "anna");
      assertEquals(204, anna.send("DELETE", "users/" + grace).status());
      assertEquals(404, anna.get("users/" + grace).status());
      assertEquals(404, anna.send("DELETE", "users/" + grace).status(), "again");
      assertEquals(people - 1, realm.users().count());
      assertNull(
          defaultAgent(realm, group), "the post is vacant, for whoever is next of this name");

      AdminEventRepresentation event =
          realm.getAdminEvents().stream()
              .filter(one -> ("network/users/" + grace).equals(one.getResourcePath()))
              .findFirst()
              .orElseThrow();
      assertEquals("DELETE USER", event.getOperationType() + " " + event.getResourceType());
      assertEquals("grace.okafor", event.getDetails().get("username"));
      assertTrue(event.getRepresentation().contains("Tier 1 Help Desk Support"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "anna,  boris, 403, cim_admin_protected",
    // who removes himself unmakes a CIM admin
    "anna,  anna,  403, cim_admin_grant",
    "anna,  olga,  403, forbidden",
    "ahmed, emil,  403, forbidden",
    "sofia, emil,  403, forbidden",
    "vera,  emil,  403, forbidden",
    "emil,  emil,  403, forbidden",
  })
  void refusesAndChangesNothing(
      String caller, String target, int status, String code, RealmCopy network) {
    JsonNode before = RealmState.of(network, target);
    String id = before.at("/" + target + "/account/id").asText();
    Api.Answer answer = Api.as(network, caller).send("DELETE", "users/" + id);
    assertEquals(status, answer.status(), () -> answer.body().toString());
    assertEquals(code, answer.error());
    assertEquals(before, RealmState.of(network, target));
  }

  private static String defaultAgent(RealmResource realm, String path) {
    var attributes =
        realm.groups().group(realm.getGroupByPath(path).getId()).toRepresentation().getAttributes();
    var values = attributes.get("cim.agent-group.default-agent");
    return values == null ? null : values.get(0);
  }
}
