package io.cim.keycloak.network.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a run has measured so far. */
final class Measurements {

  private final List<Result> jobs = new ArrayList<>();
  private final List<Result> positions = new ArrayList<>();
  private final Map<Integer, List<Result>> growth = new LinkedHashMap<>();
  private final List<Load.Level> load = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();

  List<Result> jobs() {
    return jobs;
  }

  /** The list at positions, the first to the last. */
  List<Result> positions() {
    return positions;
  }

  /** The same jobs by the size of the network. */
  Map<Integer, List<Result>> growth() {
    return growth;
  }

  List<Load.Level> load() {
    return load;
  }

  /** What else is worth telling, by what it is. */
  Map<String, String> facts() {
    return facts;
  }

  /** Time by position, time by size, throughput by clients: what there is of them. */
  List<Plot> plots() {
    List<Plot> plots = new ArrayList<>();
    if (positions.size() > 1) {
      plots.add(
          new Plot(
              "Page of 50 by its position in the list",
              "median, ms",
              positions.stream().map(result -> result.job().name()).toList(),
              both(positions)));
    }
    if (growth.size() > 1) {
      plots.add(
          new Plot(
              "By the size of the network",
              "median, ms",
              growth.keySet().stream().map("%,d"::formatted).toList(),
              bySize()));
    }
    if (load.size() > 1) {
      plots.add(
          new Plot(
              "Throughput by clients",
              "requests per second",
              load.stream().map(level -> Integer.toString(level.clients())).toList(),
              Map.of("ours", load.stream().map(Load.Level::perSecond).toList())));
    }
    return plots;
  }

  private static Map<String, List<Double>> both(List<Result> results) {
    Map<String, List<Double>> series = new LinkedHashMap<>();
    series.put("ours", results.stream().map(one -> one.ours().timings().median()).toList());
    series.put("stock", results.stream().map(one -> one.stock().timings().median()).toList());
    return series;
  }

  private Map<String, List<Double>> bySize() {
    Map<String, List<Double>> series = new LinkedHashMap<>();
    growth.values().stream()
        .flatMap(List::stream)
        .forEach(
            result ->
                series
                    .computeIfAbsent(result.job().name(), name -> new ArrayList<>())
                    .add(result.ours().timings().median()));
    return series;
  }
}
