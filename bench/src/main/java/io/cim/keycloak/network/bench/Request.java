package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.util.List;

/**
 * A request to the server.
 *
 * @param caller who sends it
 * @param path below the caller's address: the admin API of a realm, or its token endpoint
 * @param body as JSON, for the token endpoint as a form; or null
 */
record Request(Caller caller, String method, String path, String body) {

  /** The bytes of the answers to these requests, of which none may fail. */
  static long send(List<Request> requests) throws IOException {
    long bytes = 0;
    for (Request request : requests) {
      bytes += request.caller().answer(request).length;
    }
    return bytes;
  }
}
