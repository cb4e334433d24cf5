package io.cim.keycloak.network.deliveries;

import static io.cim.keycloak.network.deliveries.Receiver.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of all attempts, brought near by a hand in the database. */
@Tag("connection")
@ExtendWith(KeycloakExtension.class)
class GivenUpIT {

  @Test
  void isGivenUpAfterTheLastAttemptAndLetsTheNextPass(KeycloakServer server) throws SQLException {
    try (ToldNetwork network = new ToldNetwork(server, "given-up", "livechat")) {
      Receiver livechat = network.receiver("livechat");
      livechat.behave(
          (token, exchange) ->
              answer(exchange, token.types().equals("product-access-granted") ? 500 : 202, ""));
      String id = network.create("gil", "livechat", "livechat-agent");
      network.revoke(id, "livechat", "livechat-agent");
      livechat.await(1);
      try (Connection database = server.database();
          Statement statement = database.createStatement()) {
        // the settings of the tests allow a hundred
        statement.executeUpdate(
            "update NETWORK_DELIVERY set attempts = 99 where state = 'waiting' and subject_id = '"
                + id
                + "'");
      }
      livechat.await(
          () -> livechat.received().stream().anyMatch(one -> one.types().endsWith("revoked")),
          () -> "the next one waits");
      Api olga = Api.as(network.copy(), "olga");
      JsonNode parked = olga.read("deliveries?state=parked&product=livechat").at("/deliveries/0");
      assertEquals("answered 500 instead of 202", parked.get("failure").asText());
      assertEquals(100, parked.get("attempts").asInt());
      assertFalse(parked.get("finished").isNull());

      livechat.behave();
      olga.send("POST", "deliveries/" + parked.get("id").asText() + "/retry");
      livechat.await(
          () -> olga.read("deliveries?state=delivered").get("deliveries").size() == 2,
          () -> "not delivered");
      assertEquals(
          List.of(), olga.read("deliveries?state=parked").get("deliveries").findValues("id"));
    }
  }
}
