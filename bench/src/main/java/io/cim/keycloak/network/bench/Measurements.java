package io.cim.keycloak.network.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a run has measured so far. */
final class Measurements {

  private final Map<String, String> machine = new LinkedHashMap<>();
  private final Map<String, List<Result>> jobs = new LinkedHashMap<>();
  private final List<Result> additions = new ArrayList<>();
  private final List<Growth.Line> growth = new ArrayList<>();
  private final List<Result> positions = new ArrayList<>();
  private final List<Visits> console = new ArrayList<>();
  private final List<Load.Level> load = new ArrayList<>();
  private final List<Claim> memory = new ArrayList<>();

  /**
   * A number that is no time.
   *
   * @param verdict whether it is as it has to be, in words
   */
  record Claim(String what, String value, String verdict) {}

  /** What the numbers depend on, by its name. */
  Map<String, String> machine() {
    return machine;
  }

  /** By the title of the group. */
  Map<String, List<Result>> jobs() {
    return jobs;
  }

  /** Jobs of which it is told what ours adds to Keycloak's own work. */
  List<Result> additions() {
    return additions;
  }

  /** The same jobs by the size of the network; empty where there is one size. */
  List<Growth.Line> growth() {
    return growth;
  }

  /** The list at positions, the first to the last. */
  List<Result> positions() {
    return positions;
  }

  /** Empty where there is no browser. */
  List<Visits> console() {
    return console;
  }

  List<Load.Level> load() {
    return load;
  }

  List<Claim> memory() {
    return memory;
  }
}
