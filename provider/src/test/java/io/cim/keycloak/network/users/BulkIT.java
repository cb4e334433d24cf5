package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.RealmState;
import io.cim.keycloak.network.SqlStatements;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /users/bulk}. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class BulkIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // minh has chatbot-editor alone, rosa.m chatbot-moderator and livechat-agent
        "add     | {\"chatbot\": [\"chatbot-editor\"]}     | [chatbot-editor]                    | [chatbot-editor, chatbot-moderator] | 1",
        "add     | {\"chatbot\": []}                       | [chatbot-editor]                    | [chatbot-moderator]                 | 0",
        "remove  | {\"chatbot\": [\"chatbot-moderator\"]}  | [chatbot-editor]                    | []                                  | 1",
        "remove  | {\"chatbot\": [\"chatbot-admin\"]}      | [chatbot-editor]                    | [chatbot-moderator]                 | 0",
        "replace | {\"chatbot\": [\"chatbot-moderator\"]}  | [chatbot-moderator]                 | [chatbot-moderator]                 | 1",
        "replace | {\"chatbot\": []}                       | []                                  | []                                  | 2",
        "replace | {}                                      | [chatbot-editor]                    | [chatbot-moderator]                 | 0",
      })
  void changesAll(
      String mode, String products, String minh, String rosa, int changed, RealmCopy network) {
    Api olga = Api.as(network, "olga");
    List<String> ids = List.of(network.idOf("minh"), network.idOf("rosa.m"));
    give(olga, ids.get(0), "chatbot-editor");
    give(olga, ids.get(1), "chatbot-moderator");
    int entries = entries(olga);
    Api.Answer plan = olga.send("POST", "users/bulk", body(ids, products, mode, true));
    assertEquals(200, plan.status(), () -> plan.body().toString());
    assertEquals("[chatbot-editor]", roles(olga, ids.get(0)), "a plan changes nothing");
    assertEquals(changed, plan.body().get("changed").asInt());

    Api.Answer answer = olga.send("POST", "users/bulk", body(ids, products, mode, false));
    assertEquals(200, answer.status(), () -> answer.body().toString());
    assertEquals(plan.body().get("users"), answer.body().get("users"));
    assertEquals(minh, roles(olga, ids.get(0)));
    assertEquals(rosa, roles(olga, ids.get(1)));
    assertEquals(
        "[\"livechat-agent\"]",
        olga.read("users/" + ids.get(1)).at("/products/livechat/roles").toString());
    assertEquals(changed, entries(olga) - entries);
  }

  private static void give(Api caller, String id, String role) {
    String body = "{\"chatbot\": [\"%s\"]}".formatted(role);
    assertEquals(200, caller.send("PUT", "users/" + id + "/products", body).status());
  }

  private static int entries(Api caller) {
    return caller.read("history?actor=olga&max=200").get("entries").size();
  }

  @Test
  void tellsWhatBecomesOfEach(RealmCopy network) throws Exception {
    List<String> ids = List.of(network.idOf("olu"), network.idOf("finn"));
    Api.Answer answer =
        Api.as(network, "olga")
            .send(
                "POST",
                "users/bulk",
                body(ids, "{\"chatbot\": [\"chatbot-moderator\"]}", "add", true));
    assertEquals(
        JSON.readTree(
            """
            {"dryRun": true, "changed": 1, "users": [
              {"id": "%s", "username": "olu", "products":
                {"chatbot": {"before": ["chatbot-editor"], "after": ["chatbot-editor", "chatbot-moderator"]}}},
              {"id": "%s", "username": "finn", "products": {}}]}
            """
                .formatted(ids.get(0), ids.get(1))),
        answer.body());
  }

  @Test
  void whoMayNotBeChangedKeepsAllFromIt(RealmCopy network) {
    Api anna = Api.as(network, "anna");
    List<String> ids = Stream.of("daniel.a", "boris", "sergei", "olga").map(network::idOf).toList();
    String products = "{\"campaign\": [\"campaign-editor\"]}";
    JsonNode before = RealmState.of(network, "daniel.a", "boris", "sergei", "olga");

    Api.Answer plan = anna.send("POST", "users/bulk", body(ids, products, "add", true));
    assertEquals(200, plan.status());
    assertEquals("cim_admin_protected", plan.body().at("/users/1/error").asText());
    assertEquals("forbidden", plan.body().at("/users/3/error").asText());
    assertTrue(plan.body().at("/users/0/error").isMissingNode());
    assertEquals(0, refusals(anna).size(), "a plan is no attempt");

    Api.Answer answer = anna.send("POST", "users/bulk", body(ids, products, "add", false));
    assertEquals(403, answer.status());
    assertEquals("cim_admin_protected", answer.error());
    List<String> named = new ArrayList<>();
    answer
        .body()
        .at("/details/users")
        .forEach(line -> named.add(line.get("username").asText() + " " + line.get("error")));
    assertEquals(List.of("boris \"cim_admin_protected\"", "olga \"forbidden\""), named);
    assertEquals(before, RealmState.of(network, "daniel.a", "boris", "sergei", "olga"));
    assertEquals(Set.of("boris", "olga"), refusals(anna));
  }

  @Test
  void aSinglePermissionGoesOnlyWithTheLastRole(RealmCopy network) {
    String person = network.idOf("sam.taylor");
    try (var keycloak = network.server().admin()) {
      var realm = keycloak.realm(network.name());
      String chatbot = realm.clients().findByClientId("chatbot").get(0).getId();
      var permission = realm.clients().get(chatbot).roles().get("intent-page").toRepresentation();
      realm.users().get(person).roles().clientLevel(chatbot).add(List.of(permission));
    }
    Api anna = Api.as(network, "anna");
    String permissions = "/permissions/chatbot";
    for (String mode : List.of("add", "remove")) {
      String none = mode.equals("add") ? "" : "\"chatbot-editor\"";
      anna.send(
          "POST",
          "users/bulk",
          body(List.of(person), "{\"chatbot\": [" + none + "]}", mode, false));
      assertEquals(
          "[\"intent-page\"]", anna.read("users/" + person).at(permissions).toString(), mode);
    }
    anna.send("POST", "users/bulk", body(List.of(person), "{\"chatbot\": []}", "replace", false));
    assertTrue(anna.read("users/" + person).at(permissions).isMissingNode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "anna  | {\"users\": [],       \"products\": {}, \"mode\": \"add\"}       | 400 | invalid_request",
        "anna  | {\"users\": null,     \"products\": {}, \"mode\": \"add\"}       | 400 | invalid_request",
        "anna  | {\"users\": [\"ID\"], \"products\": {}}                          | 400 | invalid_request",
        "anna  | {\"users\": [\"ID\"], \"products\": {}, \"mode\": \"ADD\"}       | 400 | invalid_request",
        "anna  | {\"users\": [\"ID\"], \"mode\": \"add\"}                         | 400 | invalid_request",
        "anna  | {\"users\": [\"ID\"], \"products\": {}, \"mode\": \"add\", \"x\": 1} | 400 | invalid_request",
        "anna  | {\"users\": [\"ID\"], \"products\": {}, \"mode\": \"add\", \"dryRun\": 1} | 400 | invalid_request",
        "anna  | {\"users\": [\"ID\", \"nobody\"], \"products\": {}, \"mode\": \"add\"} | 400 | unknown_member",
        "anna  | {\"users\": [\"ID\"], \"products\": {\"shop\": []}, \"mode\": \"add\"} | 400 | unknown_product",
        "anna  | {\"users\": [\"ID\"], \"products\": {\"chatbot\": [\"x\"]}, \"mode\": \"add\"} | 400 | unknown_role",
        "vera  | {\"users\": [\"ID\"], \"products\": {}, \"mode\": \"add\"}       | 403 | forbidden",
        "ahmed | {\"users\": [\"ID\"], \"products\": {}, \"mode\": \"add\"}       | 403 | forbidden",
      })
  void refusesWhatMakesNoSense(
      String caller, String body, int status, String code, RealmCopy network) {
    Api.Answer answer =
        Api.as(network, caller)
            .send("POST", "users/bulk", body.replace("ID", network.idOf("emil")));
    assertEquals(status, answer.status(), () -> answer.body().toString());
    assertEquals(code, answer.error());
  }

  @Test
  void changesNoMoreThanTwoHundred(RealmCopy network) {
    List<String> ids = Stream.iterate(1, n -> n + 1).limit(201).map(n -> "id-" + n).toList();
    Api.Answer answer =
        Api.as(network, "anna").send("POST", "users/bulk", body(ids, "{}", "add", false));
    assertEquals("invalid_request", answer.error());
    assertEquals("users", answer.body().at("/details/field").asText());
  }

  /** The guard, the history and the admin event included; each member has three roles written. */
  @Test
  void eachMemberTakesFewStatements(KeycloakServer server) {
    try (RealmCopy network = RealmCopy.create(server, "bulk-statements")) {
      Api anna = Api.as(network, "anna");
      List<String> ids = new ArrayList<>();
      anna.all("cimAdmin=false&product=livechat", 200)
          .forEach(
              member -> {
                if (member.at("/access/edit").asBoolean()) {
                  ids.add(member.get("id").asText());
                }
              });
      int few = statements(server, anna, ids.subList(0, 2));
      int many = statements(server, anna, ids.subList(0, 12));
      double each = (many - few) / 10.0;
      assertTrue(each <= 12, () -> "each takes " + each + ": " + few + ", " + many);
      assertTrue(few <= 75, () -> "two take " + few);
    }
  }

  /** Of one change that gives a role in each of two products to everybody. */
  private static int statements(KeycloakServer server, Api caller, List<String> ids) {
    String roles = "{\"chatbot\": [%s], \"campaign\": [%s]}";
    String none = roles.formatted("", "");
    return SqlStatements.during(
            server,
            () -> {
              for (String products :
                  List.of(none, roles.formatted("\"chatbot-editor\"", "\"campaign-editor\""))) {
                Api.Answer answer =
                    caller.send("POST", "users/bulk", body(ids, products, "replace", false));
                assertEquals(200, answer.status(), () -> answer.body().toString());
              }
            })
        / 2;
  }

  private static Set<String> refusals(Api caller) {
    Set<String> names = new TreeSet<>();
    caller
        .read("history?actor=anna&max=200")
        .get("entries")
        .forEach(
            entry -> {
              if (!entry.get("refused").isNull()) {
                names.add(entry.at("/member/username").asText());
              }
            });
    return names;
  }

  private static String roles(Api caller, String id) {
    List<String> roles = new ArrayList<>();
    caller
        .read("users/" + id)
        .at("/products/chatbot/roles")
        .forEach(role -> roles.add(role.asText()));
    return roles.toString();
  }

  private static String body(List<String> ids, String products, String mode, boolean dryRun) {
    return JSON.valueToTree(Map.of("users", ids, "mode", mode, "dryRun", dryRun))
        .toString()
        .replaceFirst("\\{", "{\"products\": " + products + ", ");
  }
}
