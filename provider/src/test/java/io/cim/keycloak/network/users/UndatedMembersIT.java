package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Accounts older than Keycloak's column for the date of creation: only a hand in the database makes
 * such ones today.
 */
@Tag("connection")
@ExtendWith(KeycloakExtension.class)
class UndatedMembersIT {

  @Test
  void countAsTheOldestInPagesOfAnySize(KeycloakServer server) throws SQLException {
    Map<String, Long> dates = new HashMap<>();
    try (Connection database = server.database();
        Statement statement = database.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              "select id, created_timestamp from USER_ENTITY where username in ('emil', 'vera', 'sofia', 'olga')")) {
        while (rows.next()) {
          dates.put(rows.getString(1), rows.getLong(2));
        }
      }
      try {
        statement.executeUpdate(
            "update USER_ENTITY set created_timestamp = null where username in ('emil', 'vera', 'sofia')");
        // one that has a date and stands among those without
        statement.executeUpdate(
            "update USER_ENTITY set created_timestamp = 0 where username = 'olga'");
        check(server, new ArrayList<>(dates.keySet()));
      } finally {
        for (Map.Entry<String, Long> date : dates.entrySet()) {
          statement.executeUpdate(
              "update USER_ENTITY set created_timestamp = "
                  + date.getValue()
                  + " where id = '"
                  + date.getKey()
                  + "'");
        }
      }
    }
  }

  private static void check(KeycloakServer server, List<String> oldest) {
    Collections.sort(oldest);
    Api anna = Api.as(server, "anna");
    List<String> whole = ids(anna.all("sort=joined", 200));
    assertEquals(oldest, whole.subList(0, 4));
    assertEquals(whole, ids(anna.all("sort=joined", 1)));
    assertEquals(whole, ids(anna.all("sort=joined", 3)));
    List<String> reversed = new ArrayList<>(whole);
    Collections.reverse(reversed);
    assertEquals(reversed, ids(anna.all("sort=-joined", 200)));
    assertEquals(reversed, ids(anna.all("sort=-joined", 1)));
    assertEquals(reversed, ids(anna.all("sort=-joined", 3)));
    for (String sort : List.of("joined", "-joined")) {
      // emil is one of them
      String query = "role=chatbot:chatbot-editor&sort=" + sort;
      List<String> editors = new ArrayList<>(sort.equals("joined") ? whole : reversed);
      editors.retainAll(ids(anna.all("role=chatbot:chatbot-editor", 200)));
      assertEquals(editors, ids(anna.all(query, 200)));
      assertEquals(editors, ids(anna.all(query, 1)));
      for (String search : List.of("search=@", "search=example.com", "search=li", "search=emil")) {
        List<String> found = new ArrayList<>(sort.equals("joined") ? whole : reversed);
        found.retainAll(ids(anna.all(search, 200)));
        assertEquals(found, ids(anna.all(search + "&sort=" + sort, 200)), search + sort);
        assertEquals(found, ids(anna.all(search + "&sort=" + sort, 1)), search + sort);
      }
    }
  }

  private static List<String> ids(List<JsonNode> members) {
    return members.stream().map(member -> member.get("id").asText()).toList();
  }
}
