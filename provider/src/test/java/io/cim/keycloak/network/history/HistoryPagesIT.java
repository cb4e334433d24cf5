package io.cim.keycloak.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.SqlStatements;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.UserRepresentation;

/** Order, pages and filters of the history. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class HistoryPagesIT {

  private static final int PEOPLE = 7;

  private static HistoryRealm network;

  @BeforeAll
  static void fill(KeycloakServer server) {
    network = new HistoryRealm(server, "history-pages");
    for (int i = 0; i < PEOPLE; i++) {
      String id = network.create("person-" + i);
      network.realm().users().get(id).logout();
      if (i % 2 == 0) {
        network.realm().users().get(id).remove();
      }
    }
    // the same name once more, for somebody else
    network.create("person-0");
    // without an address, which Keycloak takes in plain letters only
    UserRepresentation accented = new UserRepresentation();
    accented.setUsername("renée");
    network.realm().users().create(accented).close();
    try (Keycloak master = server.admin()) {
      UserRepresentation last = new UserRepresentation();
      last.setUsername("of-the-master");
      master.realm(network.name()).users().create(last).close();
    }
  }

  @AfterAll
  static void remove() {
    network.close();
  }

  @Test
  void isNewestFirst() {
    List<JsonNode> all = network.entries("history?max=200");
    // created, ended sessions; every second is removed
    assertEquals(PEOPLE * 2 + (PEOPLE + 1) / 2 + 3, all.size());
    assertEquals("of-the-master", all.get(0).at("/member/username").asText());
    assertEquals("person-0", all.get(all.size() - 1).at("/member/username").asText());
    List<Long> times = all.stream().map(entry -> entry.get("time").asLong()).toList();
    assertEquals(times.stream().sorted(Comparator.reverseOrder()).toList(), times);
    assertFalse(network.api("anna").read("history").get("entries").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"1, ''", "2, ''", "5, ''", "200, ''", "1, &user=person-0", "3, &actor=olga"})
  void pagesGiveTheWhole(int max, String filter) {
    Api anna = network.api("anna");
    List<JsonNode> whole = network.entries("history?max=200" + filter);
    List<JsonNode> paged = new ArrayList<>();
    JsonNode page = anna.read("history?max=" + max + filter);
    page.get("entries").forEach(paged::add);
    while (!page.get("next").isNull()) {
      assertEquals(max, page.get("entries").size(), "a page that is not the last must be full");
      page =
          anna.read(
              "history?max=" + max + filter + "&after=" + Api.encode(page.get("next").asText()));
      page.get("entries").forEach(paged::add);
    }
    assertEquals(whole, paged);
  }

  @Test
  void filtersByIdAndByName() {
    List<JsonNode> named = network.about("person-0");
    assertEquals(4, named.size(), "both who were called so");
    String first = named.get(3).at("/member/id").asText();
    String second = named.get(0).at("/member/id").asText();
    assertEquals(named.subList(1, 4), network.about(first));
    assertEquals(named.subList(0, 1), network.about(second));
    assertEquals(named, network.about("Person-0"), "as Keycloak takes user names");
    assertTrue(network.about("person").isEmpty(), "an exact name");
    assertTrue(network.about("").isEmpty());
    assertEquals(1, network.about("RENÉE").size());
    assertTrue(network.about("renee").isEmpty(), "another name");

    List<JsonNode> byMaster = network.entries("history?actor=admin");
    assertEquals(1, byMaster.size());
    assertEquals(
        byMaster, network.entries("history?actor=" + byMaster.get(0).at("/actor/id").asText()));
    assertEquals(byMaster, network.entries("history?actor=admin&user=of-the-master"));
    assertTrue(network.entries("history?actor=olga&user=of-the-master").isEmpty());
  }

  @Test
  void takesFewStatements(KeycloakServer server) {
    Api anna = network.api("anna");
    int all = SqlStatements.during(server, () -> anna.read("history?max=2"));
    int filtered =
        SqlStatements.during(server, () -> anna.read("history?user=person-0&actor=olga"));
    assertTrue(all > 0 && all <= 3, () -> "took " + all);
    // one more to tell an ID from a name
    assertTrue(filtered <= all + 2, () -> "took " + filtered);
  }

  @Test
  void theServerInfoSaysHowLongEntriesAreKept(KeycloakServer server) {
    try (Keycloak master = server.admin()) {
      assertEquals(
          Map.of("retention-days", "365", "cleanup-interval", "2 s"),
          master
              .serverInfo()
              .getInfo()
              .getProviders()
              .get("eventsListener")
              .getProviders()
              .get("network-history")
              .getOperationalInfo());
    }
  }

  @Test
  void goesWithTheRealm(KeycloakServer server) {
    // the rows refer to the realm: without the cascade Keycloak could not remove it
    try (HistoryRealm gone = new HistoryRealm(server, "history-gone")) {
      gone.create("anybody");
      assertEquals(1, gone.entries("history").size());
    }
    try (HistoryRealm again = new HistoryRealm(server, "history-gone-again")) {
      assertTrue(again.entries("history").isEmpty());
    }
  }
}
