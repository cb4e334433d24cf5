package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many who edit the same member at once. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class ParallelEditsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REALM = "parallel-edits";
  private static RealmCopy copy;

  @BeforeAll
  static void create(KeycloakServer server) {
    copy = RealmCopy.create(server, REALM);
  }

  @AfterAll
  static void remove() {
    copy.close();
  }

  @Test
  void ofTwoWithTheSameTagOneIsTold(KeycloakServer server) throws Exception {
    Api anna = Api.as(server, REALM, "anna");
    Api olga = Api.as(server, REALM, "olga");
    String emil = id(anna, "emil");
    for (int round = 0; round < 10; round++) {
      String tag = anna.get("users/" + emil).response().headers().firstValue("ETag").orElseThrow();
      // one of the first of two rounds is the state already, and then no edit
      String one = round % 2 == 0 ? "chatbot-admin" : "chatbot-moderator";
      String two = round % 2 == 0 ? "chatbot-developer" : "chatbot-editor";
      List<Integer> statuses =
          Parallel.run(
              List.of(
                  () -> edit(anna, emil, "{\"chatbot\": [\"%s\"]}".formatted(one), tag),
                  () -> edit(olga, emil, "{\"chatbot\": [\"%s\"]}".formatted(two), tag)));
      assertEquals(List.of(200, 412), statuses.stream().sorted().toList());
      String winner = statuses.get(0) == 200 ? one : two;
      assertEquals(
          "[\"" + winner + "\"]",
          anna.read("users/" + emil).at("/products/chatbot/roles").toString());
    }
  }

  @Test
  void aHundredEndInOneOfTheAskedStates(KeycloakServer server) throws Exception {
    Api anna = Api.as(server, REALM, "anna");
    String daniel = id(anna, "daniel.a");
    List<String> asked =
        List.of(
            "{\"campaign\":[\"campaign-admin\",\"campaign-editor\"],\"chatbot\":[],\"livechat\":[\"livechat-agent\"]}",
            "{\"campaign\":[],\"chatbot\":[\"chatbot-admin\",\"chatbot-moderator\"],\"livechat\":[\"livechat-admin\"]}",
            "{\"campaign\":[\"campaign-moderator\"],\"chatbot\":[\"chatbot-editor\"],\"livechat\":[]}",
            "{\"campaign\":[],\"chatbot\":[],\"livechat\":[\"livechat-admin\",\"livechat-supervisor\"]}");
    List<Parallel.Task<Integer>> edits =
        IntStream.range(0, 100)
            .<Parallel.Task<Integer>>mapToObj(
                i -> () -> edit(anna, daniel, asked.get(i % asked.size()), "*"))
            .collect(Collectors.toCollection(ArrayList::new));
    assertEquals(Set.of(200), new TreeSet<>(Parallel.run(edits)));

    JsonNode products = anna.read("users/" + daniel).get("products");
    var state = JSON.createObjectNode();
    for (String product : List.of("campaign", "chatbot", "livechat")) {
      state.set(
          product,
          products.has(product) ? products.at("/" + product + "/roles") : JSON.createArrayNode());
    }
    assertTrue(asked.contains(state.toString()), state::toString);
  }

  private static int edit(Api caller, String member, String body, String tag) {
    return caller.send("PUT", "users/" + member + "/products", body, "If-Match", tag).status();
  }

  private static String id(Api caller, String username) {
    return caller.read("users?search=" + username + "@").at("/users/0/id").asText();
  }
}
