package io.cim.keycloak.network.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cim.keycloak.network.deliveries.Receiver;
import io.cim.keycloak.network.deliveries.ToldNetwork;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import jakarta.ws.rs.WebApplicationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A change that fails at its very end, by a trigger that waits for the commit: no other database
 * has such.
 */
@Tag("postgres")
@ExtendWith(KeycloakExtension.class)
class RolledBackIT {

  @Test
  void whatIsRolledBackIsNotTold(KeycloakServer server) throws SQLException {
    try (ToldNetwork network = new ToldNetwork(server, "news-rollback", "livechat")) {
      Receiver livechat = network.receiver("livechat");
      String id = network.create("regina", "livechat", "livechat-agent");
      UserResource regina = network.realm().users().get(id);
      UserRepresentation changed = regina.toRepresentation();
      changed.setEnabled(false);
      changed.setLastName("Refused by the database");
      try (Connection database = server.database();
          Statement statement = database.createStatement()) {
        // the commit fails, long after the event stands in the outbox
        statement.execute(
            """
            create function refuse_news() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
            create constraint trigger refuse_news after update on user_entity deferrable initially deferred
              for each row when (new.last_name = 'Refused by the database') execute function refuse_news();
            """);
        try {
          assertThrows(WebApplicationException.class, () -> regina.update(changed));
        } finally {
          statement.execute(
              "drop trigger refuse_news on user_entity; drop function refuse_news();");
        }
      }
      network.revoke(id, "livechat", "livechat-agent");
      assertEquals(
          List.of("product-access-granted", "product-access-revoked"),
          livechat.await(2).stream().map(Receiver.Received::types).toList());
    }
  }
}
