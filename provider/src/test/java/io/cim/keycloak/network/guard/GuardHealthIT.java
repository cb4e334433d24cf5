package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
