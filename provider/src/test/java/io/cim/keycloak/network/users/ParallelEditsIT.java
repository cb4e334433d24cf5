package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many who edit the same member at once. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class ParallelEditsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void ofTwoWithTheSameTagOneIsTold(RealmCopy network) throws Exception {
    Api anna = Api.as(network, "anna");
    Api olga = Api.as(network, "olga");
    String emil = network.idOf("emil");
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
  void aHundredEndInOneOfTheAskedStates(RealmCopy network) throws Exception {
    Api anna = Api.as(network, "anna");
    String daniel = network.idOf("daniel.a");
    List<String> asked =
        List.of(
            "{\"campaign\":[\"campaign-admin\",\"campaign-editor\"],\"chatbot\":[],\"livechat\":[\"livechat-agent\"]}",
            "{\"campaign\":[],\"chatbot\":[\"chatbot-admin\",\"chatbot-moderator\"],\"livechat\":[\"livechat-admin\"]}",
            "{\"campaign\":[\"campaign-moderator\"],\"chatbot\":[\"chatbot-editor\"],\"livechat\":[]}",
            "{\"campaign\":[],\"chatbot\":[],\"livechat\":[\"livechat-admin\",\"livechat-supervisor\"]}");
    List<Parallel.Task<Api.Answer>> edits =
        IntStream.range(0, 100)
            .<Parallel.Task<Api.Answer>>mapToObj(
                i ->
                    () ->
                        anna.send(
                            "PUT", "users/" + daniel + "/products", asked.get(i % asked.size())))
            .toList();
    List<Api.Answer> answers = Parallel.run(edits);
    for (int i = 0; i < answers.size(); i++) {
      assertEquals(200, answers.get(i).status());
      // each was in force for a moment, whatever came after it
      assertEquals(asked.get(i % asked.size()), state(answers.get(i).body()));
    }
    String last = state(anna.read("users/" + daniel));
    assertTrue(asked.contains(last), last);
  }

  /** The direct roles in the three products. */
  private static String state(JsonNode member) {
    JsonNode products = member.get("products");
    ObjectNode state = JSON.createObjectNode();
    for (String product : List.of("campaign", "chatbot", "livechat")) {
      state.set(
          product,
          products.has(product) ? products.at("/" + product + "/roles") : JSON.createArrayNode());
    }
    return state.toString();
  }

  private static int edit(Api caller, String member, String body, String tag) {
    return caller.send("PUT", "users/" + member + "/products", body, "If-Match", tag).status();
  }
}
