package io.cim.keycloak.network.bench;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Something that an identity admin does, by the network API and by what Keycloak has for it.
 *
 * @param name for the report
 * @param target the median in milliseconds that ours must not exceed, or null
 * @param ours the requests of one run, by its number
 * @param stock the same for Keycloak's own API, or null where it has no such thing
 */
record Job(
    String name, Double target, IntFunction<List<Request>> ours, IntFunction<List<Request>> stock) {

  static Job of(String name, Double target, List<Request> ours, List<Request> stock) {
    return new Job(name, target, run -> ours, stock == null ? null : run -> stock);
  }
}
