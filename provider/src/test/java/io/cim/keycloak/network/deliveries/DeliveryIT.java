package io.cim.keycloak.network.deliveries;

import static io.cim.keycloak.network.deliveries.Receiver.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.deliveries.Receiver.Received;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.ClientRepresentation;

/** How events reach a product, and what becomes of them when it does not behave. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryIT {

  private ToldNetwork network;
  private Receiver livechat;
  private int people;
  private int seen;

  @BeforeAll
  void start(KeycloakServer server) {
    network = new ToldNetwork(server, "deliveries", "livechat", "campaign");
    livechat = network.receiver("livechat");
  }

  @AfterAll
  void stop() {
    network.close();
  }

  @BeforeEach
  void begin() {
    livechat.behave();
    seen = livechat.received().size();
  }

  private String agent() {
    people++;
    return network.create("taken-" + people, "livechat", "livechat-agent");
  }

  /** What came about this subject. */
  private List<Received> about(String subject) {
    return livechat.received().stream().filter(one -> one.subject().equals(subject)).toList();
  }

  private void awaitAbout(String subject, int count) {
    livechat.await(
        () -> about(subject).size() >= count, () -> "not " + count + " about " + subject);
  }

  private Api olga() {
    return Api.as(network.copy(), "olga");
  }

  private JsonNode delivery(String subject) {
    for (JsonNode one : olga().read("deliveries?max=200").get("deliveries")) {
      if (one.at("/subject/id").asText().equals(subject)) {
        return one;
      }
    }
    throw new AssertionError("no delivery about " + subject);
  }

  private JsonNode awaitState(String subject, String state) {
    livechat.await(
        () -> delivery(subject).get("state").asText().equals(state),
        () -> delivery(subject).toString());
    return delivery(subject);
  }

  @Test
  void whatHappensToAMemberArrivesInOrder() {
    String id = agent();
    List<String> expected = new ArrayList<>(List.of("product-access-granted"));
    for (int i = 0; i < 8; i++) {
      network.revoke(id, "livechat", "livechat-agent");
      network.grant(id, "livechat", "livechat-agent");
      expected.addAll(List.of("product-access-revoked", "product-access-granted"));
    }
    awaitAbout(id, expected.size());
    assertEquals(expected, about(id).stream().map(Received::types).toList());
    assertEquals(
        expected.size(), about(id).stream().map(Received::jti).distinct().count(), "each once");
  }

  @Test
  void whatIsAnsweredTooLateComesAgainAsTheSame() throws InterruptedException {
    CountDownLatch again = new CountDownLatch(1);
    Set<String> known = ConcurrentHashMap.newKeySet();
    livechat.behave(
        (token, exchange) -> {
          if (known.add(token.jti())) {
            await(again);
          } else {
            again.countDown();
          }
          answer(exchange, 202, "");
        });
    String id = agent();
    again.await();
    awaitAbout(id, 2);
    assertEquals(about(id).get(0).claims().getClaims(), about(id).get(1).claims().getClaims());
    awaitState(id, "delivered");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoIsDownGetsEverythingLater() {
    livechat.pause();
    List<String> agents = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      agents.add(agent());
    }
    network.revoke(agents.get(0), "livechat", "livechat-agent");
    livechat.await(
        () ->
            delivery(agents.get(1)).get("attempts").asInt() > 0
                || delivery(agents.get(0)).get("attempts").asInt() > 0
                || olga()
                    .read("deliveries?state=waiting")
                    .get("deliveries")
                    .findValues("failure")
                    .stream()
                    .anyMatch(failure -> !failure.isNull()),
        () -> "nothing was tried");
    assertEquals(10, olga().read("deliveries?state=waiting").get("deliveries").size());
    livechat.resume();
    livechat.await(seen + 10);
    assertEquals(
        List.of("product-access-granted", "product-access-revoked"),
        about(agents.get(0)).stream().map(Received::types).toList());
    for (String id : agents) {
      awaitState(id, "delivered");
    }
    assertEquals(10, livechat.received().size() - seen, "nothing twice");
  }

  @Test
  void whoRefusesOneEventGetsTheOthers() {
    String bad = agent();
    awaitAbout(bad, 1);
    livechat.behave(
        (token, exchange) -> {
          if (token.types().equals("product-access-revoked")) {
            answer(
                exchange, 400, "{\"err\": \"invalid_request\", \"description\": \"No, thanks\"}");
          } else {
            answer(exchange, 202, "");
          }
        });
    network.revoke(bad, "livechat", "livechat-agent");
    JsonNode parked = awaitState(bad, "parked");
    assertEquals("refused: invalid_request No, thanks", parked.get("failure").asText());
    assertEquals(1, parked.get("attempts").asInt(), "it would say the same again");
    network.grant(bad, "livechat", "livechat-supervisor");
    awaitAbout(bad, 3);
    awaitAbout(agent(), 1);

    livechat.behave();
    Api.Answer answer = olga().send("POST", "deliveries/" + parked.get("id").asText() + "/retry");
    assertEquals(200, answer.status(), answer.body()::toString);
    assertEquals("waiting", answer.body().get("state").asText());
    awaitAbout(bad, 4);
    List<Received> all = about(bad);
    assertEquals(all.get(1).jti(), all.get(3).jti());
    livechat.await(
        () -> olga().read("deliveries?state=parked").get("deliveries").isEmpty(),
        () -> "still parked");
    assertEquals(
        409, olga().send("POST", "deliveries/" + parked.get("id").asText() + "/retry").status());
  }

  @Test
  void whatConcernsAllTokensAndNotThisOneIsTriedAgain() {
    livechat.behave(
        (token, exchange) -> answer(exchange, 400, "{\"err\": \"authentication_failed\"}"));
    String id = agent();
    awaitAbout(id, 2);
    livechat.behave();
    assertTrue(awaitState(id, "delivered").get("attempts").asInt() > 1);
  }

  @Test
  void whoIsSlowKeepsNobodyElseWaiting() {
    CountDownLatch end = new CountDownLatch(1);
    livechat.behave(
        (token, exchange) -> {
          await(end);
          answer(exchange, 202, "");
        });
    try {
      String id = agent();
      network.grant(id, "campaign", "campaign-editor");
      network.receiver("campaign").await(1);
      assertEquals("waiting", delivery(agent()).get("state").asText());
    } finally {
      end.countDown();
    }
    livechat.behave();
    livechat.await(
        () -> olga().read("deliveries?state=waiting").get("deliveries").isEmpty(),
        () -> "still waiting");
  }

  @Test
  void whoSendsAnEndlessAnswerHasNotConfirmed() {
    livechat.behave(
        (token, exchange) -> {
          exchange.sendResponseHeaders(202, 0);
          while (true) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            Thread.onSpinWait();
          }
        });
    String id = agent();
    // the answer was clear after its first line: what follows is not listened to
    awaitState(id, "delivered");
  }

  @Test
  void redirectsAreNotFollowed() {
    livechat.behave(
        (token, exchange) -> {
          exchange.getResponseHeaders().set("Location", network.receiver("campaign").address());
          answer(exchange, 302, "");
        });
    int campaign =
        network.receiver("campaign").received().size() + network.receiver("campaign").refused();
    String id = agent();
    awaitAbout(id, 2);
    assertEquals(
        "answered 302 instead of 202; redirects are not followed",
        delivery(id).get("failure").asText());
    livechat.behave();
    awaitState(id, "delivered");
    assertEquals(
        campaign,
        network.receiver("campaign").received().size() + network.receiver("campaign").refused());
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest, private",
    "http://[::1]:1/events, private",
    "ftp://127.0.0.1/events, no address",
    "http://user@127.0.0.1/events, no address",
    "no address at all, no address",
    "http://127.0.0.1:99999/events, port",
  })
  void someAddressesAreNotUsed(String address, String failure) {
    ClientRepresentation client =
        network.realm().clients().get(network.client("campaign")).toRepresentation();
    String before = client.getAttributes().get("cim.events.url");
    client.getAttributes().put("cim.events.url", address);
    network.realm().clients().get(client.getId()).update(client);
    try {
      JsonNode test = olga().send("POST", "deliveries/test", "{\"product\": \"campaign\"}").body();
      String id = test.get("id").asText();
      livechat.await(() -> !byId(id).get("failure").isNull(), () -> byId(id).toString());
      String said = byId(id).get("failure").asText();
      assertTrue(said.contains(failure), said);
    } finally {
      client.getAttributes().put("cim.events.url", before);
      network.realm().clients().get(client.getId()).update(client);
    }
    livechat.await(
        () -> olga().read("deliveries?state=waiting").get("deliveries").isEmpty(),
        () -> "still waiting");
  }

  private JsonNode byId(String id) {
    for (JsonNode one : olga().read("deliveries?max=200").get("deliveries")) {
      if (one.get("id").asText().equals(id)) {
        return one;
      }
    }
    throw new AssertionError(id);
  }

  @Test
  void aTestEventTellsWhetherTheAddressWorks() {
    Api.Answer answer = olga().send("POST", "deliveries/test", "{\"product\": \"livechat\"}");
    assertEquals(201, answer.status(), answer.body()::toString);
    String id = answer.body().get("id").asText();
    livechat.await(
        () -> about("livechat").stream().anyMatch(test -> test.jti().equals(id)), () -> id);
    assertEquals("verification", about("livechat").get(0).types());
    livechat.await(() -> byId(id).get("state").asText().equals("delivered"), () -> id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                        | 400 | invalid_request",
        "{\"product\": \"nothing\"} | 400 | unknown_product",
        "{\"product\": \"chatbot\"} | 409 | conflict",
        "{\"products\": []}        | 400 | invalid_request",
      })
  void badTestsAreRefused(String body, int status, String error) {
    Api.Answer answer = olga().send("POST", "deliveries/test", body);
    assertEquals(status, answer.status());
    assertEquals(error, answer.body().get("error").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "deliveries?state=lost, invalid_request",
    "deliveries?product=nothing, unknown_product",
    "deliveries?after=nothing, invalid_request",
    "deliveries?max=0, invalid_request",
    "deliveries?members=true, invalid_request",
  })
  void badQuestionsAreRefused(String path, String error) {
    Api.Answer answer = olga().get(path);
    assertEquals(400, answer.status());
    assertEquals(error, answer.body().get("error").asText());
  }

  @Test
  void theListHasPages() {
    for (int i = 0; i < 3; i++) {
      olga().send("POST", "deliveries/test", "{\"product\": \"livechat\"}");
    }
    JsonNode all = olga().read("deliveries?product=livechat&max=200").get("deliveries");
    JsonNode first = olga().read("deliveries?product=livechat&max=2");
    assertEquals(all.get(0).get("id"), first.at("/deliveries/0/id"));
    JsonNode second =
        olga().read("deliveries?product=livechat&max=2&after=" + first.get("next").asText());
    assertEquals(all.get(2).get("id"), second.at("/deliveries/0/id"));
    assertNotEquals(first.at("/deliveries/1/id"), second.at("/deliveries/0/id"));
  }

  @Test
  void metricsTellWhatWaits() throws Exception {
    String labels = "{product=\"livechat\",realm=\"deliveries\"";
    livechat.pause();
    String id = agent();
    livechat.await(() -> !delivery(id).get("failure").isNull(), () -> delivery(id).toString());
    livechat.await(
        () -> metric("cim_deliveries_waiting" + labels) == 1, () -> metrics().toString());
    assertTrue(metric("cim_deliveries_oldest_waiting_seconds" + labels) > 0);
    assertTrue(metric("cim_deliveries_failed_total" + labels) > 0);
    double delivered = metric("cim_deliveries_delivered_total" + labels);
    livechat.resume();
    awaitState(id, "delivered");
    assertEquals(delivered + 1, metric("cim_deliveries_delivered_total" + labels));
    livechat.await(
        () ->
            metrics().stream()
                .noneMatch(line -> line.startsWith("cim_deliveries_waiting" + labels)),
        () -> metrics().toString());
  }

  /** The value of a metric whose line begins like this; 0 where there is none. */
  private double metric(String start) {
    return metrics().stream()
        .filter(line -> line.startsWith(start))
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(0.0);
  }

  private List<String> metrics() {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(
                      URI.create(network.copy().server().managementUrl() + "/metrics"))
                  .build(),
              HttpResponse.BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith("cim_deliveries"))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
