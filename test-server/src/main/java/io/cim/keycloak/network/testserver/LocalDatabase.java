package io.cim.keycloak.network.testserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A database of its own for a server that runs from the distribution: a process that needs no
 * installation, no engine and no root. Its data lie in the server's home and end with it.
 */
interface LocalDatabase extends AutoCloseable {

  /**
   * Starts the database that the settings name and waits until it answers.
   *
   * @param home of the server
   * @return null for H2, which the server itself opens
   */
  static LocalDatabase start(ServerSettings settings, Path home) throws IOException {
    return switch (settings.database()) {
      case H2 -> null;
      case POSTGRES -> LocalPostgres.start(settings, home);
      case MARIADB -> LocalMariaDb.start(settings, home);
    };
  }

  /** Keycloak's options that say where it is: {@code db-url}, {@code db-username} and so on. */
  Map<String, String> options();

  /** Ends the process. */
  @Override
  void close();
}
