package io.cim.keycloak.network.invitations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whom to invite: e-mail addresses, and user names of members. Pure.
 *
 * @param given by their form for comparison, as they were given
 * @param malformed those that are neither
 */
record Addresses(Map<String, String> given, List<String> malformed) {

  /** The most that one call invites. */
  static final int MOST = 20;

  private static final int LONGEST = 255;

  /**
   * Sorts out what was given; the same address in another case counts once.
   *
   * @param isAddress tells e-mail addresses that Keycloak takes
   */
  static Addresses of(Iterable<String> entries, Predicate<String> isAddress) {
    Map<String, String> given = new LinkedHashMap<>();
    List<String> malformed = new ArrayList<>();
    for (String entry : entries) {
      String text = entry.strip();
      boolean fits = isLogin(text) ? !text.isEmpty() : isAddress.test(text);
      if (fits
          && text.length() <= LONGEST
          && text.codePoints().noneMatch(Character::isISOControl)) {
        given.putIfAbsent(key(text), text);
      } else {
        malformed.add(entry);
      }
    }
    return new Addresses(given, malformed);
  }

  /** Whether this is a user name rather than an e-mail address. */
  static boolean isLogin(String entry) {
    return entry.indexOf('@') < 0;
  }

  /** The form by which entries are compared. */
  static String key(String entry) {
    return entry.toLowerCase(Locale.ROOT);
  }
}
