package io.cim.keycloak.network.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RolesResource;
import org.keycloak.representations.idm.AdminEventRepresentation;

/** {@code PUT /products/{clientId}/roles/{role}}. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class RolePermissionsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODERATOR = "products/chatbot/roles/chatbot-moderator";

  @Test
  void tellsWhoGainsAndLosesThenDoesIt(RealmCopy network) throws Exception {
    Api olga = Api.as(network, "olga");
    // by the list itself: whoever has a role in chatbot that is the moderator's alone
    int moderators = count(olga, "role=chatbot:chatbot-moderator");
    int others =
        count(
            olga,
            "role=chatbot:chatbot-admin&role=chatbot:chatbot-developer&role=chatbot:chatbot-editor");
    int gaining = count(olga, "product=chatbot") - others;
    String body = "{\"permissions\": [\"intent-page\"], \"dryRun\": %s}";
    JsonNode before = olga.read("products");
    JsonNode plan = olga.send("PUT", MODERATOR, body.formatted(true)).body();
    assertEquals(
        JSON.readTree(
            "[{\"permission\": \"intent-page\", \"gained\": %d, \"lost\": 0}]".formatted(gaining)),
        plan.get("changes"));
    assertEquals(moderators, plan.at("/role/members").asInt());
    assertEquals(before, olga.read("products"), "only a plan");

    JsonNode done = olga.send("PUT", MODERATOR, body.formatted(false)).body();
    assertEquals(plan, done);
    assertEquals(plan.get("role"), role(olga, "chatbot-moderator"));

    JsonNode back = olga.send("PUT", MODERATOR, "{\"permissions\": []}").body();
    assertEquals(
        JSON.readTree(
            "[{\"permission\": \"intent-page\", \"gained\": 0, \"lost\": %d}]".formatted(gaining)),
        back.get("changes"));
    assertEquals(before, olga.read("products"));
  }

  @Test
  void tellsKeycloaksAdminEvents(RealmCopy network) {
    Api olga = Api.as(network, "olga");
    try (Keycloak keycloak = network.server().admin()) {
      keycloak.realm(network.name()).clearAdminEvents();
    }
    olga.send("PUT", MODERATOR, "{\"permissions\": [\"intent-page\"], \"dryRun\": true}");
    olga.send("PUT", MODERATOR, "{\"permissions\": [\"intent-page\"]}");
    olga.send("PUT", MODERATOR, "{\"permissions\": [\"intent-page\"]}");
    try (Keycloak keycloak = network.server().admin()) {
      List<AdminEventRepresentation> events =
          keycloak.realm(network.name()).getAdminEvents().stream()
              .filter(event -> ("network/" + MODERATOR).equals(event.getResourcePath()))
              .toList();
      assertEquals(1, events.size(), "one change, one event");
      assertEquals(
          Map.of(
              "product", "chatbot",
              "role", "chatbot-moderator",
              "permissions_before", "[]",
              "permissions_after", "[\"intent-page\"]"),
          events.get(0).getDetails());
    } finally {
      olga.send("PUT", MODERATOR, "{\"permissions\": []}");
    }
  }

  @Test
  void whatAnotherRoleInsideCarriesCannotGo(RealmCopy network) {
    Api olga = Api.as(network, "olga");
    try (Keycloak keycloak = network.server().admin()) {
      var clients = keycloak.realm(network.name()).clients();
      RolesResource roles = clients.get(clients.findByClientId("chatbot").get(0).getId()).roles();
      var editor = List.of(roles.get("chatbot-editor").toRepresentation());
      roles.get("chatbot-moderator").addComposites(editor);
      try {
        JsonNode before = olga.read("products");
        Api.Answer answer =
            olga.send("PUT", MODERATOR, "{\"permissions\": [\"intent-page\", \"ai-trainer\"]}");
        assertEquals(409, answer.status());
        assertEquals("conflict", answer.error());
        assertEquals(
            "[\"chatflow-page\",\"entity-page\",\"mapper-page\",\"message-template\",\"segmentation-audience\",\"template-page\"]",
            answer.body().at("/details/permissions").toString());
        assertEquals(before, olga.read("products"));
      } finally {
        roles.get("chatbot-moderator").deleteComposites(editor);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "anna  | chatbot/roles/chatbot-moderator | {\"permissions\": []}          | 403 | forbidden",
        "ahmed | chatbot/roles/chatbot-moderator | {\"permissions\": []}          | 403 | forbidden",
        "olga  | chatbot/roles/chatbot-moderator | {\"permissions\": [\"chat-ads\"]} | 400 | unknown_role",
        "olga  | chatbot/roles/chatbot-moderator | {\"permissions\": [\"chatbot-editor\"]} | 400 | unknown_role",
        "olga  | chatbot/roles/chatbot-moderator | {}                             | 400 | invalid_request",
        "olga  | chatbot/roles/chatbot-moderator | {\"permissions\": [], \"x\": 1} | 400 | invalid_request",
        "olga  | chatbot/roles/intent-page       | {\"permissions\": []}          | 404 | not_found",
        "olga  | nope/roles/chatbot-moderator    | {\"permissions\": []}          | 404 | not_found",
        "olga  | realm-management/roles/view-users | {\"permissions\": []}        | 404 | not_found",
      })
  void refusesAndChangesNothing(
      String caller, String path, String body, int status, String code, RealmCopy network) {
    Api olga = Api.as(network, "olga");
    JsonNode before = olga.read("products");
    Api.Answer answer = Api.as(network, caller).send("PUT", "products/" + path, body);
    assertEquals(status, answer.status(), () -> answer.body().toString());
    assertEquals(code, answer.error());
    assertEquals(before, olga.read("products"));
  }

  private static JsonNode role(Api caller, String name) {
    return StreamSupport.stream(caller.read("products").spliterator(), false)
        .flatMap(product -> StreamSupport.stream(product.get("roles").spliterator(), false))
        .filter(role -> role.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static int count(Api caller, String filter) {
    return caller.read("users/count?" + filter).get("count").asInt();
  }
}
