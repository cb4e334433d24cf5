package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * So many members that pages are read in other ways than in a small network: a role that is not
 * rare any more, and a search by its index.
 */
@Tag("postgres")
@ExtendWith(KeycloakExtension.class)
class LargeNetworkIT {

  private static final int AGENTS = 21_000;

  @BeforeAll
  static void grow(RealmCopy network) throws SQLException {
    try (Connection database = network.server().database();
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          insert into user_entity (id, email, email_constraint, email_verified, enabled, first_name, last_name, realm_id, username, created_timestamp, not_before)
          select md5('large ' || n)::uuid::text, 'agent' || n || '@example.com', 'agent' || n || '@example.com', true, true, 'Agent', 'No' || n, r.id,
            'agent' || n, 1700000000000 + n * 7919 %% 21001, 0
          from generate_series(1, %d) n cross join realm r where r.name = '%s'
          """
              .formatted(AGENTS, network.name()));
      statement.execute(
          """
          insert into user_role_mapping (user_id, role_id)
          select md5('large ' || n)::uuid::text, k.id from generate_series(1, %d) n
          join realm r on r.name = '%s' join keycloak_role k on k.realm_id = r.id
          where k.name = 'livechat-agent' or (n %% 3000 = 1 and k.name = 'chatbot-moderator')
          """
              .formatted(AGENTS, network.name()));
      // sorts in what was added to the index of the search, which is slow to look through before
      statement.execute("vacuum analyze user_entity");
      statement.execute("vacuum analyze user_role_mapping");
    }
  }

  /** Whatever the way, the pages are the list that the database sorts and filters by itself. */
  @ParameterizedTest
  @ValueSource(strings = {"id", "-id", "username", "-username", "joined", "-joined"})
  void pagesOfACommonRoleAreItsHolders(String sort, RealmCopy network) throws SQLException {
    String column =
        switch (sort.replace("-", "")) {
          case "joined" -> "u.created_timestamp";
          case "username" -> "u.username collate \"C\"";
          default -> "u.id collate \"C\"";
        };
    String direction = sort.startsWith("-") ? " desc" : "";
    Api anna = Api.as(network, "anna");
    for (String search : List.of("", "agent1234", "agent12")) {
      List<String> expected =
          ids(
              network,
              """
              select u.id from user_entity u join realm r on r.id = u.realm_id
              where r.name = '%s' and u.username like '%%%s%%' and exists (select 1 from user_role_mapping m
                join keycloak_role k on k.id = m.role_id where m.user_id = u.id and k.name = 'livechat-agent')
                and u.username like 'agent%%'
              order by %s%s, u.id collate "C"%s limit 120
              """
                  .formatted(network.name(), search, column, direction, direction));
      List<String> seen = new ArrayList<>();
      String after = "";
      while (seen.size() < 120 && after != null) {
        JsonNode page =
            anna.read(
                "users?max=40&role=livechat:livechat-agent&sort="
                    + sort
                    + (search.isEmpty() ? "" : "&search=" + search)
                    + after);
        for (JsonNode member : page.get("users")) {
          if (member.get("username").asText().startsWith("agent")) {
            seen.add(member.get("id").asText());
          }
        }
        after =
            page.get("next").isNull() ? null : "&after=" + Api.encode(page.get("next").asText());
      }
      assertEquals(expected, seen.subList(0, Math.min(120, seen.size())), search);
    }
  }

  @Test
  void aRareRoleBesideACommonOneLeads(RealmCopy network) {
    Api anna = Api.as(network, "anna");
    String both = "users?max=200&role=livechat:livechat-agent&role=chatbot:chatbot-moderator";
    for (String sort : List.of("id", "username", "joined")) {
      long agents = 0;
      for (JsonNode member : anna.read(both + "&sort=" + sort).get("users")) {
        agents += member.get("username").asText().startsWith("agent") ? 1 : 0;
      }
      assertEquals(7, agents, sort);
    }
  }

  /** What Hibernate makes of the search must be what the index was made of. */
  @Test
  void aSearchUsesItsIndex(RealmCopy network) throws Exception {
    Api anna = Api.as(network, "anna");
    long before = scans(network.server());
    assertEquals(1, anna.read("users?search=agent20999@").get("users").size());
    // the server's connections tell what they did within a second of the next thing they do
    for (int attempt = 0; attempt < 100 && scans(network.server()) == before; attempt++) {
      anna.read("users?search=agent20999@");
      Thread.sleep(100);
    }
    assertTrue(scans(network.server()) > before, "no search has used the index");
  }

  private static long scans(KeycloakServer server) throws SQLException {
    try (Connection database = server.database();
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select idx_scan from pg_stat_user_indexes where indexrelname = 'network_member_search'")) {
      assertTrue(row.next(), "the index was made at the start");
      return row.getLong(1);
    }
  }

  private static List<String> ids(RealmCopy network, String query) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection database = network.server().database();
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
