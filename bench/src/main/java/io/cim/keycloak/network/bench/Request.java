package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.util.List;

/**
 * A request to an admin API.
 *
 * @param caller who sends it
 * @param path below {@code /admin/realms/} and the caller's realm
 * @param body as JSON, or null
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
