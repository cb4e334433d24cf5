package io.cim.keycloak.network.testserver;

import java.sql.Connection;
import java.sql.SQLException;
import org.keycloak.admin.client.Keycloak;

/** A running Keycloak with the jars and realms of a {@link ServerSettings}, whatever runs it. */
public interface KeycloakServer extends AutoCloseable {

  /** User name of the administrator of the master realm. */
  String ADMIN = "admin";

  /** Password of {@link #ADMIN}. */
  String PASSWORD = "admin";

  /**
   * Where tests and browsers reach the server: {@code http://host:port}, without a slash at the
   * end.
   */
  String baseUrl();

  /** Where the server tells its health and its metrics, written as {@link #baseUrl()} is. */
  String managementUrl();

  /** All that the server has logged so far. */
  String log();

  /** A new admin client, logged in to the master realm; the caller closes it. */
  default Keycloak admin() {
    return Keycloak.getInstance(baseUrl(), "master", ADMIN, PASSWORD, "admin-cli");
  }

  /**
   * Kills the server, as a crash would. Its database stays. On H2, which belongs to the server's
   * process, the last half second of it may be lost.
   */
  void crash();

  /** Starts the server again after a {@link #crash()}, with its data and at the same address. */
  void restart();

  /**
   * A new connection to the server's database, for what no API can do or tell; the caller closes
   * it.
   *
   * @throws UnsupportedOperationException for H2, which belongs to the server's process alone
   */
  Connection database() throws SQLException;

  /**
   * A further server with the same settings on the same database; the caller closes it.
   *
   * @throws UnsupportedOperationException for H2, which belongs to the server's process alone
   */
  KeycloakServer another();

  /** Stops the server and waits until it is gone. */
  @Override
  void close();
}
