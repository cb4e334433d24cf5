package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;

/** {@code POST /users}. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class CreateMemberIT {

  @Test
  void addsSomebodyWithRolesAndAgentGroups(RealmCopy network) {
    Api anna = Api.as(network, "anna");
    Api.Answer answer =
        anna.send(
            "POST",
            "users",
            """
            {"username": "Priya.K", "email": "Priya@Example.com", "firstName": "Priya", "lastName": "Kumar",
             "products": {"livechat": ["livechat-agent"]}, "agentGroups": [3, 1]}
            """);
    assertEquals(201, answer.status(), () -> answer.body().toString());
    JsonNode member = answer.body();
    assertEquals("priya.k", member.get("username").asText());
    assertEquals("priya@example.com", member.get("email").asText());
    assertTrue(member.get("enabled").asBoolean(), "unless asked otherwise");
    String location = answer.response().headers().firstValue("Location").orElseThrow();
    assertTrue(location.endsWith("/network/users/" + member.get("id").asText()), location);

    JsonNode read = anna.read("users/" + member.get("id").asText());
    assertEquals(member.get("products"), read.get("products"));
    assertEquals(
        "[1,3]",
        "[" + read.at("/agentGroups/0/id").asText() + "," + read.at("/agentGroups/1/id") + "]");
    try (Keycloak keycloak = network.server().admin()) {
      Set<String> roles = new TreeSet<>();
      keycloak
          .realm(network.name())
          .users()
          .get(member.get("id").asText())
          .roles()
          .realmLevel()
          .listAll()
          .forEach(role -> roles.add(role.getName()));
      assertEquals(Set.of("default-roles-network"), roles, "what everybody new gets");
    }
  }

  @Test
  void addsSomebodyDisabled(RealmCopy network) {
    Api.Answer answer =
        Api.as(network, "olga")
            .send("POST", "users", "{\"username\": \"sleeper\", \"enabled\": false}");
    assertEquals(201, answer.status());
    assertFalse(answer.body().get("enabled").asBoolean());
    assertEquals("{}", answer.body().get("products").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "anna  | {\"username\": \"emil\"}                                   | 409 | conflict",
        "anna  | {\"username\": \"EMIL\"}                                   | 409 | conflict",
        "anna  | {\"username\": \"other\", \"email\": \"emil@example.com\"} | 409 | conflict",
        "anna  | {\"email\": \"nameless@example.com\"}                      | 400 | invalid_request",
        "anna  | {\"username\": \"a\"}                                      | 400 | invalid_request",
        "anna  | {\"username\": \"other\", \"email\": \"nonsense\"}         | 400 | invalid_request",
        "anna  | {\"username\": \"other\", \"firstName\": \"<b>\"}          | 400 | invalid_request",
        "anna  | {\"username\": \"other\\u0000\"}                           | 400 | invalid_request",
        "anna  | {\"username\": \"other\", \"password\": \"x\"}             | 400 | invalid_request",
        "anna  | {\"username\": \"other\", \"enabled\": \"yes\"}            | 400 | invalid_request",
        "anna  | {\"username\": \"other\", \"products\": []}                | 400 | invalid_request",
        "anna  | {\"username\": \"other\", \"products\": {\"x\": []}}       | 400 | unknown_product",
        "anna  | {\"username\": \"other\", \"products\": {\"chatbot\": [\"x\"]}} | 400 | unknown_role",
        "anna  | {\"username\": \"other\", \"agentGroups\": [1, 99]}        | 400 | invalid_request",
        "anna  | {\"username\": \"other\", \"agentGroups\": [1.5]}          | 400 | invalid_request",
        "anna  | {\"username\": \"other\", \"agentGroups\": [\"1\"]}        | 400 | invalid_request",
        "ahmed | {\"username\": \"other\"}                                  | 403 | forbidden",
        "sofia | {\"username\": \"other\"}                                  | 403 | forbidden",
        "vera  | {\"username\": \"other\"}                                  | 403 | forbidden",
        "emil  | {\"username\": \"other\"}                                  | 403 | forbidden",
      })
  void refusesAndAddsNobody(
      String caller, String body, int status, String code, RealmCopy network) {
    int before = people(network);
    Api.Answer answer = Api.as(network, caller).send("POST", "users", body);
    assertEquals(status, answer.status(), () -> answer.body().toString());
    assertEquals(code, answer.error());
    assertEquals(before, people(network));
  }

  @Test
  void ofManyWithOneAddressOneIsAdded(RealmCopy network) throws Exception {
    Api anna = Api.as(network, "anna");
    int before = people(network);
    List<Parallel.Task<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String body = "{\"username\": \"same-%d\", \"email\": \"same@example.com\"}".formatted(i);
      tasks.add(() -> anna.send("POST", "users", body).status());
    }
    List<Integer> statuses = Parallel.run(tasks);
    assertEquals(Set.of(201, 409), new TreeSet<>(statuses));
    assertEquals(1, statuses.stream().filter(status -> status == 201).count());
    assertEquals(before + 1, people(network));
  }

  @Test
  void theRealmsDefaultsGiveNothingThatTheCallerMayNotGive(RealmCopy network) {
    try (Keycloak keycloak = network.server().admin()) {
      RealmResource realm = keycloak.realm(network.name());
      var role = realm.roles().get("default-roles-network");
      var cimAdmin = List.of(realm.roles().get("cim-admin").toRepresentation());
      role.addComposites(cimAdmin);
      try {
        int before = people(network);
        // everybody is a CIM admin now, and nobody of them makes another
        Api.Answer answer =
            Api.as(network, "anna").send("POST", "users", "{\"username\": \"other\"}");
        assertEquals("cim_admin_grant", answer.error());
        assertEquals(before, people(network));
      } finally {
        role.deleteComposites(cimAdmin);
      }
    }
  }

  private static int people(RealmCopy network) {
    try (Keycloak keycloak = network.server().admin()) {
      return keycloak.realm(network.name()).users().count();
    }
  }
}
