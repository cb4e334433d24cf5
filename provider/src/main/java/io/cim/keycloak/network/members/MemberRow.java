package io.cim.keycloak.network.members;

import io.cim.keycloak.network.support.DisplayName;

/**
 * A member as Keycloak's user table has them.
 *
 * @param firstName or null
 * @param lastName or null
 * @param email or null
 * @param createdTimestamp epoch milliseconds, or null for an account that Keycloak has no date of
 */
record MemberRow(
    String id,
    String username,
    String firstName,
    String lastName,
    String email,
    boolean enabled,
    Long createdTimestamp) {

  String displayName() {
    return DisplayName.of(firstName, lastName, username);
  }
}
