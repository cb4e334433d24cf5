package io.cim.keycloak.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What changes made by the network API leave in the history. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class NetworkChangesIT {

  private static HistoryRealm network;

  @BeforeAll
  static void copy(KeycloakServer server) {
    network = new HistoryRealm(server, "history-network");
  }

  @AfterAll
  static void remove() {
    network.close();
  }

  @Test
  void theLifeOfAMember() {
    Api anna = network.api("anna");
    expect(
        201,
        anna.send(
            "POST",
            "users",
            """
            {"username": "nora", "email": "nora@example.com", "firstName": "Nora", "lastName": "New", "enabled": true,
             "products": {"chatbot": ["chatbot-editor"]}}
            """));
    String id = network.id("nora");
    assertEquals(
        List.of(
            line("products.changed", "anna", "nora", "chatbot", "[]", "[\"chatbot-editor\"]"),
            line("member.created", "anna", "nora", null, "null", "null")),
        lines(id));

    expect(
        200,
        anna.send(
            "PUT",
            "users/" + id + "/products",
            "{\"chatbot\": [\"chatbot-moderator\"], \"livechat\": [\"livechat-agent\"]}"));
    assertEquals(
        List.of(
            line(
                "products.changed",
                "anna",
                "nora",
                "chatbot",
                "[\"chatbot-editor\"]",
                "[\"chatbot-moderator\"]"),
            line("products.changed", "anna", "nora", "livechat", "[]", "[\"livechat-agent\"]")),
        lines(id).subList(0, 2).stream().sorted().toList());

    expect(204, anna.send("DELETE", "users/" + id + "/products/chatbot"));
    assertEquals(
        line("products.changed", "anna", "nora", "chatbot", "[\"chatbot-moderator\"]", "[]"),
        lines(id).get(0));

    expect(204, anna.send("DELETE", "users/" + id));
    assertEquals(
        line("member.removed", "anna", "nora", null, "null", "null"), lines("nora").get(0));
    assertEquals(6, lines("nora").size());
    network.about("nora").forEach(entry -> assertEquals("network", entry.get("via").asText()));
  }

  @Test
  void cimAdmins() {
    String id = network.id("will.turner");
    Api olga = network.api("olga");
    expect(204, olga.send("PUT", "cim-admins/" + id));
    expect(204, olga.send("DELETE", "cim-admins/" + id));
    assertEquals(
        List.of(
            line("cim-admin.unmade", "olga", "will.turner", null, "[\"cim-admin\"]", "[]"),
            line("cim-admin.made", "olga", "will.turner", null, "[]", "[\"cim-admin\"]")),
        lines(id));
  }

  @Test
  void permissions() {
    expect(
        200,
        network
            .api("olga")
            .send(
                "PUT",
                "products/campaign/roles/campaign-moderator",
                "{\"permissions\": [\"scheduler\"]}"));
    List<JsonNode> entries =
        network.entries("history?actor=olga").stream()
            .filter(entry -> entry.get("action").asText().equals("permissions.changed"))
            .toList();
    assertEquals(1, entries.size());
    assertEquals("campaign", entries.get(0).get("product").asText());
    assertEquals("campaign-moderator", entries.get(0).get("role").asText());
    assertEquals("[]", entries.get(0).get("before").toString());
    assertEquals("[\"scheduler\"]", entries.get(0).get("after").toString());
  }

  @Test
  void whatWasNotDoneIsNoChange() {
    String id = network.id("boris");
    Api anna = network.api("anna");
    expect(403, anna.send("PUT", "users/" + id + "/products", "{\"chatbot\": []}"));
    expect(403, anna.send("DELETE", "users/" + id));
    String emil = network.id("emil");
    expect(
        200,
        anna.send("PUT", "users/" + emil + "/products", "{\"chatbot\": [\"chatbot-editor\"]}"));
    assertEquals(
        List.of(),
        network.about(id).stream().filter(entry -> entry.get("refused").isNull()).toList());
    assertEquals(List.of(), network.about(emil));
  }

  private static void expect(int status, Api.Answer answer) {
    assertEquals(status, answer.status(), () -> answer.body().toString());
  }

  private static List<String> lines(String member) {
    return network.about(member).stream()
        .map(
            entry ->
                line(
                    entry.get("action").asText(),
                    entry.at("/actor/username").asText(),
                    entry.at("/member/username").asText(),
                    entry.get("product").textValue(),
                    entry.get("before").toString(),
                    entry.get("after").toString()))
        .toList();
  }

  private static String line(
      String action, String actor, String member, String product, String before, String after) {
    try {
      ObjectMapper json = new ObjectMapper();
      return String.join(
          " ",
          action,
          actor,
          member,
          String.valueOf(product),
          json.readTree(before).toString(),
          json.readTree(after).toString());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
