package io.cim.keycloak.network.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.SqlStatements;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2,000 groups with 100,000 members: 1,999 of 45, and one that holds the others. */
@Tag("postgres")
@ExtendWith(KeycloakExtension.class)
class LargeGroupsIT {

  private static final int GROUPS = 2000;
  private static final int MEMBERS = 100_000;
  private static final int OF_A_GROUP = 45;
  private static final int OF_THE_LARGEST = MEMBERS - (GROUPS - 1) * OF_A_GROUP;

  @BeforeAll
  static void grow(RealmCopy network) throws SQLException {
    try (Connection database = network.server().database();
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          create temp table top as select g.id, g.realm_id from keycloak_group g join realm r on r.id = g.realm_id
            where r.name = '%1$s' and g.name = 'agent-groups';
          insert into keycloak_group (id, name, parent_group, realm_id, type)
            select md5('team ' || n)::uuid::text, 'Team ' || n, id, realm_id, 0 from generate_series(0, %2$d - 1) n cross join top;
          insert into network_agent_group (group_id, realm_id, group_number)
            select md5('team ' || n)::uuid::text, realm_id, 1000 + n from generate_series(0, %2$d - 1) n cross join top;
          insert into user_entity (id, email, email_constraint, email_verified, enabled, first_name, last_name, realm_id, username, created_timestamp, not_before)
            select md5('team agent ' || n)::uuid::text, 'agent' || n || '@example.com', 'agent' || n || '@example.com', true, true, 'Agent', 'No' || n,
              realm_id, 'agent' || n, 1700000000000, 0
            from generate_series(0, %3$d - 1) n cross join top;
          insert into user_group_membership (group_id, user_id, membership_type)
            select md5('team ' || least(n / %4$d, %2$d - 1))::uuid::text, md5('team agent ' || n)::uuid::text, 'UNMANAGED'
            from generate_series(0, %3$d - 1) n;
          insert into network_default_agent (group_id, user_id)
            select md5('team ' || n)::uuid::text, md5('team agent ' || n * %4$d)::uuid::text from generate_series(0, %2$d - 1) n;
          drop table top;
          """
              .formatted(network.name(), GROUPS, MEMBERS, OF_A_GROUP));
      for (String table :
          new String[] {
            "keycloak_group", "network_agent_group", "user_entity", "user_group_membership"
          }) {
        statement.execute("vacuum analyze " + table);
      }
    }
  }

  @Test
  void allAreListedAndCounted(RealmCopy network) {
    Api anna = Api.as(network, "anna");
    long members = 0;
    int groups = 0;
    String after = "";
    while (after != null) {
      JsonNode page = anna.read("agent-groups?max=200" + after);
      for (JsonNode group : page.get("groups")) {
        if (group.get("name").asText().startsWith("Team ")) {
          members += group.get("members").asLong();
          groups++;
          assertTrue(group.get("defaultAgent").get("username").asText().startsWith("agent"));
        }
      }
      after = page.get("next").isNull() ? null : "&after=" + Api.encode(page.get("next").asText());
    }
    assertEquals(GROUPS, groups);
    assertEquals(MEMBERS, members);
    JsonNode largest = anna.read("agent-groups/" + (1000 + GROUPS - 1));
    assertEquals(OF_THE_LARGEST, largest.get("members").size());
  }

  /** The same numbers as of a small network. */
  @ParameterizedTest
  @CsvSource({
    "4, agent-groups?max=200",
    "4, agent-groups?search=team 19&max=200",
    "4, agent-groups?search=2345",
    "6, agent-groups/1234",
    "6, agent-groups/2999",
    "5, agent-groups/2999/route",
    "4, users?group=2999&max=200",
  })
  void eachTakesFewStatements(int most, String path, RealmCopy network) {
    for (String caller : new String[] {"anna", "ahmed", "vera"}) {
      Api api = Api.as(network, caller);
      String encoded = path.replace(" ", "%20");
      int statements = SqlStatements.during(network.server(), () -> api.read(encoded));
      assertTrue(statements > 0, "the log of statements must be on");
      assertTrue(statements <= most, () -> caller + ": " + path + " took " + statements);
    }
  }
}
