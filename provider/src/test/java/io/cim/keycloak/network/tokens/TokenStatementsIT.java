package io.cim.keycloak.network.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.SqlStatements;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.RealmRepresentation;

/** Tokens take no more statements than Keycloak's own. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class TokenStatementsIT {

  @Test
  void theClaimAndTheRequiredAccessTakeNone(KeycloakServer server) {
    try (TokenRealm realm = new TokenRealm(server, "token-statements", this::prepare)) {
      // a CIM admin, one with a role of their own, one who has it by an ordinary group
      for (String username : List.of("anna", "emil", "zoe")) {
        int plain = statements(server, realm, username, "plain");
        assertTrue(plain > 0, "the log of statements must be on");
        assertEquals(plain, statements(server, realm, username, "dashboard"), username);
        assertEquals(plain, statements(server, realm, username, "chatbot"), username);
      }
      // the default agent of one agent group, in another too
      int plain = statements(server, realm, "grace.okafor", "plain");
      assertEquals(plain, statements(server, realm, "grace.okafor", "dashboard"));
      assertEquals(plain, statements(server, realm, "grace.okafor", "livechat"));
    }
  }

  private void prepare(RealmRepresentation file) {
    TokenRealm.passwords(file, "grace.okafor", "zoe");
    file.getClients()
        .addAll(
            List.of(
                TokenRealm.client("dashboard", "basic", "network"),
                TokenRealm.client("plain", "basic", "roles")));
  }

  private static int statements(
      KeycloakServer server, TokenRealm realm, String username, String clientId) {
    realm.logIn(username, clientId);
    return SqlStatements.during(server, () -> realm.logIn(username, clientId));
  }
}
