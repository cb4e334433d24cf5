package io.cim.keycloak.network.persistence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("connection")
@ExtendWith(KeycloakExtension.class)
class IsolationIT {

  @Test
  void mustLetSeeWhatOthersHaveCommitted(KeycloakServer server) throws SQLException {
    try (Connection database = server.database()) {
      assertDoesNotThrow(() -> Isolation.requireReadCommitted(database), "as the server has it");
      for (int level :
          new int[] {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE}) {
        database.setTransactionIsolation(level);
        String message =
            assertThrows(
                    IllegalStateException.class, () -> Isolation.requireReadCommitted(database))
                .getMessage();
        assertTrue(message.contains("--db-url-properties"), message);
      }
    }
  }
}
