package io.cim.keycloak.network.guard;

/**
 * That something defeats the guard.
 *
 * @param sentence for operators: the log and the server info
 * @param anonymous the same without whom it is about, for the health check, which anybody may read
 *     who reaches the server's management port
 */
record Warning(String sentence, String anonymous) {

  /** About nobody in particular. */
  static Warning of(String sentence) {
    return new Warning(sentence, sentence);
  }
}
