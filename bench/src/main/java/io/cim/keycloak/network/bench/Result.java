package io.cim.keycloak.network.bench;

/**
 * What a job took.
 *
 * @param stock or null where Keycloak has no such thing
 */
record Result(Job job, Side ours, Side stock) {

  /**
   * One of the two ways to do it.
   *
   * @param statements SQL statements of one run
   * @param bytes of the answers of one run
   */
  record Side(Timings timings, long statements, long bytes) {}

  /** How many times longer Keycloak's own way takes; not a number where there is none. */
  double ratio() {
    return stock == null ? Double.NaN : stock.timings().median() / ours.timings().median();
  }

  boolean meetsTarget() {
    return job.target() == null || ours.timings().median() <= job.target();
  }
}
