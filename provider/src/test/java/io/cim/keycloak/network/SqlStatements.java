package io.cim.keycloak.network;

import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.stream.IntStream;

/**
 * Counts the SQL statements that requests to a server cause. It logs each statement with the
 * thread; deliveries, mails and timers have threads of their own.
 */
public final class SqlStatements {

  private static final String LOGGED = "[org.hibernate.SQL] (executor-thread-";

  private SqlStatements() {}

  /**
   * The fewest statements of three runs: what a cache has lost meanwhile can only add to them.
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
