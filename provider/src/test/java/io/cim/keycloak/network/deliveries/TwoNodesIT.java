package io.cim.keycloak.network.deliveries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two servers on one database tell the same product of the same members. */
@Tag("postgres")
@ExtendWith(KeycloakExtension.class)
class TwoNodesIT {

  private static final int MEMBERS = 24;
  private static final int MOST_ROUNDS = 20;
  private static final String METRIC =
      "cim_deliveries_delivered_total{product=\"livechat\",realm=\"two-nodes\"";

  /** So long that one node alone does not keep up with the changes of a round. */
  private static final long SLOWLY = Duration.ofMillis(300).toNanos();

  private final Map<String, Boolean> busy = new ConcurrentHashMap<>();
  private final Queue<String> overlaps = new ConcurrentLinkedQueue<>();

  @Test
  void bothDeliverEachEventOnceAndInOrder(KeycloakServer server) {
    try (ToldNetwork network = new ToldNetwork(server, "two-nodes", "livechat");
        KeycloakServer second = server.another()) {
      Receiver livechat = network.receiver("livechat");
      livechat.behave(
          (token, exchange) -> {
            if (busy.put(token.subject(), true) != null) {
              overlaps.add(token.subject());
            }
            LockSupport.parkNanos(SLOWLY);
            busy.remove(token.subject());
            Receiver.answer(exchange, 202, "");
          });
      Map<String, List<String>> expected = new TreeMap<>();
      for (int i = 0; i < MEMBERS; i++) {
        String id = network.create("told-" + i, "livechat", "livechat-agent");
        expected.put(id, new ArrayList<>(List.of("product-access-granted")));
      }
      awaitAll(livechat, expected);
      int rounds = 0;
      while (delivered(server) == 0 || delivered(second) == 0) {
        assertTrue(++rounds <= MOST_ROUNDS, "one of them does nothing");
        expected.forEach(
            (id, told) -> {
              network.revoke(id, "livechat", "livechat-agent");
              network.grant(id, "livechat", "livechat-agent");
              told.addAll(List.of("product-access-revoked", "product-access-granted"));
            });
        awaitAll(livechat, expected);
      }
      assertEquals(List.of(), List.copyOf(overlaps), "told by both at the same time");
      assertEquals(
          expected,
          livechat.received().stream()
              .collect(
                  Collectors.groupingBy(
                      Receiver.Received::subject,
                      TreeMap::new,
                      Collectors.mapping(Receiver.Received::types, Collectors.toList()))));
    }
  }

  private static void awaitAll(Receiver receiver, Map<String, List<String>> expected) {
    int all = expected.values().stream().mapToInt(List::size).sum();
    receiver.await(
        () -> receiver.received().size() >= all, () -> receiver.received().size() + " of " + all);
  }

  /** How many events a node has delivered to the product. */
  private static double delivered(KeycloakServer node) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(node.managementUrl() + "/metrics")).build(),
              HttpResponse.BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith(METRIC))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
