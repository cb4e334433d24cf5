package io.cim.keycloak.network.deliveries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.Examples;
import io.cim.keycloak.network.deliveries.Receiver.Received;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The examples of docs/events.md are what products really get, and there is one of each event. */
@ExtendWith(KeycloakExtension.class)
class EventExamplesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BLOCK = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

  @Test
  void areTrue(KeycloakServer server) throws Exception {
    try (ToldNetwork network = new ToldNetwork(server, "event-examples", "livechat")) {
      Receiver livechat = network.receiver("livechat");
      happen(network);
      Set<String> shown = new HashSet<>();
      for (JsonNode example : examples()) {
        JsonNode events = example.has("events") ? example.get("events") : example;
        Set<String> types = names(events);
        shown.addAll(types);
        livechat.await(() -> first(livechat, types).isPresent(), types::toString);
        JsonNode token = first(livechat, types).orElseThrow();
        Examples.compare("events.md", example, example.has("events") ? token : token.get("events"));
      }
      assertEquals(
          Arrays.stream(EventType.values()).map(EventType::uri).collect(Collectors.toSet()), shown);
    }
  }

  /** The first token with just these events. */
  private static Optional<JsonNode> first(Receiver receiver, Set<String> types) {
    return receiver.received().stream()
        .map(EventExamplesIT::json)
        .filter(one -> names(one.get("events")).equals(types))
        .findFirst();
  }

  private static List<JsonNode> examples() throws IOException {
    Matcher blocks =
        BLOCK.matcher(Files.readString(Path.of(System.getProperty("network.docs"), "events.md")));
    List<JsonNode> examples = new ArrayList<>();
    while (blocks.find()) {
      examples.add(JSON.readTree(blocks.group(1)));
    }
    return examples;
  }

  private static JsonNode json(Received received) {
    try {
      return JSON.readTree(JSONObjectUtils.toJSONString(received.claims().toJSONObject()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** One of each. */
  private static void happen(ToldNetwork network) {
    Api olga = Api.as(network.copy(), "olga");
    String id = network.create("ada", "livechat", "livechat-agent");
    UserResource ada = network.realm().users().get(id);
    network.grant(id, "livechat", "livechat-supervisor");
    GroupRepresentation nightShift = network.realm().getGroupByPath("/agent-groups/Night shift");
    ada.joinGroup(nightShift.getId());
    nightShift.singleAttribute("cim.agent-group.default-agent", "ada");
    network.realm().groups().group(nightShift.getId()).update(nightShift);
    ada.logout();
    network.revoke(id, "livechat", "livechat-supervisor");
    network.revoke(id, "livechat", "livechat-agent");
    network.grant(id, "livechat", "livechat-agent");
    UserRepresentation account = ada.toRepresentation();
    account.setEnabled(false);
    ada.update(account);
    account.setEnabled(true);
    ada.update(account);

    GroupRepresentation weekend = new GroupRepresentation();
    weekend.setName("Weekend");
    weekend.singleAttribute("cim.agent-group.id", "4711");
    String parent = network.realm().getGroupByPath("/agent-groups").getId();
    network.realm().groups().group(parent).subGroup(weekend).close();
    String weekendId = network.realm().getGroupByPath("/agent-groups/Weekend").getId();
    ada.joinGroup(weekendId);
    network.realm().groups().group(weekendId).remove();
    ada.leaveGroup(nightShift.getId());
    ada.joinGroup(nightShift.getId());
    ada.remove();

    olga.send(
        "PUT",
        "products/livechat/roles/livechat-agent",
        "{\"permissions\": [\"chat-with-users\"]}");
    olga.send("POST", "deliveries/test", "{\"product\": \"livechat\"}");
  }
}
