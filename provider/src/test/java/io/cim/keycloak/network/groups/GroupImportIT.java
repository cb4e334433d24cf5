package io.cim.keycloak.network.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Numbers and default agents travel with a realm. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class GroupImportIT {

  @Test
  void anExportKeepsNumbersAndDefaultAgents(KeycloakServer server) {
    RealmRepresentation exported;
    try (RealmCopy copy = RealmCopy.create(server, "groups-export");
        Keycloak keycloak = server.admin()) {
      GroupNetwork network = new GroupNetwork(copy);
      long last = network.group("Last", null);
      assertEquals(5, last);
      assertEquals(200, network.as("anna").send("DELETE", "agent-groups/" + last).status());
      network
          .as("anna")
          .send("PUT", "agent-groups/3/members/" + copy.idOf("niran"), "{\"default\": true}");
      network.as("anna").send("PUT", "agent-groups/1/members/" + copy.idOf("grace.okafor"), "{}");
      exported = keycloak.realm(copy.name()).partialExport(true, false);
      assertEquals("5", exported.getAttributes().get("cim.agent-groups.last-id"));
    }
    try (RealmCopy copy =
        RealmCopy.create(
            server,
            "groups-import",
            realm -> {
              realm.setGroups(exported.getGroups());
              realm.setAttributes(exported.getAttributes());
            })) {
      GroupNetwork network = new GroupNetwork(copy);
      assertEquals("Thai desk", network.read(3).get("name").asText());
      assertEquals("niran", network.defaultAgent(3));
      assertNull(network.defaultAgent(1));
      assertEquals("d.kovalenko", network.defaultAgent(2));
      assertEquals(6, network.group("Next", null), "5 was given before the export");
    }
  }

  @Test
  void anImportMakesNobodyDefaultAgentWhoCannotBe(KeycloakServer server) {
    try (RealmCopy copy =
        RealmCopy.create(
            server,
            "groups-vacant",
            realm -> {
              for (UserRepresentation user : realm.getUsers()) {
                switch (user.getUsername()) {
                  case "grace.okafor" -> user.setGroups(List.of());
                  case "d.kovalenko" -> user.setEnabled(false);
                  default -> {}
                }
              }
            })) {
      GroupNetwork network = new GroupNetwork(copy);
      assertNull(network.defaultAgent(1), "is in no group");
      assertNull(network.defaultAgent(2), "is disabled");
    }
  }

  @Test
  void anImportOverAGroupKeepsItsNumber(KeycloakServer server) {
    try (RealmCopy copy = RealmCopy.create(server, "groups-overwrite");
        Keycloak keycloak = server.admin()) {
      GroupNetwork network = new GroupNetwork(copy);
      GroupRepresentation parent = keycloak.realm(copy.name()).getGroupByPath("/agent-groups");
      GroupRepresentation again = new GroupRepresentation();
      again.setName("Thai and Lao desk");
      again.setAttributes(Map.of("cim.agent-group.id", List.of("3")));
      GroupRepresentation fresh = new GroupRepresentation();
      fresh.setName("Fresh");
      parent.setId(null);
      parent.setSubGroups(List.of(fresh, again));
      PartialImportRepresentation representation = new PartialImportRepresentation();
      representation.setIfResourceExists("OVERWRITE");
      representation.setGroups(List.of(parent));
      try (var response = keycloak.realm(copy.name()).partialImport(representation)) {
        assertEquals(200, response.getStatus());
      }
      assertEquals("Thai and Lao desk", network.read(3).get("name").asText());
      assertEquals("Fresh", network.read(5).get("name").asText());
      assertEquals(404, network.as("anna").get("agent-groups/4").status());
    }
  }
}
