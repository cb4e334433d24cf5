package io.cim.keycloak.network.testserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs the sample network in the foreground, for {@code mvn -Prun}: the distribution with the
 * project's jars on its embedded database, whose data stay from one run to the next.
 *
 * <p>System properties besides those of {@link ServerSettings}: {@code port} (default 8080), {@code
 * fresh} ({@code true} drops the data first).
 */
public final class RunNetwork {

  private RunNetwork() {}

  /** Returns when the server has ended; Ctrl-C ends it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ServerSettings settings = ServerSettings.fromSystemProperties();
    int port = Integer.parseInt(System.getProperty("port", "8080"));
    int management = port + 1000;
    requireFree(port);
    requireFree(management);
    Path home = settings.work().resolve("network");
    if (Boolean.getBoolean("fresh")) {
      Distribution.delete(home);
    }
    Distribution.lay(settings, home);
    Map<String, String> options = Map.of("log-level", "warn,io.smallrye.health:error");
    KeycloakProcess process =
        KeycloakProcess.start(
            home,
            DistributionServer.startCommand(home, settings.realms(), port, management, options),
            DistributionServer.administrator(),
            null);
    Runtime.getRuntime().addShutdownHook(new Thread(process::stop));
    process.awaitReady(management);
    say(port);
    int code = process.await();
    // 130 and 143: somebody ended it, by Ctrl-C or a signal
    if (code != 0 && code != 130 && code != 143) {
      throw new IOException("Keycloak ended with " + code);
    }
  }

  private static void requireFree(int port) throws IOException {
    if (!Ports.isFree(port)) {
      throw new IOException(
          "Port "
              + port
              + " is taken: choose another with -Dport=8180 (the management port is 1000 above it).");
    }
  }

  @SuppressWarnings("SystemOut") // the person who started it reads this
  private static void say(int port) {
    List<String> people =
        List.of(
            "olga   platform operator",
            "anna   CIM admin",
            "boris  CIM admin",
            "ahmed  Aimychat administrator",
            "sofia  Livechat and Aimychat supervisor",
            "vera   may only look (view-users)",
            "emil   a member, Chatbot Editor");
    System.out.printf(
        "%n  The sample network is ready:%n%n    http://localhost:%d/admin/network/console/#/network/network/users%n%n"
            + "  People (password: network):%n%n    %s%n%n"
            + "  Keycloak's own administrator: %s / %s at http://localhost:%d/admin/%n%n  Ctrl-C stops it.%n%n",
        port,
        String.join(System.lineSeparator() + "    ", people),
        KeycloakServer.ADMIN,
        KeycloakServer.PASSWORD,
        port);
  }
}
