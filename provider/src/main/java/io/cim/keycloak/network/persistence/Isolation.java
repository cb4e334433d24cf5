package io.cim.keycloak.network.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.JpaConnectionProviderFactory;
import org.keycloak.models.KeycloakSessionFactory;

/** How much a transaction sees of what others commit meanwhile. */
public final class Isolation {

  private Isolation() {}

  /**
   * Returns where a transaction that has waited for a lock sees what was committed while it waited.
   * The guard, the numbers of groups and the news for products rest on that: otherwise two people
   * could take each other's last CIM admin away.
   *
   * @throws IllegalStateException where the database does it otherwise, which ends the start of the
   *     server
   */
  public static void requireReadCommitted(KeycloakSessionFactory sessions) {
    if (sessions.getProviderFactory(JpaConnectionProvider.class)
        instanceof JpaConnectionProviderFactory jpa) {
      try (Connection connection = jpa.getConnection()) {
        requireReadCommitted(connection);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static void requireReadCommitted(Connection connection) throws SQLException {
    int level = connection.getTransactionIsolation();
    if (level == Connection.TRANSACTION_REPEATABLE_READ
        || level == Connection.TRANSACTION_SERIALIZABLE) {
      throw new IllegalStateException(
          "Network users for Keycloak need a database whose transactions see what others have"
              + " committed meanwhile (READ COMMITTED). On MariaDB start Keycloak with"
              + " --db-url-properties='?transactionIsolation=READ-COMMITTED'; see docs/configuration.md.");
    }
  }
}
