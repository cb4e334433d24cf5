package io.cim.keycloak.network.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Who changed what for whom.
 *
 * @param id sorts entries of the same time
 * @param time in epoch milliseconds
 * @param actor null where nobody in particular did it
 * @param member whom it concerns, or null where it is no single person
 * @param action see docs/api.md
 * @param product its client ID, or null where it is about no product
 * @param role the module role whose permissions changed, otherwise null
 * @param before names, or null where unknown
 * @param after names, or null where unknown
 * @param via {@code network} for this API, {@code keycloak} for everything else
 * @param refused the code of the refusal where it was only an attempt, otherwise null
 * @param path of the resource, or null where unknown
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record HistoryEntry(
    String id,
    long time,
    Person actor,
    Person member,
    String action,
    String product,
    String role,
    List<String> before,
    List<String> after,
    String via,
    String refused,
    String path) {

  static final String NETWORK = "network";
  static final String KEYCLOAK = "keycloak";

  /**
   * Somebody as they were called at the time.
   *
   * @param username null where Keycloak did not know the name any more
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Person(String id, String username) {

    /** The person, or null where neither is known. */
    static Person of(String id, String username) {
      return id == null && username == null ? null : new Person(id, username);
    }
  }
}
