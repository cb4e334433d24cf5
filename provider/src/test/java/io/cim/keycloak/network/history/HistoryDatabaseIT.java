package io.cim.keycloak.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cim.keycloak.network.testserver.Eventually;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import jakarta.ws.rs.WebApplicationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/** What needs a hand in the database: changes that fail at their very end, and old entries. */
@Tag("connection")
@ExtendWith(KeycloakExtension.class)
class HistoryDatabaseIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  @Tag("postgres") // no other has triggers that wait for the commit
  void whatIsRolledBackLeavesNoEntry(KeycloakServer server) throws SQLException {
    try (HistoryRealm network = new HistoryRealm(server, "history-rollback")) {
      String id = network.create("regina");
      UserResource regina = network.realm().users().get(id);
      UserRepresentation changed = regina.toRepresentation();
      changed.setFirstName("Refused by the database");
      try (Connection database = server.database();
          Statement statement = database.createStatement()) {
        // the commit fails, long after Keycloak has sent the event
        statement.execute(
            """
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
            create constraint trigger refuse after update on user_entity deferrable initially deferred
              for each row when (new.first_name = 'Refused by the database') execute function refuse();
            """);
        try {
          assertThrows(WebApplicationException.class, () -> regina.update(changed));
        } finally {
          statement.execute("drop trigger refuse on user_entity; drop function refuse();");
        }
      }
      assertEquals("New", regina.toRepresentation().getFirstName());
      assertEquals(1, network.about(id).size(), "only the creation");
      regina.update(changed);
      assertEquals(2, network.about(id).size());
    }
  }

  @Test
  void expiredEntriesAreDeleted(KeycloakServer server) throws Exception {
    try (HistoryRealm network = new HistoryRealm(server, "history-retention")) {
      network.create("rita");
      long day = Duration.ofDays(1).toMillis();
      long now = System.currentTimeMillis();
      try (Connection database = server.database();
          Statement statement = database.createStatement()) {
        for (int days : new int[] {364, 366, 5000}) {
          statement.executeUpdate(
              """
              insert into NETWORK_HISTORY (id, realm_id, event_time, action, via, member_name)
              select 'old-%1$d', id, %2$d, 'member.created', 'keycloak', 'old-%1$d' from REALM
              where name = 'history-retention'
              """
                  .formatted(days, now - days * day));
        }
        Eventually.isTrue(PATIENCE, () -> count(statement) <= 2, "expired entries are still there");
      }
      assertEquals(
          java.util.List.of("rita", "old-364"),
          network.entries("history").stream()
              .map(entry -> entry.at("/member/username").asText())
              .toList());
    }
  }

  private static int count(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select count(*) from NETWORK_HISTORY entry join REALM r on r.id = entry.realm_id where r.name = 'history-retention'")) {
      row.next();
      return row.getInt(1);
    }
  }
}
