package io.cim.keycloak.network.testserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.testcontainers.DockerClientFactory;

/**
 * Decides what runs Keycloak: a container where a Docker engine answers, otherwise the
 * distribution.
 */
public enum ServerMode {
  CONTAINER,
  DISTRIBUTION;

  /**
   * The mode that {@code -Dkeycloak.server=container|distribution} forces, or what this machine
   * has.
   *
   * @throws IllegalArgumentException for any other value than those two and {@code auto}
   */
  public static ServerMode choose() {
    String forced = System.getProperty("keycloak.server", "auto").toUpperCase(Locale.ROOT);
    if (!forced.equals("AUTO")) {
      return valueOf(forced);
    }
    return engineLooksThere() && DockerClientFactory.instance().isDockerAvailable()
        ? CONTAINER
        : DISTRIBUTION;
  }

  /** Starts a server with these settings in this mode and waits until it is ready. */
  public KeycloakServer start(ServerSettings settings) {
    return switch (this) {
      case CONTAINER -> ContainerServer.start(settings);
      case DISTRIBUTION -> DistributionServer.startForTests(settings);
    };
  }

  /** A cheap look before Testcontainers' own, which logs stack traces where there is no engine. */
  private static boolean engineLooksThere() {
    return System.getenv("DOCKER_HOST") != null
        || Files.exists(Path.of("/var/run/docker.sock"))
        || Files.exists(Path.of(System.getProperty("user.home"), ".docker/run/docker.sock"))
        || Files.exists(Path.of(System.getProperty("user.home"), ".testcontainers.properties"))
        || System.getProperty("os.name").startsWith("Windows");
  }
}
