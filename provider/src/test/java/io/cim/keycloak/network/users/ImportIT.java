package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.RealmState;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;

/** {@code POST /users/import}. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class ImportIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void anExportThatNobodyTouchedChangesNothing(RealmCopy network) {
    try (Keycloak keycloak = network.server().admin()) {
      // access by a single permission alone has an empty cell
      var realm = keycloak.realm(network.name());
      String chatbot = realm.clients().findByClientId("chatbot").get(0).getId();
      var permission = realm.clients().get(chatbot).roles().get("intent-page").toRepresentation();
      realm
          .users()
          .get(network.idOf("quentin"))
          .roles()
          .clientLevel(chatbot)
          .add(List.of(permission));
    }
    Api anna = Api.as(network, "anna");
    String table = anna.get("users/export").response().body();
    int people = anna.read("users/count").get("count").asInt();
    JsonNode entries = anna.read("history?max=200").get("entries");
    for (String form : List.of(table, table.replace("\r\n", "\n"), table.substring(1))) {
      Api.Answer answer = csv(anna, form, false);
      assertEquals(200, answer.status(), () -> answer.body().toString());
      assertEquals(people, answer.body().get("unchanged").asInt());
      assertEquals(people, answer.body().get("lines").size());
    }
    assertEquals(entries, anna.read("history?max=200").get("entries"));
    assertEquals(
        "[\"intent-page\"]",
        anna.read("users/" + network.idOf("quentin")).at("/permissions/chatbot").toString());
  }

  @Test
  void addsAndChanges(RealmCopy network) throws Exception {
    Api anna = Api.as(network, "anna");
    String table =
        """
        username;email;firstName;enabled;chatbot;livechat
        Nina.New;Nina@example.com;"Nina, Nine";FALSE;chatbot-editor;
        emil;emil@example.com;Emil;TRUE;"chatbot-moderator; chatbot-editor";livechat-agent
        '+41;;'-x;;;
        wei.liu;wei.liu@example.com;伟;true;"chatbot-admin;chatbot-developer";
        """;
    Api.Answer plan = csv(anna, table, true);
    assertEquals(200, plan.status(), () -> plan.body().toString());
    assertEquals(
        JSON.readTree(
            """
            {"dryRun": true, "created": 2, "changed": 1, "unchanged": 1, "errors": 0, "lines": [
              {"line": 2, "username": "nina.new", "action": "create",
               "products": {"chatbot": {"before": [], "after": ["chatbot-editor"]}}},
              {"line": 3, "username": "emil", "action": "change", "products": {
                "chatbot": {"before": ["chatbot-editor"], "after": ["chatbot-editor", "chatbot-moderator"]},
                "livechat": {"before": [], "after": ["livechat-agent"]}}},
              {"line": 4, "username": "+41", "action": "create", "products": {}},
              {"line": 5, "username": "wei.liu", "action": "unchanged"}]}
            """),
        plan.body());
    assertEquals(
        0, anna.read("users/count?search=nina").get("count").asInt(), "a plan adds nobody");

    Api.Answer answer = csv(anna, table, false);
    assertEquals(plan.body().get("lines"), answer.body().get("lines"));
    JsonNode nina = anna.read("users?search=nina.new").at("/users/0");
    assertEquals("nina@example.com", nina.get("email").asText());
    assertEquals("Nina, Nine", nina.get("firstName").asText());
    assertEquals("false", nina.get("enabled").asText());
    assertEquals("[\"chatbot-editor\"]", nina.at("/products/chatbot/roles").toString());
    assertEquals("-x", anna.read("users?search=%2B41").at("/users/0/firstName").asText());
    List<String> actions = new ArrayList<>();
    for (JsonNode entry : anna.read("history?actor=anna&max=200").get("entries")) {
      String who = entry.at("/member/username").asText();
      if (entry.get("refused").isNull() && !who.isEmpty()) {
        actions.add(entry.get("action").asText() + " " + who);
      }
    }
    actions.sort(null);
    assertEquals(
        List.of(
            "member.created +41",
            "member.created nina.new",
            "products.changed emil",
            "products.changed emil",
            "products.changed nina.new"),
        actions);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "username,chatbot           | emil,nope                      | 400 | unknown_role",
        "username,chatbot           | emil,intent-page               | 400 | unknown_role",
        "username,chatbot           | new.one,nope                   | 400 | unknown_role",
        "username,enabled           | emil,yes                       | 400 | invalid_request",
        "username                   | a                              | 400 | invalid_request",
        "username,email             | new.one,nonsense               | 400 | invalid_request",
        "username,email             | emil,other@example.com         | 409 | conflict",
        "username,email             | emil,                          | 409 | conflict",
        "username,firstName         | emil,Emile                     | 409 | conflict",
        "username,lastName          | emil,O                         | 409 | conflict",
        "username,enabled           | emil,false                     | 409 | conflict",
        "username,joined            | emil,2020-01-01T00:00:00Z      | 409 | conflict",
        "username,joined            | new.one,2020-01-01T00:00:00Z   | 409 | conflict",
        "username,email             | new.one,emil@example.com       | 409 | conflict",
        "username                   | good                           | 409 | conflict",
        "username                   | GOOD                           | 409 | conflict",
        "username,cimAdmin          | emil,true                      | 403 | cim_admin_grant",
        "username,cimAdmin          | boris,false                    | 403 | cim_admin_grant",
        "username,cimAdmin          | new.one,true                   | 403 | cim_admin_grant",
        "username,chatbot           | boris,chatbot-editor           | 403 | cim_admin_protected",
        "username,chatbot           | olga,chatbot-editor            | 403 | forbidden",
      })
  void oneBadLineKeepsAllFromIt(
      String columns, String line, int status, String code, RealmCopy network) {
    String rest = ",".repeat(columns.split(",", -1).length - 1);
    String table = columns + "\ngood" + rest + "\n" + line + "\n";
    JsonNode before = RealmState.of(network, "good", "new.one", "emil", "boris", "olga");
    Api anna = Api.as(network, "anna");
    Api.Answer plan = csv(anna, table, true);
    assertEquals(200, plan.status(), () -> plan.body().toString());
    assertEquals(code, plan.body().at("/lines/1/error").asText(), () -> plan.body().toString());
    assertEquals(3, plan.body().at("/lines/1/line").asInt());
    assertEquals("create", plan.body().at("/lines/0/action").asText());

    Api.Answer answer = csv(anna, table, false);
    assertEquals(status, answer.status(), () -> answer.body().toString());
    assertEquals(code, answer.error());
    assertEquals(3, answer.body().at("/details/lines/0/line").asInt());
    assertEquals(before, RealmState.of(network, "good", "new.one", "emil", "boris", "olga"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                              | 1",
        "email¶a@example.com             | 1",
        "username,shop¶emil,             | 1",
        "username,username¶emil,emil     | 1",
        "username,chatbot¶emil           | 2",
        "username¶¶\"emil                | 3",
        "username¶\"a¶b\"¶emil,x         | 4",
      })
  void whatIsNoSuchTableIsRefused(String table, int line, RealmCopy network) {
    for (boolean dryRun : new boolean[] {true, false}) {
      Api.Answer answer = csv(Api.as(network, "anna"), table.replace('¶', '\n'), dryRun);
      assertEquals(400, answer.status(), () -> answer.body().toString());
      assertEquals("invalid_request", answer.error());
      assertEquals(line, answer.body().at("/details/line").asInt());
    }
  }

  @Test
  void limitsAreKept(RealmCopy network) {
    Api anna = Api.as(network, "anna");
    assertTooMany(1_000, csv(anna, "username\n" + "emil\n".repeat(1_002), true));
    assertTooMany(10_000, csv(anna, "username\n" + "emil\n".repeat(10_001), true));
    assertTooMany(5_000_000, csv(anna, "username\n" + "x".repeat(5_000_000), true));
  }

  @Test
  void refusesParametersAndOtherTypes(RealmCopy network) {
    Api anna = Api.as(network, "anna");
    for (String query : List.of("?dry=true", "?dryRun=yes", "?dryRun=")) {
      Api.Answer answer =
          anna.send("POST", "users/import" + query, "username\n", "Content-Type", "text/csv");
      assertEquals("invalid_request", answer.error());
    }
    assertEquals(415, anna.send("POST", "users/import", "{}").status());
  }

  private static void assertTooMany(int limit, Api.Answer answer) {
    assertEquals(429, answer.status(), () -> answer.body().toString());
    assertEquals("too_many", answer.error());
    assertTrue(answer.body().at("/details/limit").asInt() == limit, answer.body()::toString);
  }

  private static Api.Answer csv(Api caller, String table, boolean dryRun) {
    return caller.send(
        "POST",
        "users/import" + (dryRun ? "?dryRun=true" : ""),
        table,
        "Content-Type",
        "text/csv;charset=utf-8");
  }
}
