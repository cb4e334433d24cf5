package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.support.OpaqueText;
import io.cim.keycloak.network.support.QueryParameters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The position of an invitation in the list. */
record InvitationCursor(long created, String id) {

  private static final Pattern FORM = Pattern.compile("invitation\n(\\d{1,18})\n([0-9a-f-]{36})");

  /**
   * Reads what {@link #encode()} wrote.
   *
   * @param text or null, which gives null
   */
  static InvitationCursor decode(String text) {
    if (text == null) {
      return null;
    }
    Matcher form = FORM.matcher(OpaqueText.decode(text));
    if (form.matches()) {
      return new InvitationCursor(Long.parseLong(form.group(1)), form.group(2));
    }
    throw QueryParameters.invalid("after", "Must be the 'next' of a page of invitations.");
  }

  /** An opaque text for clients, safe in a URL. */
  String encode() {
    return OpaqueText.encode("invitation\n" + created + "\n" + id);
  }
}
