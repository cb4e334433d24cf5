package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.SqlStatements;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RoleRepresentation;

/** An export of several pages, larger than what lies between a server and its client. */
@Tag("postgres")
@ExtendWith(KeycloakExtension.class)
class LargeExportIT {

  private static final int MEMBERS = 1_100;
  private static final int ROLES = 150;

  @Test
  void aPageTakesTwoStatementsAndAnErrorBreaksTheFileOff(KeycloakServer server) throws Exception {
    RealmCopy network = RealmCopy.create(server, "large-export");
    grow(network);
    Api anna = Api.as(network, "anna");
    int members = anna.read("users/count").get("count").asInt();
    long lines = anna.get("users/export").response().body().lines().count();
    assertEquals(members + 1, lines);
    int whole = SqlStatements.during(server, () -> anna.get("users/export"));
    int one = SqlStatements.during(server, () -> anna.get("users/export?search=emil@"));
    assertTrue(whole <= one + 4, () -> whole + " for three pages, " + one + " for one");

    try (InputStream file = anna.open("users/export")) {
      assertEquals(3, file.readNBytes(3).length, "the file has begun");
      network.close(); // there is nothing any more to read the next page from
      assertThrows(IOException.class, () -> file.transferTo(OutputStream.nullOutputStream()));
    }
  }

  /** People with so many roles that the first page cannot be written while nobody reads it. */
  private static void grow(RealmCopy network) throws SQLException {
    try (Keycloak keycloak = network.server().admin()) {
      RealmResource realm = keycloak.realm(network.name());
      String chatbot = realm.clients().findByClientId("chatbot").get(0).getId();
      var roles = realm.clients().get(chatbot).roles();
      List<RoleRepresentation> inside = new ArrayList<>();
      for (int i = 0; i < ROLES; i++) {
        String name = i + "-long".repeat(45);
        roles.create(new RoleRepresentation(name, null, false));
        inside.add(roles.get(name).toRepresentation());
      }
      roles.create(new RoleRepresentation("all-of-them", null, false));
      roles.get("all-of-them").addComposites(inside);
    }
    try (Connection database = network.server().database();
        Statement statement = database.createStatement()) {
      statement.execute(
          """
          insert into user_entity (id, email_verified, enabled, realm_id, username, created_timestamp, not_before)
          select md5('export ' || n)::uuid::text, true, true, r.id, 'exported' || n, 1700000000000, 0
          from generate_series(1, %d) n cross join realm r where r.name = '%s'
          """
              .formatted(MEMBERS, network.name()));
      statement.execute(
          """
          insert into user_role_mapping (user_id, role_id)
          select u.id, k.id from user_entity u join realm r on r.id = u.realm_id
          join keycloak_role k on k.realm_id = r.id and k.name = 'all-of-them'
          where r.name = '%s' and u.username like 'exported%%'
          """
              .formatted(network.name()));
    }
  }
}
