package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.support.NetworkError;

/**
 * That something must not happen.
 *
 * @param code what callers get
 * @param sentence what the person who tried it reads
 * @param member ID of the member whom it would have concerned, or null where that is nobody or many
 */
public record Refusal(NetworkError code, String sentence, String member) {

  static Refusal forbidden(String sentence) {
    return new Refusal(NetworkError.FORBIDDEN, sentence, null);
  }
}
