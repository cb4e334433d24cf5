package io.cim.keycloak.network;

import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.stream.IntStream;

/** Counts the SQL statements of a server, which logs each of them. */
public final class SqlStatements {

  private static final String LOGGED = "[org.hibernate.SQL]";

  private SqlStatements() {}

  /**
   * The fewest statements of three runs: Keycloak's background jobs can only add to them.
   *
   * @param request what to run; each run is complete when it returns
   */
  public static int during(KeycloakServer server, Runnable request) {
    return IntStream.range(0, 3)
        .map(
            run -> {
              int before = logged(server);
              request.run();
              return logged(server) - before;
            })
        .min()
        .orElseThrow();
  }

  private static int logged(KeycloakServer server) {
    return (int) server.log().lines().filter(line -> line.contains(LOGGED)).count();
  }
}
