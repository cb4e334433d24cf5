package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.UserRepresentation;

/** {@code GET /users/export}. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class ExportIT {

  private static final String HEAD =
      "\uFEFFusername,email,firstName,lastName,enabled,joined,cimAdmin,chatbot,campaign,livechat,aimychat,inherited\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sort=-joined",
        "sort=username&enabled=false",
        "product=livechat&search=an",
        "role=chatbot:chatbot-editor&role=campaign:campaign-editor",
        "cimAdmin=true",
        "group=1&group=2",
        "search=nobody-is-called-so"
      })
  void isTheListAsATable(String query, KeycloakServer server) {
    Api vera = Api.as(server, "vera");
    List<String> expected = new ArrayList<>();
    vera.all(query, 200).forEach(member -> expected.add(line(member)));
    assertEquals(HEAD + String.join("", expected), export(vera, query));
  }

  @Test
  void tellsWhatItIs(KeycloakServer server) {
    HttpHeaders headers = Api.as(server, "anna").get("users/export").response().headers();
    assertEquals("text/csv;charset=utf-8", headers.firstValue("Content-Type").orElseThrow());
    assertEquals("no-store", headers.firstValue("Cache-Control").orElseThrow());
    assertEquals(
        "attachment; filename=\"members.csv\"",
        headers.firstValue("Content-Disposition").orElseThrow());
  }

  @Test
  void nobodyHasAFormulaRun(RealmCopy network) {
    try (Keycloak keycloak = network.server().admin()) {
      UserRepresentation person = new UserRepresentation();
      person.setUsername("+cmd");
      person.setFirstName("-2+3, and more");
      person.setEnabled(true);
      keycloak.realm(network.name()).users().create(person).close();
    }
    String table = export(Api.as(network, "anna"), "search=%2Bcmd");
    assertTrue(table.contains("\r\n'+cmd,,\"'-2+3, and more\",,true,"), table);
  }

  @ParameterizedTest
  @CsvSource({
    "users/export?max=5, invalid_request",
    "users/export?after=x, invalid_request",
    "users/export?sort=email, invalid_request",
    "users/export?product=shop, unknown_product",
    "users/export?role=chatbot:nope, unknown_role",
  })
  void refusesWhatItDoesNotKnow(String path, String code, KeycloakServer server) {
    Api.Answer answer = Api.as(server, "anna").get(path);
    assertEquals(400, answer.status());
    assertEquals(code, answer.error());
  }

  @Test
  void theHistoryTellsOfIt(RealmCopy network) {
    export(Api.as(network, "vera"), "search=emil");
    JsonNode entry = Api.as(network, "anna").read("history?actor=vera&max=1").at("/entries/0");
    assertEquals("members.exported", entry.get("action").asText());
    assertTrue(entry.get("member").isNull(), entry.toString());
  }

  private static String export(Api caller, String query) {
    Api.Answer answer = caller.get("users/export" + (query.isEmpty() ? "" : "?" + query));
    assertEquals(200, answer.status());
    return answer.response().body();
  }

  private static String line(JsonNode member) {
    List<String> cells = new ArrayList<>();
    for (String field : List.of("username", "email", "firstName", "lastName", "enabled")) {
      cells.add(member.get(field).isNull() ? "" : member.get(field).asText());
    }
    cells.add(Instant.ofEpochMilli(member.get("createdTimestamp").asLong()).toString());
    cells.add(member.get("cimAdmin").asText());
    List<String> inherited = new ArrayList<>();
    for (String product : List.of("chatbot", "campaign", "livechat", "aimychat")) {
      List<String> direct = new ArrayList<>();
      member.at("/products/" + product + "/roles").forEach(role -> direct.add(role.asText()));
      member
          .at("/products/" + product + "/inherited")
          .forEach(role -> inherited.add(product + ":" + role.asText()));
      cells.add(quoted(direct));
    }
    cells.add(quoted(inherited));
    return String.join(",", cells) + "\r\n";
  }

  private static String quoted(List<String> roles) {
    String cell = String.join(";", roles);
    return roles.size() > 1 ? "\"" + cell + "\"" : cell;
  }
}
