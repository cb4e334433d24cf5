package io.cim.keycloak.network.history;

import io.cim.keycloak.network.support.OpaqueText;
import io.cim.keycloak.network.support.QueryParameters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The position of an entry in the history. */
record HistoryCursor(long time, String id) {

  private static final Pattern FORM = Pattern.compile("history\n(\\d{1,18})\n([0-9a-f-]{36})");

  /**
   * Reads what {@link #encode()} wrote.
   *
   * @param text or null, which gives null
   */
  static HistoryCursor decode(String text) {
    if (text == null) {
      return null;
    }
    Matcher form = FORM.matcher(OpaqueText.decode(text));
    if (form.matches()) {
      return new HistoryCursor(Long.parseLong(form.group(1)), form.group(2));
    }
    throw QueryParameters.invalid("after", "Must be the 'next' of a page of the history.");
  }

  /** An opaque text for clients, safe in a URL. */
  String encode() {
    return OpaqueText.encode("history\n" + time + "\n" + id);
  }
}
