package io.cim.keycloak.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Nothing secret gets into the history, whatever the requests carry. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class HistorySecretsIT {

  private static final String SECRET = "Secret-7d1f";

  private static HistoryRealm network;
  private static String id;

  @BeforeAll
  static void change(KeycloakServer server) {
    network = new HistoryRealm(server, "history-secrets");
    UserRepresentation user = new UserRepresentation();
    user.setUsername("sigrid");
    user.setEnabled(true);
    user.setCredentials(List.of(password("created")));
    try (var response = network.realm().users().create(user)) {
      id = CreatedResponseUtil.getCreatedId(response);
    }
    UserResource sigrid = network.realm().users().get(id);
    sigrid.resetPassword(password("reset"));
    UserRepresentation changed = sigrid.toRepresentation();
    changed.setFirstName("Sigrid");
    changed.setCredentials(List.of(password("put")));
    sigrid.update(changed);
    UserRepresentation imported = new UserRepresentation();
    imported.setUsername("sigrid");
    imported.setCredentials(List.of(password("imported")));
    imported.setClientRoles(Map.of("chatbot", List.of("chatbot-editor")));
    PartialImportRepresentation users = new PartialImportRepresentation();
    users.setIfResourceExists("OVERWRITE");
    users.setUsers(List.of(imported));
    try (var response = network.realm().partialImport(users)) {
      assertEquals(200, response.getStatus());
    }
  }

  @AfterAll
  static void remove() {
    network.close();
  }

  @Test
  void notInTheAnswers() {
    String all = network.entries("history?max=200").toString();
    assertTrue(all.contains("password.reset"), all);
    assertTrue(all.contains("products.changed"), all);
    assertTrue(network.about("sigrid").size() >= 6, all);
    assertFalse(all.contains(SECRET), all);
  }

  @Test
  @Tag("connection")
  void notInTheDatabase(KeycloakServer server) throws SQLException {
    try (Connection database = server.database();
        Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select entry.* from NETWORK_HISTORY entry join REALM r on r.id = entry.realm_id
                where r.name = 'history-secrets'
                """)) {
      int count = 0;
      while (rows.next()) {
        count++;
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          String text = String.valueOf(rows.getString(column));
          assertFalse(text.contains(SECRET), text);
          // neither a password nor its hash
          assertFalse(text.contains("credentials\""), text);
        }
      }
      assertEquals(network.entries("history?max=200").size(), count);
    }
  }

  private static CredentialRepresentation password(String where) {
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue(SECRET + "-" + where);
    return password;
  }
}
