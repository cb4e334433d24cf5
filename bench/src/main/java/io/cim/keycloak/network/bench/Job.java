package io.cim.keycloak.network.bench;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Something that an identity admin does, by the network API and by what Keycloak has for it.
 *
 * @param name for the report
 * @param targets what it has to reach, all of them; may be none
 * @param ours the requests of one run, by its number
 * @param stock the same for Keycloak's own API, or null where it has no such thing
 */
record Job(
    String name,
    List<Target> targets,
    IntFunction<List<Request>> ours,
    IntFunction<List<Request>> stock) {

  /**
   * A job whose requests are the same in every run.
   *
   * @param millis the median that ours must not exceed, or null
   * @param stock or null
   */
  static Job of(String name, Double millis, List<Request> ours, List<Request> stock) {
    return new Job(
        name,
        millis == null ? List.of() : List.of(Target.millis(millis)),
        run -> ours,
        stock == null ? null : run -> stock);
  }

  /** The same, and Keycloak's own way has to take so many times longer. */
  Job faster(double times) {
    return new Job(
        name,
        Stream.concat(targets.stream(), Stream.of(Target.times(times))).toList(),
        ours,
        stock);
  }
}
