package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the numbers depend on: the machine, the software on it, and how much there is. */
final class Machine {

  private Machine() {}

  /** What stands before the measurement. */
  static Map<String, String> before() throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "Date",
        ZonedDateTime.now(ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.MINUTES)
            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    facts.put(
        "Processor",
        "%s, %d cores"
            .formatted(
                line("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors()));
    facts.put("Memory", memory());
    facts.put(
        "Operating system",
        "%s, %s %s"
            .formatted(
                line("/etc/os-release", "PRETTY_NAME", "").replace("\"", ""),
                System.getProperty("os.name"),
                // without what its builder calls it
                System.getProperty("os.version").replaceFirst("-.*", "")));
    facts.put(
        "Load before the start",
        "%.1f processes (0 on an idle machine)"
            .formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    facts.put(
        "Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    return facts;
  }

  /** What the server and its database are, when the network is filled. */
  static Map<String, String> server(Connection database, double heap) throws SQLException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "Keycloak",
        "%s in production mode, one node, heap of at most %,.0f MB"
            .formatted(System.getProperty("keycloak.version"), heap / 1e6));
    facts.put(
        "PostgreSQL",
        "%s on the same machine, shared_buffers %s, fsync %s"
            .formatted(
                text(database, "show server_version"),
                text(database, "show shared_buffers"),
                text(database, "show fsync")));
    facts.put(
        "Network",
        "%,d members, %,d role mappings, %,d agent groups, %,d memberships, of which %,d confer a role"
            .formatted(
                count(database, "user_entity"),
                count(database, "user_role_mapping"),
                count(database, "network_agent_group"),
                count(database, "user_group_membership"),
                count(
                    database,
                    "user_group_membership where group_id in (select group_id from group_role_mapping)")));
    return facts;
  }

  private static String memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? "%.0f GB".formatted(system.getTotalMemorySize() / 1e9)
        : "unknown";
  }

  private static long count(Connection database, String table) throws SQLException {
    return Long.parseLong(text(database, "select count(*) from " + table));
  }

  private static String text(Connection database, String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  /** The value of the first line that begins with a name, in a file that only Linux has. */
  private static String line(String file, String name, String otherwise) throws IOException {
    Path path = Path.of(file);
    if (!Files.isReadable(path)) {
      return otherwise;
    }
    return Files.readAllLines(path).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.split("[:=]", 2)[1].strip())
        .findFirst()
        .orElse(otherwise);
  }
}
