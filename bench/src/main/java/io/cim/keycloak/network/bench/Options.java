package io.cim.keycloak.network.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run of the benchmark is asked for.
 *
 * @param members the size of the largest network
 * @param seconds how long each level of load lasts; the highest lasts five times as long
 * @param rounds how often each job is done at the most
 * @param report the folder for the report
 */
record Options(int members, int seconds, int rounds, Path report) {

  static Options fromSystemProperties() {
    return new Options(
        Integer.getInteger("members", 1_000_000),
        Integer.getInteger("seconds", 60),
        Integer.getInteger("rounds", 200),
        Path.of(System.getProperty("report", "target")));
  }

  /** As they are written on the command line. */
  String text() {
    return "-Dmembers=%d -Dseconds=%d -Drounds=%d".formatted(members, seconds, rounds);
  }

  /** The sizes of the smaller networks that the growth is measured against, the smallest first. */
  List<Integer> smallerSizes() {
    return Stream.of(10_000, 100_000).filter(size -> size < members).toList();
  }
}
