package io.cim.keycloak.network.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import io.cim.keycloak.network.users.Parallel;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several servers on one database give no number twice. */
@Tag("connection")
@ExtendWith(KeycloakExtension.class)
class GroupNumbersIT {

  private static final int THREADS = 10;
  private static final int GROUPS_OF_A_THREAD = 25;

  @Test
  void twoServersCreateFiveHundredGroupsAtOnce(KeycloakServer server) throws Exception {
    try (RealmCopy copy = RealmCopy.create(server, "group-numbers");
        RealmCopy older = withoutNumbers(server);
        KeycloakServer second = server.another()) {
      assertEquals(
          List.of(5, 6, 7, 8),
          Api.as(second, older.name(), "anna").read("agent-groups").findValues("id").stream()
              .filter(JsonNode::isInt)
              .map(JsonNode::asInt)
              .sorted()
              .toList(),
          "groups without a number have one when a server has started, and none that was given");
      List<Parallel.Task<List<Long>>> tasks = new ArrayList<>();
      for (KeycloakServer one : List.of(server, second)) {
        for (int i = 0; i < THREADS; i++) {
          String name = (one == server ? "First " : "Second ") + i;
          tasks.add(() -> create(one, copy.name(), name));
        }
      }
      List<Long> numbers = Parallel.run(tasks).stream().flatMap(List::stream).toList();
      // the sample network has four
      Set<Long> expected =
          LongStream.rangeClosed(5, 504).boxed().collect(Collectors.toCollection(TreeSet::new));
      assertEquals(500, numbers.size());
      assertEquals(expected, new TreeSet<>(numbers));
    }
  }

  /** A realm whose groups were made when the extension was not there. */
  private static RealmCopy withoutNumbers(KeycloakServer server) throws SQLException {
    RealmCopy copy = RealmCopy.create(server, "groups-of-before");
    try (Connection database = server.database();
        Statement statement = database.createStatement()) {
      String groups =
          " where group_id in (select g.id from KEYCLOAK_GROUP g join REALM r on r.id = g.realm_id"
              + " where r.name = 'groups-of-before')";
      assertEquals(4, statement.executeUpdate("delete from NETWORK_AGENT_GROUP" + groups));
      statement.executeUpdate(
          "delete from GROUP_ATTRIBUTE" + groups + " and name = 'cim.agent-group.id'");
    }
    return copy;
  }

  private static List<Long> create(KeycloakServer server, String realm, String name) {
    return IntStream.range(0, GROUPS_OF_A_THREAD)
        .mapToObj(
            i -> {
              String body = GroupNetwork.body(name + "." + i, null);
              Api.Answer answer = Api.as(server, realm, "anna").send("POST", "agent-groups", body);
              assertEquals(201, answer.status(), () -> answer.body().toString());
              return answer.body().get("id").asLong();
            })
        .toList();
  }
}
