package io.cim.keycloak.network.deliveries;

import io.cim.keycloak.network.support.OpaqueText;
import io.cim.keycloak.network.support.QueryParameters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The position of a delivery in the list: its ID, which is in order of time. */
final class DeliveryCursor {

  private static final Pattern FORM = Pattern.compile("deliveries\n([0-9a-f-]{36})");

  private DeliveryCursor() {}

  /**
   * Reads what {@link #encode} wrote.
   *
   * @param text or null, which gives null
   */
  static String decode(String text) {
    if (text == null) {
      return null;
    }
    Matcher form = FORM.matcher(OpaqueText.decode(text));
    if (!form.matches()) {
      throw QueryParameters.invalid("after", "Must be the 'next' of a page of the deliveries.");
    }
    return form.group(1);
  }

  /** An opaque text for clients. */
  static String encode(String id) {
    return OpaqueText.encode("deliveries\n" + id);
  }
}
