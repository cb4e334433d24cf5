package io.cim.keycloak.network.invitations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.SqlStatements;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What invitations take of the database, however many there are. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class InvitationStatementsIT {

  private static final int AT_ONCE = 20;
  private static final int PAGE = 200;

  private int invited;

  @Test
  void aPageAndTwentyAtOnceTakeFew(KeycloakServer server) {
    try (RealmCopy copy =
        RealmCopy.create(
            server,
            "invitation-statements",
            realm -> {
              realm.setSmtpServer(Map.of());
              realm.getAttributes().put("cim.invitations.mails-per-hour", "10000");
            })) {
      Api anna = Api.as(copy, "anna");
      invite(anna, AT_ONCE);
      int one = SqlStatements.during(server, () -> invite(anna, 1));
      int twenty = SqlStatements.during(server, () -> invite(anna, AT_ONCE));
      // for each a row, its product, the mail, Keycloak's event and the history's entry
      assertTrue(twenty - one <= 5 * (AT_ONCE - 1), one + " and " + twenty);
      while (invited < PAGE) {
        invite(anna, AT_ONCE);
      }
      for (String caller : List.of("olga", "anna", "ahmed")) {
        Api api = Api.as(copy, caller);
        for (String status : List.of("", "&status=pending", "&status=expired")) {
          String path = "invitations?max=" + PAGE + status;
          int statements = SqlStatements.during(server, () -> api.read(path));
          assertTrue(statements > 0, "the log of statements must be on");
          assertTrue(statements <= 4, () -> caller + ": " + path + " took " + statements);
        }
      }
      assertEquals(PAGE, anna.read("invitations?max=200").get("invitations").size());
    }
  }

  private void invite(Api inviter, int number) {
    String addresses =
        IntStream.range(invited, invited + number)
            .mapToObj("\"p%d@example.com\""::formatted)
            .collect(Collectors.joining(","));
    invited += number;
    Api.Answer answer =
        inviter.send(
            "POST",
            "invitations",
            "{\"emails\": ["
                + addresses
                + "], \"products\": {\"aimychat\": [\"aimychat-agent\"]}, \"agentGroups\": [{\"id\": 1}]}");
    assertEquals(201, answer.status(), () -> answer.body().toString());
  }
}
