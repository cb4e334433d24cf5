package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

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

  /** What the long-lived part of the heap holds, garbage included. */
  double old() throws IOException {
    return sum("jvm_memory_used_bytes", "Old Gen");
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
