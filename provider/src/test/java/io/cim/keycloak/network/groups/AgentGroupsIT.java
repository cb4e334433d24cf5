package io.cim.keycloak.network.groups;

import static io.cim.keycloak.network.groups.GroupNetwork.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleMappingResource;
import org.keycloak.admin.client.resource.RoleResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** {@code /agent-groups}. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class AgentGroupsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void createsChangesAndDeletesAGroup(RealmCopy copy) throws Exception {
    GroupNetwork network = new GroupNetwork(copy);
    String ines = network.person("ines");
    String ivan = network.person("ivan");
    Api ahmed = network.as("ahmed");
    Api.Answer created = ahmed.send("POST", "agent-groups", body(" Loans ", ines, ines, ivan));
    assertEquals(201, created.status(), () -> created.body().toString());
    long number = created.body().get("id").asLong();
    assertTrue(
        created
            .response()
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .endsWith("/network/agent-groups/" + number));
    assertEquals(
        JSON.readTree(
            """
            {"id": %d, "name": "Loans", "defaultAgent": {"id": "%2$s", "username": "ines", "displayName": "New ines"},
             "members": [{"id": "%2$s", "username": "ines", "displayName": "New ines", "enabled": true},
                         {"id": "%3$s", "username": "ivan", "displayName": "New ivan", "enabled": true}],
             "projects": [], "access": {"edit": true, "compose": true}}
            """
                .formatted(number, ines, ivan)),
        created.body());
    Api.Answer read = ahmed.get("agent-groups/" + number);
    assertEquals(created.body(), read.body());
    assertEquals(created.tag(), read.tag());
    assertEquals(read.tag(), network.as("vera").get("agent-groups/" + number).tag(), "for all");

    String path = "agent-groups/" + number;
    Api.Answer changed =
        ahmed.send("PUT", path, body("Credit", ivan, ivan), "If-Match", read.tag());
    assertEquals(200, changed.status(), () -> changed.body().toString());
    assertEquals("Credit", changed.body().get("name").asText());
    assertEquals("ivan", network.defaultAgent(number));
    assertEquals(List.of("ivan"), network.members(number));
    assertNotEquals(read.tag(), changed.tag());
    Api.Answer stale = ahmed.send("PUT", path, body("Loans", null), "If-Match", read.tag());
    assertEquals("stale", stale.error());

    assertEquals("{\"projects\":[]}", ahmed.send("DELETE", path).body().toString());
    assertEquals(404, ahmed.get(path).status());
    assertTrue(network.group("Loans", null) > number, "a number is never given again");
  }

  @Test
  void listsSearchesAndPages(RealmCopy copy) {
    GroupNetwork network = new GroupNetwork(copy);
    String lena = network.person("lena");
    long number = network.group("List 100%", lena, lena);
    network.group("list A", null);
    network.group("List_B", null, lena);
    Api anna = network.as("anna");
    JsonNode found = anna.read("agent-groups?search=" + Api.encode("100%")).get("groups");
    assertEquals(1, found.size());
    assertEquals(number, found.at("/0/id").asLong());
    assertEquals(1, found.at("/0/members").asInt());
    assertEquals("lena", found.at("/0/defaultAgent/username").asText());
    assertEquals(1, anna.read("agent-groups?search=list_").get("groups").size());
    assertEquals(3, anna.read("agent-groups?search=LIST").get("groups").size());
    assertEquals(number, anna.read("agent-groups?search=" + number).at("/groups/0/id").asLong());

    List<JsonNode> all = new ArrayList<>();
    anna.read("agent-groups?max=200").get("groups").forEach(all::add);
    List<JsonNode> paged = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = anna.read("agent-groups?max=2" + after);
      page.get("groups").forEach(paged::add);
      after = page.get("next").isNull() ? null : "&after=" + page.get("next").asText();
    } while (after != null);
    assertEquals(all, paged);
    assertTrue(all.size() >= 7);
  }

  @Test
  void botProjectsKeepTheirGroup(RealmCopy copy) {
    GroupNetwork network = new GroupNetwork(copy);
    long number = network.group("Used", null);
    ClientRepresentation bot = new ClientRepresentation();
    bot.setClientId("orders-bot");
    bot.setAttributes(Map.of("cim.default-agent-group", Long.toString(number)));
    try (Keycloak keycloak = copy.server().admin()) {
      RealmResource realm = keycloak.realm(copy.name());
      try (var response = realm.clients().create(bot)) {
        CreatedResponseUtil.getCreatedId(response);
      }
    }
    Api anna = network.as("anna");
    String path = "agent-groups/" + number;
    assertEquals("[\"orders-bot\"]", anna.read(path).get("projects").toString());
    Api.Answer refused = anna.send("DELETE", path);
    assertEquals(409, refused.status());
    assertEquals("group_in_use", refused.error());
    assertEquals("[\"orders-bot\"]", refused.body().at("/details/projects").toString());
    assertEquals(200, anna.get(path).status());
    Api.Answer forced = anna.send("DELETE", path + "?force=true");
    assertEquals("{\"projects\":[\"orders-bot\"]}", forced.body().toString());
    assertEquals(404, anna.get(path).status());
  }

  @Test
  void aBotAsksForItsRoute(RealmCopy copy) {
    GroupNetwork network = new GroupNetwork(copy);
    Api bot =
        Api.granted(
            copy.server(),
            copy.name(),
            "grant_type=client_credentials&client_id=support-bot&client_secret=network");
    JsonNode route = bot.read("agent-groups/1/route");
    assertEquals("Tier 1 Help Desk Support", route.get("name").asText());
    assertEquals("grace.okafor", route.at("/defaultAgent/username").asText());
    assertTrue(route.get("autoAssign").asBoolean(), "unless switched off");
    assertEquals(6, route.get("agents").size());
    Api ahmed = network.as("ahmed");
    assertEquals(
        "{\"autoAssignChats\":false}",
        ahmed.send("PUT", "settings", "{\"autoAssignChats\": false}").body().toString());
    assertFalse(bot.read("agent-groups/1/route").get("autoAssign").asBoolean());
    assertFalse(network.as("vera").read("settings").get("autoAssignChats").asBoolean());
    ahmed.send("PUT", "settings", "{\"autoAssignChats\": true}");
    assertTrue(bot.read("agent-groups/1/route").get("autoAssign").asBoolean());
    assertEquals(404, bot.get("agent-groups/99/route").status());
    for (String path : List.of("agent-groups", "agent-groups/1", "users", "settings", "access")) {
      assertEquals(403, bot.get(path).status(), path);
    }
  }

  @Test
  void supervisorsComposeTheirGroupsAndNoOthers(RealmCopy copy) {
    GroupNetwork network = new GroupNetwork(copy);
    String sofia = copy.idOf("sofia");
    String tom = network.person("tom");
    long own = network.group("Own", null, sofia);
    long other = network.group("Other", null);
    Api api = network.as("sofia");
    JsonNode seen = api.read("agent-groups?search=O").get("groups");
    seen.forEach(group -> assertNotEquals(other, group.get("id").asLong()));
    assertEquals(
        "{\"edit\":false,\"compose\":true}",
        api.read("agent-groups/" + own).get("access").toString());
    assertEquals(
        "tom", api.read("agent-groups/candidates?search=tom@").at("/members/0/username").asText());

    String path = "agent-groups/" + own;
    assertEquals(204, api.send("PUT", path + "/members/" + tom, "{\"default\": true}").status());
    assertEquals("tom", network.defaultAgent(own));
    assertEquals(204, api.send("PUT", path + "/members/" + tom, "{}").status());
    assertEquals(null, network.defaultAgent(own));
    assertEquals(200, api.send("PUT", path, body("Own", tom, sofia, tom)).status());
    assertEquals(403, api.send("PUT", path, body("Mine", tom, sofia, tom)).status());
    assertEquals(403, api.send("DELETE", path).status());
    assertEquals(204, api.send("DELETE", path + "/members/" + tom).status());
    assertEquals(404, api.send("DELETE", path + "/members/" + tom).status());

    String foreign = "agent-groups/" + other;
    assertEquals(404, api.get(foreign).status());
    assertEquals(404, api.get(foreign + "/route").status());
    assertEquals(404, api.send("PUT", foreign + "/members/" + sofia, "{}").status());
    assertEquals(404, api.send("PUT", foreign, body("Other", sofia, sofia)).status());
    assertEquals(List.of(), network.members(other));
    assertEquals(204, api.send("DELETE", path + "/members/" + sofia).status(), "herself");
    assertEquals(404, api.get(path).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\": \"\", \"members\": []}                                       | 400 | invalid_request",
        "{\"name\": \"a/b\", \"members\": []}                                    | 400 | invalid_request",
        "{\"members\": []}                                                       | 400 | invalid_request",
        "{\"name\": \"X\"}                                                       | 400 | invalid_request",
        "{\"name\": \"X\", \"members\": [], \"color\": 1}                        | 400 | invalid_request",
        "{\"name\": \"X\", \"members\": [], \"defaultAgent\": \"EMIL\"}          | 400 | invalid_request",
        "{\"name\": \"X\", \"members\": [\"EMIL\", \"nobody\"]}                  | 400 | unknown_member",
        "{\"name\": \"X\", \"members\": [\"BOT\"]}                               | 400 | unknown_member",
        "{\"name\": \"Thai desk\", \"members\": []}                              | 409 | conflict",
        // CIM admins are put into groups by themselves and by operators
        "{\"name\": \"X\", \"members\": [\"BORIS\"]}                             | 403 | cim_admin_protected",
      })
  void refusesAndCreatesNothing(String body, int status, String code, RealmCopy copy) {
    GroupNetwork network = new GroupNetwork(copy);
    String text =
        body.replace("EMIL", copy.idOf("emil"))
            .replace("BORIS", copy.idOf("boris"))
            .replace("BOT", serviceAccount(copy));
    Api anna = network.as("anna");
    for (String method : List.of("POST", "PUT")) {
      JsonNode before = anna.read("agent-groups?max=200");
      Api.Answer answer =
          anna.send(method, method.equals("POST") ? "agent-groups" : "agent-groups/4", text);
      assertEquals(status, answer.status(), () -> method + ": " + answer.body());
      assertEquals(code, answer.error());
      assertEquals(before, anna.read("agent-groups?max=200"), method);
    }
  }

  private static String serviceAccount(RealmCopy copy) {
    try (Keycloak keycloak = copy.server().admin()) {
      RealmResource realm = keycloak.realm(copy.name());
      String client = realm.clients().findByClientId("support-bot").get(0).getId();
      return realm.clients().get(client).getServiceAccountUser().getId();
    }
  }

  @Test
  void nobodyGivesByAGroupWhatTheyCouldNotGive(RealmCopy copy) {
    GroupNetwork network = new GroupNetwork(copy);
    String sofia = copy.idOf("sofia");
    String nils = network.person("nils");
    long editors = network.group("Editors", null, sofia);
    long strong = network.group("Strong", null, sofia);
    long admins = network.group("Admins", null, sofia);
    try (Keycloak keycloak = copy.server().admin()) {
      RealmResource realm = keycloak.realm(copy.name());
      String chatbot = realm.clients().findByClientId("chatbot").get(0).getId();
      String management = realm.clients().findByClientId("realm-management").get(0).getId();
      roles(realm, "Editors")
          .clientLevel(chatbot)
          .add(role(realm.clients().get(chatbot).roles().get("chatbot-editor")));
      roles(realm, "Strong")
          .clientLevel(management)
          .add(role(realm.clients().get(management).roles().get("manage-users")));
      // no CIM admin is made of sofia, who is in it
      assertEquals(
          204,
          network
              .as("olga")
              .send("DELETE", "agent-groups/" + admins + "/members/" + sofia)
              .status());
      roles(realm, "Admins").realmLevel().add(role(realm.roles().get("cim-admin")));
    }
    String sofias = "agent-groups/" + editors + "/members/" + nils;
    assertEquals("forbidden", network.as("sofia").send("PUT", sofias, "{}").error());
    assertEquals("forbidden", network.as("ahmed").send("PUT", sofias, "{}").error());
    assertEquals(
        "forbidden",
        network.as("ahmed").send("DELETE", "agent-groups/" + editors).error(),
        "nor take it away");
    assertEquals(204, network.as("anna").send("PUT", sofias, "{}").status());
    for (String caller : List.of("ahmed", "anna")) {
      Api api = network.as(caller);
      String path = "agent-groups/" + strong + "/members/" + nils;
      assertEquals("forbidden", api.send("PUT", path, "{}").error(), caller);
    }
    String made = "agent-groups/" + admins + "/members/" + nils;
    assertEquals("cim_admin_grant", network.as("anna").send("PUT", made, "{}").error());
    assertEquals("forbidden", network.as("ahmed").send("PUT", made, "{}").error());
    assertEquals(List.of("nils", "sofia"), network.members(editors));
    assertEquals(List.of("sofia"), network.members(strong));
    assertEquals(List.of(), network.members(admins));
  }

  private static RoleMappingResource roles(RealmResource realm, String group) {
    return realm.groups().group(realm.getGroupByPath("/agent-groups/" + group).getId()).roles();
  }

  private static List<RoleRepresentation> role(RoleResource role) {
    return List.of(role.toRepresentation());
  }

  @ParameterizedTest
  @CsvSource({
    "group=1, 6",
    "group=1&sort=username, 6",
    "group=1&sort=-joined, 6",
    "group=1&group=3, 8",
    "group=1&group=3&sort=joined, 8",
    "group=1&role=livechat:livechat-supervisor, 1",
    "group=1&search=tomas, 1",
    "group=1&cimAdmin=true, 0",
    "group=99, 0",
  })
  void membersAreFilteredByGroup(String query, int expected, RealmCopy copy) {
    Api anna = new GroupNetwork(copy).as("anna");
    Set<String> found = new TreeSet<>();
    anna.all(query, 2).forEach(member -> found.add(member.get("id").asText()));
    assertEquals(expected, found.size());
    String count = "users/count?" + query.replaceAll("&sort=[^&]*", "");
    assertEquals(expected, anna.read(count).get("count").asInt());
    for (String member : found) {
      List<String> groups = new ArrayList<>();
      anna.read("users/" + member)
          .get("agentGroups")
          .forEach(group -> groups.add("group=" + group.get("id").asText()));
      assertTrue(groups.stream().anyMatch(query::contains), () -> groups.toString());
    }
  }

  @Test
  void aGroupIsAskedForByItsNumber(RealmCopy copy) {
    Api.Answer answer = new GroupNetwork(copy).as("anna").get("users?group=Tier");
    assertEquals("invalid_request", answer.error());
    assertEquals("group", answer.body().at("/details/field").asText());
  }

  @Test
  void whoIsDisabledIsMadeNoDefaultAgent(RealmCopy copy) {
    GroupNetwork network = new GroupNetwork(copy);
    Api anna = network.as("anna");
    String sleeper =
        anna.send("POST", "users", "{\"username\": \"sleeper\", \"enabled\": false}")
            .body()
            .get("id")
            .asText();
    long number = network.group("Sleepy", null, sleeper);
    Api.Answer answer =
        anna.send("PUT", "agent-groups/" + number + "/members/" + sleeper, "{\"default\": true}");
    assertEquals("invalid_request", answer.error());
    assertEquals(0, anna.read("agent-groups/" + number + "/route").get("agents").size());
    assertEquals(List.of("sleeper"), network.members(number));
  }
}
