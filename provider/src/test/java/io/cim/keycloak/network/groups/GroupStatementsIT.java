package io.cim.keycloak.network.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.SqlStatements;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The number of SQL statements does not depend on how many groups and members there are. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class GroupStatementsIT {

  private static final int GROUPS = 60;

  @Test
  void aPageTakesFourAtMost(RealmCopy copy) {
    GroupNetwork network = new GroupNetwork(copy);
    for (int i = 0; i < GROUPS; i++) {
      network.group("Group " + i, null);
    }
    String sofia = copy.idOf("sofia");
    network.group("A full one", sofia, sofia, copy.idOf("emil"), copy.idOf("tomas"));
    assertEquals(GROUPS + 5, network.as("anna").read("agent-groups?max=200").get("groups").size());
    String next = network.as("anna").read("agent-groups?max=30").get("next").asText();
    for (String caller : List.of("olga", "anna", "ahmed", "sofia", "vera")) {
      Api api = network.as(caller);
      for (String list :
          List.of(
              "agent-groups?max=200",
              "agent-groups?search=full&max=1",
              "agent-groups?after=" + next)) {
        assertTakes(4, copy, api, list);
      }
      assertTakes(6, copy, api, "agent-groups/1");
      assertTakes(5, copy, api, "agent-groups/1/route");
    }
  }

  private static void assertTakes(int most, RealmCopy copy, Api api, String path) {
    int statements = SqlStatements.during(copy.server(), () -> api.read(path));
    assertTrue(statements > 0, "the log of statements must be on");
    assertTrue(statements <= most, () -> path + " took " + statements);
  }
}
