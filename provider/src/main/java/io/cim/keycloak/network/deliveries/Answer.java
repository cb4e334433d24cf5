package io.cim.keycloak.network.deliveries;

/**
 * How an attempt ended.
 *
 * @param failure what a person can act on, or null where it was a success
 */
record Answer(Kind kind, String failure) {

  /** What follows from it. */
  enum Kind {
    /** The product has it. */
    CONFIRMED,
    /** The product has it not, but may take it another time. */
    FAILED,
    /** The product says that it will never take this one. */
    REFUSED
  }

  static final Answer CONFIRMED = new Answer(Kind.CONFIRMED, null);

  static Answer failed(String failure) {
    return new Answer(Kind.FAILED, failure);
  }

  static Answer refused(String failure) {
    return new Answer(Kind.REFUSED, failure);
  }
}
