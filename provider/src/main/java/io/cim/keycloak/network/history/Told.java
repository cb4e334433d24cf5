package io.cim.keycloak.network.history;

import java.util.List;

/**
 * What an admin event tells by itself. It never holds more of a representation than names.
 *
 * @param action null where the event alone does not tell it
 * @param memberId null where it is about nobody in particular
 * @param memberName null where the event does not tell it
 * @param look where to look for what the event does not tell
 */
record Told(
    Action action,
    String memberId,
    String memberName,
    String product,
    String role,
    List<String> before,
    List<String> after,
    Look look) {

  /** Where to look for what an event does not tell. */
  enum Look {
    /** It tells everything. */
    NOWHERE,
    /** Which roles and groups of the member changed in this session. */
    MEMBER,
    /** As {@link #MEMBER}, and which fields of the profile changed. */
    PROFILE,
    /** Which module roles have other permissions now. */
    PERMISSIONS
  }

  /** Something that happened to a member through Keycloak. */
  static Told member(Action action, String id, String name, Look look) {
    return new Told(action, id, name, null, null, null, null, look);
  }

  /** Something that happened to no member. */
  static Told general(Action action, Look look) {
    return new Told(action, null, null, null, null, null, null, look);
  }
}
