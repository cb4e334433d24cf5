package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.members.CursorText;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The list of the sample network, compared with what Keycloak's own admin API says of the same
 * people.
 */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsersListIT {

  private Api anna;
  private List<Person> people;

  @BeforeAll
  void readPeople(KeycloakServer server) {
    anna = Api.as(server, "anna");
    people = People.read(server);
    assertTrue(people.size() >= 67, "the sample network has people");
  }

  @Test
  void showsWhatKeycloakSays() {
    List<JsonNode> members = anna.all("", 200);
    assertEquals(people.stream().map(Person::id).toList(), ids(members));
    for (JsonNode member : members) {
      Person person = person(member);
      assertEquals(person.username(), member.get("username").asText());
      assertEquals(person.email(), member.get("email").textValue());
      assertEquals(person.enabled(), member.get("enabled").asBoolean());
      assertEquals(person.created(), member.get("createdTimestamp").asLong());
      assertEquals(person.cimAdmin(), member.get("cimAdmin").asBoolean());
      assertEquals(person.displayName(), member.get("displayName").asText());
      assertEquals(person.effective(), roles(member, "roles", "inherited"), person.username());
      assertEquals(person.direct(), roles(member, "roles"), person.username());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sort=id",
        "sort=-id",
        "sort=joined",
        "sort=-joined",
        "sort=username",
        "sort=-username"
      })
  void everyOrderIsTheSameInPagesOfAnySize(String sort) {
    List<String> whole = ids(anna.all(sort, 200));
    assertEquals(people.size(), whole.size());
    assertEquals(new HashSet<>(whole).size(), whole.size(), "nobody twice");
    assertEquals(whole, ids(anna.all(sort, 1)));
    assertEquals(whole, ids(anna.all(sort, 7)));
    // a page that ends exactly at the end of the list has no next
    assertEquals(whole, ids(anna.all(sort, people.size())));
  }

  /** H2 once answered with the rows that a smaller page had needed. */
  @ParameterizedTest
  @ValueSource(
      strings = {"sort=joined", "sort=-joined", "sort=username", "role=chatbot:chatbot-editor"})
  void aPageIsAsLongAsAskedWhateverWasAskedBefore(String query) {
    for (int round = 0; round < 3; round++) {
      for (int max = 1; max <= 10; max++) {
        JsonNode page = anna.read("users?max=" + max + "&" + query);
        assertEquals(max, page.get("users").size());
        assertFalse(page.get("next").isNull());
      }
    }
  }

  @Test
  void sortsByWhatItSays() {
    List<Person> byJoined = new ArrayList<>(people);
    byJoined.sort(Comparator.comparing(Person::created).thenComparing(Person::id));
    assertEquals(byJoined.stream().map(Person::id).toList(), ids(anna.all("sort=joined", 50)));
    Collections.reverse(byJoined);
    assertEquals(byJoined.stream().map(Person::id).toList(), ids(anna.all("sort=-joined", 50)));

    List<String> usernames =
        anna.all("sort=username", 50).stream().map(m -> m.get("username").asText()).toList();
    List<String> reversed =
        new ArrayList<>(
            anna.all("sort=-username", 50).stream().map(m -> m.get("username").asText()).toList());
    Collections.reverse(reversed);
    assertEquals(usernames, reversed);
    assertTrue(usernames.indexOf("anna") < usernames.indexOf("boris"));
    assertTrue(usernames.indexOf("boris") < usernames.indexOf("vera"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "joined", "username"})
  void aCursorLeadsBackToo(String sort) {
    List<String> whole = ids(anna.all("sort=" + sort, 200));
    JsonNode first = anna.read("users?max=10&sort=" + sort);
    String next = Api.encode(first.get("next").asText());
    List<String> before =
        ids(anna.read("users?max=200&sort=-" + sort + "&after=" + next).get("users"));
    Collections.reverse(before);
    assertEquals(whole.subList(0, 9), before, "the rows before the last of the first page");
  }

  @Test
  void pagesStayTrueWhenTheRowOfTheCursorIsGone(KeycloakServer server) {
    // a position is a value, not a row: a cursor outlives the member it was made of
    String beyond =
        Api.encode(new CursorText("id", "", "00000000-0000-0000-0000-000000000000").text());
    assertEquals(people.size(), anna.read("users?max=200&after=" + beyond).get("users").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role=chatbot:chatbot-editor | chatbot:chatbot-editor |",
        "role=chatbot:chatbot-editor&role=chatbot:chatbot-moderator | chatbot:chatbot-editor chatbot:chatbot-moderator |",
        "role=chatbot:chatbot-editor&role=campaign:campaign-editor | chatbot:chatbot-editor | campaign:campaign-editor",
        "role=chatbot:chatbot-editor&role=livechat:livechat-agent&role=chatbot:chatbot-moderator | chatbot:chatbot-editor chatbot:chatbot-moderator | livechat:livechat-agent",
        "product=aimychat | aimychat: |",
        "product=aimychat&product=livechat | aimychat: | livechat:",
        "product=livechat&role=livechat:livechat-supervisor | livechat:livechat-supervisor |",
        "product=campaign&role=chatbot:chatbot-moderator | campaign: | chatbot:chatbot-moderator",
      })
  void filtersByEffectiveRoles(String query, String anyOf, String andAnyOf) {
    Predicate<Person> matches =
        person -> holdsAny(person, anyOf) && (andAnyOf == null || holdsAny(person, andAnyOf));
    assertMatches(query, matches);
    assertMatches(query + "&enabled=true", matches.and(Person::enabled));
    assertMatches(query + "&enabled=false", matches.and(person -> !person.enabled()));
    assertMatches(query + "&cimAdmin=true", matches.and(Person::cimAdmin));
    assertMatches(query + "&cimAdmin=false", matches.and(person -> !person.cimAdmin()));
    assertMatches(query + "&search=AN", matches.and(person -> person.matches("an")));
  }

  @Test
  void filtersByFlags() {
    assertMatches("enabled=false", person -> !person.enabled());
    assertMatches("cimAdmin=true", Person::cimAdmin);
    assertMatches("cimAdmin=false", person -> !person.cimAdmin());
    assertMatches("cimAdmin=false&enabled=true", person -> !person.cimAdmin() && person.enabled());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna",
        "ANNA",
        "example.com",
        "ú",
        "JOSÉ",
        "jose",
        "สม",
        "дмитр",
        "ДМИТР",
        "o'brien",
        "100%",
        "_",
        "%",
        "!",
        "\\",
        " ",
        "nobody at all",
        "a b",
        "emil@example.com"
      })
  void searchesNamesAndAddresses(String text) {
    String stripped = text.strip();
    assertMatches(
        "search=" + Api.encode(text),
        stripped.isEmpty() ? person -> true : person -> person.matches(stripped));
  }

  /** On PostgreSQL they have an index of their own. */
  @Test
  void searchesEveryLetterAndEveryPairOfLetters() {
    Set<String> parts = new TreeSet<>();
    for (Person person : people) {
      for (String text : person.texts()) {
        int[] letters = text.codePoints().toArray();
        for (int i = 0; i < letters.length; i++) {
          parts.add(new String(letters, i, 1).strip());
          parts.add(new String(letters, i, Math.min(2, letters.length - i)).strip());
        }
      }
    }
    parts.remove("");
    assertTrue(parts.size() > 300, () -> "only " + parts);
    for (String part : parts) {
      assertEquals(
          people.stream().filter(person -> person.matches(part)).map(Person::id).toList(),
          ids(anna.all("search=" + Api.encode(part), 200)),
          part);
    }
  }

  @Test
  void searchFindsFirstAndLastNameTogether() {
    for (Person person : people) {
      if (person.firstName() != null && person.lastName() != null) {
        String first = person.firstName();
        String across = first.substring(first.length() - 1) + " " + person.lastName().charAt(0);
        assertTrue(ids(anna.all("search=" + Api.encode(across), 50)).contains(person.id()), across);
      }
    }
  }

  @Test
  void saysWhatTheCallerMayDo(KeycloakServer server) {
    assertAccess(anna, "anna", true, false);
    assertAccess(anna, "boris", false, false);
    assertAccess(anna, "olga", false, false);
    assertAccess(anna, "vera", true, true);
    assertAccess(anna, "emil", true, true);
    Api olga = Api.as(server, "olga");
    assertAccess(olga, "anna", true, true);
    assertAccess(olga, "emil", true, true);
    assertAccess(Api.as(server, "vera"), "emil", false, false);
    assertAccess(Api.as(server, "ahmed"), "emil", false, false);
  }

  private static void assertAccess(Api caller, String username, boolean edit, boolean remove) {
    JsonNode member =
        StreamSupport.stream(
                caller.read("users?search=" + username + "@example.com").get("users").spliterator(),
                false)
            .filter(found -> found.get("username").asText().equals(username))
            .findFirst()
            .orElseThrow();
    assertEquals(edit, member.at("/access/edit").asBoolean(), username + " edit");
    assertEquals(remove, member.at("/access/remove").asBoolean(), username + " remove");
  }

  private void assertMatches(String query, Predicate<Person> expected) {
    List<String> ids = people.stream().filter(expected).map(Person::id).toList();
    assertEquals(ids, ids(anna.all(query, 200)), query);
    assertEquals(ids, ids(anna.all(query, 3)), query + " in pages of 3");
    List<String> reversed = new ArrayList<>(ids);
    Collections.reverse(reversed);
    assertEquals(reversed, ids(anna.all(query + "&sort=-id", 3)), query + " backwards");
    assertEquals(
        new TreeSet<>(ids),
        new TreeSet<>(ids(anna.all(query + "&sort=username", 3))),
        query + " by name");
    assertEquals(
        ids.size(), anna.read("users/count?" + query).get("count").asInt(), query + " counted");
  }

  /**
   * Whether one of the roles, separated by blanks, is held; {@code product:} means any role of the
   * product.
   */
  private static boolean holdsAny(Person person, String roles) {
    Set<String> held = person.effective();
    for (String role : roles.split(" ", -1)) {
      if (role.endsWith(":")
          ? held.stream().anyMatch(one -> one.startsWith(role))
          : held.contains(role)) {
        return true;
      }
    }
    return false;
  }

  private Person person(JsonNode member) {
    return people.stream()
        .filter(p -> p.id().equals(member.get("id").asText()))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> roles(JsonNode member, String... kinds) {
    Set<String> roles = new TreeSet<>();
    member
        .get("products")
        .properties()
        .forEach(
            product -> {
              for (String kind : kinds) {
                product
                    .getValue()
                    .get(kind)
                    .forEach(
                        role ->
                            assertTrue(
                                roles.add(product.getKey() + ":" + role.asText()), "told twice"));
              }
              assertFalse(
                  product.getValue().get("roles").isEmpty()
                      && product.getValue().get("inherited").isEmpty());
            });
    return roles;
  }

  private static List<String> ids(Iterable<JsonNode> members) {
    return StreamSupport.stream(members.spliterator(), false)
        .map(member -> member.get("id").asText())
        .collect(Collectors.toList());
  }
}
