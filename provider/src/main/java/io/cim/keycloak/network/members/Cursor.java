package io.cim.keycloak.network.members;

import io.cim.keycloak.network.support.OpaqueText;
import io.cim.keycloak.network.support.QueryParameters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The position of a member in the list. It is good for both directions of an order, so that a
 * client can also walk back.
 *
 * @param key by what the list is sorted
 * @param value what the member has there: the user name or the milliseconds of the joining; empty
 *     where sorted by ID
 * @param id of the member
 */
record Cursor(MemberSort.Key key, String value, String id) {

  private static final Pattern FORM =
      Pattern.compile("(id|joined|username)\n([^\n\0]*)\n([^\n\0]+)");
  private static final Pattern MILLIS = Pattern.compile("-?\\d{1,18}");

  /**
   * Reads what {@link #encode()} wrote.
   *
   * @param text or null, which gives null
   */
  static Cursor decode(String text, MemberSort sort) {
    if (text == null) {
      return null;
    }
    Matcher form = FORM.matcher(OpaqueText.decode(text));
    if (form.matches()
        && form.group(1).equals(sort.key().wireName())
        && (sort.key() != MemberSort.Key.JOINED || MILLIS.matcher(form.group(2)).matches())) {
      return new Cursor(sort.key(), form.group(2), form.group(3));
    }
    throw QueryParameters.invalid("after", "Must be the 'next' of a page of the same order.");
  }

  /** The position of a member in a list of this order. */
  static Cursor of(MemberRow row, MemberSort sort) {
    String value =
        switch (sort.key()) {
          case ID -> "";
          case JOINED -> Long.toString(row.createdTimestamp() == null ? 0 : row.createdTimestamp());
          case USERNAME -> row.username();
        };
    return new Cursor(sort.key(), value, row.id());
  }

  /** The value as the database compares it. */
  Object comparable() {
    return key == MemberSort.Key.JOINED ? (Object) Long.valueOf(value) : value;
  }

  /** An opaque text for clients, safe in a URL. */
  String encode() {
    return OpaqueText.encode(key.wireName() + "\n" + value + "\n" + id);
  }
}
