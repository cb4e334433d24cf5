package io.cim.keycloak.network.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.SqlStatements;
import io.cim.keycloak.network.deliveries.ToldNetwork;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.UserRepresentation;

/** What it costs a change that products may have to be told of it. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class NewsStatementsIT {

  @Test
  void aChangeThatIsNoNewsCostsLittleMore(KeycloakServer server) {
    try (ToldNetwork told = new ToldNetwork(server, "news-statements", "livechat");
        ToldNetwork silent = new ToldNetwork(server, "no-news-statements")) {
      int withReceiver = ofAnEdit(server, told);
      int without = ofAnEdit(server, silent);
      // the lane, the catalogue, and the member before and after
      assertTrue(withReceiver - without <= 11, withReceiver + " and " + without);
      assertEquals(0, told.receiver("livechat").received().size());
      assertEquals(
          SqlStatements.during(server, () -> silent.realm().users().list(0, 5)),
          SqlStatements.during(server, () -> told.realm().users().list(0, 5)),
          "reading");
    }
  }

  private static int ofAnEdit(KeycloakServer server, ToldNetwork network) {
    String emil = network.copy().idOf("emil");
    UserRepresentation user = network.realm().users().get(emil).toRepresentation();
    return SqlStatements.during(server, () -> network.realm().users().get(emil).update(user));
  }
}
