package io.cim.keycloak.network.members;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A cursor written by hand, as {@link Cursor#encode()} does: the tests against a server do not load
 * server classes.
 */
public record CursorText(String key, String value, String id) {

  /** As the API writes it. */
  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((key + "\n" + value + "\n" + id).getBytes(StandardCharsets.UTF_8));
  }
}
