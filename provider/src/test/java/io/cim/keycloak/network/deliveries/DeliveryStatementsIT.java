package io.cim.keycloak.network.deliveries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.SqlStatements;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the list of deliveries takes of the database, however many there are. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class DeliveryStatementsIT {

  private static final int PAGE = 60;

  @Test
  void aPageTakesTwo(KeycloakServer server) {
    try (ToldNetwork network = new ToldNetwork(server, "delivery-statements", "livechat")) {
      Api olga = Api.as(network.copy(), "olga");
      for (int i = 0; i < PAGE; i++) {
        assertEquals(
            201, olga.send("POST", "deliveries/test", "{\"product\": \"livechat\"}").status());
      }
      network.receiver("livechat").await(PAGE);
      assertEquals(PAGE, olga.read("deliveries?max=200").get("deliveries").size());
      for (String query :
          List.of(
              "max=200",
              "max=10",
              "max=200&product=livechat",
              "max=200&state=delivered",
              "max=200&product=livechat&state=waiting")) {
        int statements = SqlStatements.during(server, () -> olga.read("deliveries?" + query));
        assertTrue(statements > 0, "the log of statements must be on");
        // the products where one is named, and the rows
        assertTrue(statements <= 2, () -> query + " took " + statements);
      }
    }
  }
}
