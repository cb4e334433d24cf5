package io.cim.keycloak.network.support;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Texts that clients hand back as they got them, and that are safe in a URL: cursors. */
public final class OpaqueText {

  private OpaqueText() {}

  /** The form for clients. */
  public static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What was encoded; an empty text where this is no encoded text at all. */
  public static String decode(String opaque) {
    try {
      return new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
