package io.cim.keycloak.network.testserver;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What to run. Options are Keycloak's own, without leading dashes.
 *
 * @param version of Keycloak
 * @param archive the distribution as a {@code .tar.gz}; only read where no container runs it
 * @param work the folder in which distributions are unpacked and servers keep their data
 * @param database which database the server uses
 * @param providers jars for Keycloak's {@code providers/}
 * @param realms realm files that are imported at start
 * @param runtime options of {@code start}
 * @param features Keycloak's features that are switched on besides the usual ones
 * @param postgres settings of PostgreSQL that differ from its defaults
 */
public record ServerSettings(
    String version,
    Path archive,
    Path work,
    Database database,
    List<Path> providers,
    List<Path> realms,
    Map<String, String> runtime,
    Set<String> features,
    Map<String, String> postgres) {

  /** The databases that tests run on. */
  public enum Database {
    H2("dev-file"),
    POSTGRES("postgres"),
    MARIADB("mariadb");

    private final String option;

    Database(String option) {
      this.option = option;
    }
  }

  /**
   * Reads the system properties that the build sets: {@code keycloak.version}, {@code
   * keycloak.archive}, {@code keycloak.work}, {@code keycloak.database}, {@code keycloak.providers}
   * and {@code keycloak.realms} (paths, separated as in a class path), {@code keycloak.options}
   * (key=value, separated by semicolons).
   *
   * @throws IllegalStateException when a property is missing
   */
  public static ServerSettings fromSystemProperties() {
    Map<String, String> runtime = new TreeMap<>();
    for (String option : System.getProperty("keycloak.options", "").split(";", -1)) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        runtime.put(option.substring(0, equals).strip(), option.substring(equals + 1).strip());
      }
    }
    return new ServerSettings(
        property("keycloak.version"),
        Path.of(property("keycloak.archive")),
        Path.of(property("keycloak.work")),
        Database.valueOf(
            System.getProperty("keycloak.database", "h2").toUpperCase(java.util.Locale.ROOT)),
        paths("keycloak.providers"),
        paths("keycloak.realms"),
        runtime,
        Set.of(),
        Map.of());
  }

  /** The same on another database. */
  public ServerSettings on(Database other) {
    return new ServerSettings(
        version, archive, work, other, providers, realms, runtime, features, postgres);
  }

  /** The same with these features of Keycloak, for instance {@code scim-api}. */
  public ServerSettings with(Set<String> moreFeatures) {
    return new ServerSettings(
        version, archive, work, database, providers, realms, runtime, moreFeatures, postgres);
  }

  /** The same with these options of {@code start} instead. */
  public ServerSettings startedWith(Map<String, String> options) {
    return new ServerSettings(
        version, archive, work, database, providers, realms, options, features, postgres);
  }

  /** The same with these settings of PostgreSQL. */
  public ServerSettings withPostgres(Map<String, String> settings) {
    return new ServerSettings(
        version, archive, work, database, providers, realms, runtime, features, settings);
  }

  /** Options that Keycloak's {@code build} bakes in: a change of one costs a new build. */
  public Map<String, String> buildOptions() {
    Map<String, String> options =
        new TreeMap<>(
            Map.of("db", database.option, "health-enabled", "true", "metrics-enabled", "true"));
    if (!features.isEmpty()) {
      options.put("features", String.join(",", new TreeSet<>(features)));
    }
    return options;
  }

  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          "The system property " + name + " is not set: run this with Maven.");
    }
    return value;
  }

  private static List<Path> paths(String name) {
    return Arrays.stream(System.getProperty(name, "").split(File.pathSeparator, -1))
        .filter(path -> !path.isBlank())
        .map(path -> Path.of(path.strip()))
        .toList();
  }
}
