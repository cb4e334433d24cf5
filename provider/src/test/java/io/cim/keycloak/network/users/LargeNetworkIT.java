package io.cim.keycloak.network.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.Batch;
import io.cim.keycloak.network.testserver.Eventually;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;

/**
 * So many members that pages are read in other ways than in a small network: a role that is not
 * rare any more, and a search by its index.
 */
@Tag("connection")
@ExtendWith(KeycloakExtension.class)
class LargeNetworkIT {

  private static final int AGENTS = 21_000;

  private static final String HOLDERS = "role=livechat:livechat-agent";

  private static final Map<String, Predicate<Row>> FILTERS =
      Map.of(
          HOLDERS,
          Row::holder,
          "enabled=false",
          row -> !row.enabled(),
          HOLDERS + "&enabled=true",
          row -> row.holder() && row.enabled());

  @BeforeAll
  static void grow(RealmCopy network) throws SQLException {
    String realm;
    String common;
    String rare;
    try (Keycloak master = network.server().admin()) {
      RealmResource resource = master.realm(network.name());
      realm = resource.toRepresentation().getId();
      common = roleId(resource, "livechat", "livechat-agent");
      rare = roleId(resource, "chatbot", "chatbot-moderator");
    }
    try (Connection database = network.server().database();
        PreparedStatement user =
            database.prepareStatement(
                """
                insert into USER_ENTITY (id, email, email_constraint, email_verified, enabled, first_name, last_name, realm_id, username, created_timestamp, not_before)
                values (?, ?, ?, true, ?, 'Agent', ?, ?, ?, ?, 0)
                """);
        PreparedStatement mapping =
            database.prepareStatement(
                "insert into USER_ROLE_MAPPING (user_id, role_id) values (?, ?)")) {
      database.setAutoCommit(false);
      for (int n = 1; n <= AGENTS; n++) {
        String id = UUID.nameUUIDFromBytes(("large " + n).getBytes(UTF_8)).toString();
        String name = "agent" + n;
        String email = name + "@example.com";
        long joined = 1_700_000_000_000L + n * 7919L % 21_001;
        Batch.add(
            user, id, email, email, n % 7 != 0, "No" + n, realm, name, n % 11 == 0 ? null : joined);
        if (n % 50 != 0) {
          Batch.add(mapping, id, common);
        }
        if (n % 3000 == 1) {
          Batch.add(mapping, id, rare);
        }
      }
      user.executeBatch();
      mapping.executeBatch();
      database.commit();
    }
    settle(network.server());
  }

  private static String roleId(RealmResource realm, String product, String role) {
    String client = realm.clients().findByClientId(product).get(0).getId();
    return realm.clients().get(client).roles().get(role).toRepresentation().getId();
  }

  /** Lets the database count what was added, before it plans any query. */
  private static void settle(KeycloakServer server) throws SQLException {
    try (Connection database = server.database();
        Statement statement = database.createStatement()) {
      for (String table : List.of("USER_ENTITY", "USER_ROLE_MAPPING")) {
        // on PostgreSQL it also sorts what was added into the index of the search
        statement.execute((isPostgres(database) ? "vacuum analyze " : "analyze table ") + table);
      }
    }
  }

  private static boolean isPostgres(Connection database) throws SQLException {
    return database.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }

  /** Whatever the way, the pages are the list that the database sorts and filters by itself. */
  @ParameterizedTest
  @ValueSource(strings = {"id", "-id", "username", "-username", "joined", "-joined"})
  void pagesAreWhatTheDatabaseSortsAndFilters(String sort, RealmCopy network) throws SQLException {
    Comparator<Row> order =
        switch (sort.replace("-", "")) {
          case "joined" -> Comparator.comparing(Row::joined).thenComparing(Row::id);
          case "username" -> Comparator.comparing(Row::username);
          default -> Comparator.comparing(Row::id);
        };
    Api anna = Api.as(network, "anna");
    for (Map.Entry<String, Predicate<Row>> filter : FILTERS.entrySet()) {
      for (String search : List.of("", "agent1234", "agent12", "agent9", "t9")) {
        String query =
            filter.getKey() + "&sort=" + sort + (search.isEmpty() ? "" : "&search=" + search);
        List<String> expected =
            agents(network, search).stream()
                .filter(filter.getValue())
                .sorted(sort.startsWith("-") ? order.reversed() : order)
                .limit(120)
                .map(Row::id)
                .toList();
        assertEquals(expected, firstAgents(anna, query), query);
      }
    }
  }

  /** The first 120 of those who were added. */
  private static List<String> firstAgents(Api anna, String query) {
    List<String> seen = new ArrayList<>();
    String after = "";
    while (seen.size() < 120 && after != null) {
      JsonNode page = anna.read("users?max=40&" + query + after);
      for (JsonNode member : page.get("users")) {
        if (member.get("username").asText().startsWith("agent")) {
          seen.add(member.get("id").asText());
        }
      }
      after = page.get("next").isNull() ? null : "&after=" + Api.encode(page.get("next").asText());
    }
    return seen.subList(0, Math.min(120, seen.size()));
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

  /** What Hibernate makes of the search on PostgreSQL must be what the index was made of. */
  @ParameterizedTest
  @Tag("postgres")
  @CsvSource({
    "users?search=agent20999@, 1, network_member_search",
    "users?search=^, 0, network_member_letters",
    "users?search=%C3%B1, 1, network_member_letters",
    "users?search=qx&sort=username, 0, network_member_letters",
    "users?search=qx&role=livechat:livechat-agent, 0, network_member_letters",
    // 1 in 20, and all of them at the end
    "users?search=agent9&sort=username&max=1, 1, network_member_search"
  })
  void aSearchUsesItsIndex(String query, int found, String index, RealmCopy network)
      throws Exception {
    Api anna = Api.as(network, "anna");
    String path = query.replace("^", "%5E");
    long before = scans(network.server(), index);
    assertEquals(found, anna.read(path).get("users").size());
    // the server's connections tell what they did within a second of the next thing they do
    Eventually.isTrue(
        Duration.ofSeconds(10),
        () -> {
          anna.read(path);
          return scans(network.server(), index) > before;
        },
        "no search has used the index");
  }

  /** Few have the first, and more than are looked up the others; nobody else has any of them. */
  @Test
  void countsOfLettersAreExact(RealmCopy network) throws SQLException {
    Api anna = Api.as(network, "anna");
    for (String part : List.of("77", "t7", "t1")) {
      List<Row> all = agents(network, part);
      assertEquals(all.size(), count(anna, "search=" + part), part);
      assertEquals(
          all.stream().filter(Row::holder).count(), count(anna, HOLDERS + "&search=" + part), part);
    }
  }

  private static int count(Api anna, String query) {
    return anna.read("users/count?" + query).get("count").asInt();
  }

  private static long scans(KeycloakServer server, String index) throws SQLException {
    try (Connection database = server.database();
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select idx_scan from pg_stat_user_indexes where indexrelname = '" + index + "'")) {
      assertTrue(row.next(), "the index was made at the start");
      return row.getLong(1);
    }
  }

  private record Row(String id, String username, long joined, boolean enabled, boolean holder) {}

  /** Those who were added whose name has this part; hardly any do not hold the common role. */
  private static List<Row> agents(RealmCopy network, String part) throws SQLException {
    List<Row> agents = new ArrayList<>();
    try (Connection database = network.server().database();
        Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select u.id, u.username, coalesce(u.created_timestamp, 0), u.enabled,
                  (select count(*) from USER_ROLE_MAPPING m join KEYCLOAK_ROLE k on k.id = m.role_id
                    where m.user_id = u.id and k.name = 'livechat-agent')
                from USER_ENTITY u join REALM r on r.id = u.realm_id
                where r.name = '%s' and u.username like 'agent%%' and u.username like '%%%s%%'
                """
                    .formatted(network.name(), part))) {
      while (rows.next()) {
        agents.add(
            new Row(
                rows.getString(1),
                rows.getString(2),
                rows.getLong(3),
                rows.getBoolean(4),
                rows.getInt(5) > 0));
      }
    }
    return agents;
  }
}
