package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The export of all members: how fast it is, and what memory it takes on the way. */
final class Export {

  private static final String ALL = "network/users/export";

  /** Members a second. */
  private static final int TARGET = 20_000;

  /** How often the heap is looked at. */
  private static final int LOOKS = 10;

  /** What the heap may differ by, in bytes: other things go on in a server. */
  private static final double NOISE = 20e6;

  private final Caller caller;
  private final Memory memory;
  private final int members;

  Export(Caller caller, Memory memory, int members) {
    this.caller = caller;
    this.memory = memory;
    this.members = members;
  }

  /** Exports everybody twice: once to take the time, and once with many looks at the heap. */
  List<Measurements.Claim> claims() throws IOException {
    read(ALL + "?role=chatbot:chatbot-developer", Long.MAX_VALUE);
    double allocated = memory.allocated();
    long begin = System.nanoTime();
    long bytes = read(ALL, Long.MAX_VALUE).bytes();
    double perSecond = members / ((System.nanoTime() - begin) / 1e9);
    double perMember = (memory.allocated() - allocated) / members;
    double before = memory.live();
    double most = read(ALL, bytes / LOOKS).mostHeap();
    return List.of(
        new Measurements.Claim(
            "export of %,d members, %.0f MB".formatted(members, bytes / 1e6),
            "%,.0f a second".formatted(perSecond),
            Format.verdict(perSecond >= TARGET, "%,d a second".formatted(TARGET))),
        new Measurements.Claim(
            "allocated for each of them", "%.1f KB".formatted(perMember / 1e3), ""),
        new Measurements.Claim(
            "live heap before and at the most during an export",
            "%.0f MB, %.0f MB".formatted(before / 1e6, most / 1e6),
            Format.verdict(most <= before + NOISE, "constant (20 MB)")));
  }

  private record Read(long bytes, double mostHeap) {}

  private Read read(String path, long look) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    double mostHeap = 0;
    try (InputStream file = caller.open(caller.get(path))) {
      for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
        if (bytes / look != (bytes + read) / look) {
          mostHeap = Math.max(mostHeap, memory.live());
        }
        bytes += read;
      }
    }
    return new Read(bytes, mostHeap);
  }
}
