package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs Gatling with a number of clients, in a JVM of its own. */
final class Load {

  private final String baseUrl;
  private final String authorization;
  private final Path reports;

  Load(String baseUrl, String authorization, Path reports) {
    this.baseUrl = baseUrl;
    this.authorization = authorization;
    this.reports = reports;
  }

  /**
   * What so many clients got.
   *
   * @param requests all that were sent
   * @param perSecond answered requests
   * @param median in milliseconds
   * @param failed requests that were not answered with 200
   */
  record Level(
      int clients,
      int seconds,
      long requests,
      double perSecond,
      double median,
      double p99,
      long failed) {}

  /** All clients page and filter for so many seconds, without pauses. */
  Level run(int clients, int seconds) throws IOException {
    Path log = reports.resolve("load-" + clients + ".log");
    Process gatling =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "-DbaseUrl=" + baseUrl,
                    "-Dauthorization=" + authorization,
                    "-Dclients=" + clients,
                    "-Dseconds=" + seconds,
                    "io.gatling.app.Gatling",
                    "-s",
                    LoadSimulation.class.getName(),
                    "-rf",
                    reports.resolve("load-" + clients).toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (gatling.waitFor() != 0) {
        throw new IOException("Gatling failed: see " + log);
      }
    } catch (InterruptedException e) {
      gatling.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    String summary = Files.readString(log);
    return new Level(
        clients,
        seconds,
        (long) number(summary, "request count", 1),
        number(summary, "mean throughput (rps)", 1),
        number(summary, "response time 50th percentile (ms)", 1),
        number(summary, "response time 99th percentile (ms)", 1),
        (long) number(summary, "request count", 3));
  }

  /** A number out of the table that Gatling ends with: 1 is about all requests, 3 about failed. */
  private static double number(String summary, String row, int column) throws IOException {
    for (String line : summary.lines().toList()) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 4 && cells[0].contains("> " + row)) {
        String number = cells[column].strip().replace(",", "");
        return number.equals("-") ? 0 : Double.parseDouble(number);
      }
    }
    throw new IOException("Gatling told nothing of: " + row);
  }
}
