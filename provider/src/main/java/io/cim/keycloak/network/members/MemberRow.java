package io.cim.keycloak.network.members;

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

  /**
   * First name, space, last name; what is missing is left out, and the user name stands where both
   * are.
   */
  String displayName() {
    String name =
        ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
    return name.isEmpty() ? username : name;
  }
}
