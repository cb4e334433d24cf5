package io.cim.keycloak.network.testserver;

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

  /** All that the server has logged so far. */
  String log();

  /** A new admin client, logged in to the master realm; the caller closes it. */
  default Keycloak admin() {
    return Keycloak.getInstance(baseUrl(), "master", ADMIN, PASSWORD, "admin-cli");
  }

  /** Stops the server and waits until it is gone. */
  @Override
  void close();
}
