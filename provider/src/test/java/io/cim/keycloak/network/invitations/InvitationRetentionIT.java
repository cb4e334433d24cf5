package io.cim.keycloak.network.invitations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.Eventually;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of the time for which invitations are kept, brought near by a hand in the database. */
@Tag("postgres")
@ExtendWith(KeycloakExtension.class)
class InvitationRetentionIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void invitationsGoNinetyDaysAfterTheyExpired(KeycloakServer server) throws SQLException {
    try (RealmCopy copy =
            RealmCopy.create(
                server, "invitation-retention", realm -> realm.setSmtpServer(Map.of()));
        Connection database = server.database();
        Statement statement = database.createStatement()) {
      Api anna = Api.as(copy, "anna");
      assertEquals(
          201,
          anna.send(
                  "POST",
                  "invitations",
                  """
                  {"emails": ["pending@example.com", "late@example.com", "over@example.com", "revoked@example.com"],
                   "products": {"livechat": ["livechat-agent"]}}
                  """)
              .status());
      // the mails are over: nobody else writes the rows
      Eventually.isTrue(
          PATIENCE,
          () -> !anna.get("invitations").response().body().contains("\"sending\""),
          "mails are still being sent");
      expired(statement, 89, "late@example.com");
      expired(statement, 91, "over@example.com");
      expired(statement, 91, "revoked@example.com");
      statement.executeUpdate(
          "update network_invitation set status = 'revoked', pending_key = null where address = 'revoked@example.com'");

      Eventually.isTrue(
          PATIENCE,
          () -> count(statement, "network_invitation") <= 2,
          "what need not be kept is still there");
      assertEquals(
          List.of("late@example.com", "pending@example.com"),
          anna.read("invitations").get("invitations").findValuesAsText("address").stream()
              .sorted()
              .toList());
      for (String table : List.of("network_invitation_product", "network_invitation_sending")) {
        assertEquals(
            2,
            count(
                statement,
                table
                    + " part join network_invitation on part.invitation_id = network_invitation.id"),
            table);
      }
    }
  }

  private static void expired(Statement statement, int days, String address) throws SQLException {
    statement.executeUpdate(
        "update network_invitation set expires_time = %d where address = '%s'"
            .formatted(System.currentTimeMillis() - Duration.ofDays(days).toMillis(), address));
  }

  private static int count(Statement statement, String rows) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select count(*) from "
                + rows
                + " join realm on realm.id = network_invitation.realm_id where realm.name = 'invitation-retention'")) {
      row.next();
      return row.getInt(1);
    }
  }
}
