package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Measures the same jobs on networks of several sizes, each with servers of its own that run at the
 * same time, turn by turn: a machine whose speed drifts is then as slow for each of them. One
 * network that grows is measured minutes apart, and what it tells is the drift.
 */
final class Growth {

  /** A JVM is slow until it has compiled what it does, and each server must have done as much. */
  private static final int WARM_UP = 10;

  /** To tell 1.3 times of few milliseconds from noise. */
  private static final int FINELY = 5;

  private static final long MOST_NANOS = 30_000_000_000L;

  private final List<Network> networks;
  private final int rounds;

  /**
   * What one way to do a job took.
   *
   * @param isStock Keycloak's own way
   * @param sizes of the networks, the smallest first
   * @param timings in each of them
   */
  record Line(String job, boolean isStock, List<Integer> sizes, List<Timings> timings) {

    List<Double> medians() {
      return timings.stream().map(Timings::median).toList();
    }

    /** How many times longer it takes in the largest than in the smallest. */
    double factor() {
      return medians().get(sizes.size() - 1) / medians().get(0);
    }
  }

  /**
   * What is to be measured.
   *
   * @param networks the smallest first
   * @param rounds how often each job is done by Keycloak's own way; ours is done more often
   */
  Growth(List<Network> networks, int rounds) {
    this.networks = networks;
    this.rounds = rounds;
  }

  /** For each job ours, and Keycloak's own. */
  List<Line> measure() throws IOException {
    List<List<Job>> ofNetworks = new ArrayList<>();
    for (Network network : networks) {
      ofNetworks.add(network.jobs().growing());
    }
    int jobs = ofNetworks.get(0).size();
    for (int i = 0; i < jobs; i++) {
      turns(ours(ofNetworks, i), WARM_UP * rounds);
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      // each by itself: what Keycloak reads for its own way pushes ours out of a processor's caches
      lines.add(line(ofNetworks, i, false, turns(ours(ofNetworks, i), FINELY * rounds)));
      lines.add(line(ofNetworks, i, true, turns(stock(ofNetworks, i), rounds)));
    }
    return lines;
  }

  private static List<IntFunction<List<Request>>> ours(List<List<Job>> ofNetworks, int job) {
    return ofNetworks.stream().map(jobs -> jobs.get(job).ours()).toList();
  }

  private static List<IntFunction<List<Request>>> stock(List<List<Job>> ofNetworks, int job) {
    return ofNetworks.stream().map(jobs -> jobs.get(job).stock()).toList();
  }

  private Line line(List<List<Job>> ofNetworks, int job, boolean isStock, List<Timings> timings) {
    return new Line(
        ofNetworks.get(0).get(job).name(),
        isStock,
        networks.stream().map(Network::members).toList(),
        timings);
  }

  /** So many rounds, or fewer if they take too long, but the same number for each network. */
  private static List<Timings> turns(List<IntFunction<List<Request>>> ways, int rounds)
      throws IOException {
    List<List<Double>> millis = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      millis.add(new ArrayList<>());
      order.add(i);
    }
    long begin = System.nanoTime();
    for (int run = 0; run < rounds && (run < 3 || System.nanoTime() - begin < MOST_NANOS); run++) {
      for (int i : order) {
        millis.get(i).add(Stopwatch.millis(ways.get(i), run));
      }
      // nobody always comes after the largest
      Collections.reverse(order);
    }
    return millis.stream().map(Timings::of).toList();
  }
}
