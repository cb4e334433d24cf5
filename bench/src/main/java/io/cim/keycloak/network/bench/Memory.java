package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the server's JVM tells of its memory by Keycloak's metrics, in bytes. */
final class Memory {

  private final String managementUrl;

  Memory(String managementUrl) {
    this.managementUrl = managementUrl;
  }

  /** All that was allocated since the start. */
  double allocated() throws IOException {
    return sum("jvm_gc_memory_allocated_bytes_total", "");
  }

  /** The heap at its largest. */
  double most() throws IOException {
    return sum("jvm_memory_max_bytes", "area=\"heap\"");
  }

  /** What the heap holds when all garbage has been collected. */
  double live() throws IOException {
    for (long server : servers()) {
      collect(server);
    }
    return sum("jvm_memory_used_bytes", "area=\"heap\"");
  }

  /**
   * The processes of the JVMs that this one has started: while nothing else is measured, the
   * server.
   */
  private static long[] servers() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").matches(".*[/\\\\]java(\\.exe)?"))
        .mapToLong(ProcessHandle::pid)
        .toArray();
  }

  private static void collect(long process) throws IOException {
    try {
      new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
              Long.toString(process),
              "GC.run")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private double sum(String metric, String tag) throws IOException {
    try (InputStream in = URI.create(managementUrl + "/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(metric) && line.contains(tag))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }
}
