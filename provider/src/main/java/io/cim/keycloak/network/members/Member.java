package io.cim.keycloak.network.members;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cim.keycloak.network.guard.MemberRules;
import java.util.Map;

/**
 * A member on the wire.
 *
 * @param displayName first name, space, last name, or the user name where there is neither
 * @param createdTimestamp when the account was made, in epoch milliseconds, or null where Keycloak
 *     does not know
 * @param products by client ID, only those in which the member has a role
 * @param access what this caller may do to this member; null where nobody asks
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Member(
    String id,
    String username,
    String displayName,
    String firstName,
    String lastName,
    String email,
    boolean enabled,
    Long createdTimestamp,
    boolean cimAdmin,
    Map<String, Holdings.ProductRoles> products,
    MemberRules.Allowed access) {

  static Member of(MemberRow row, Holdings holdings, MemberRules.Allowed access) {
    return new Member(
        row.id(),
        row.username(),
        row.displayName(),
        row.firstName(),
        row.lastName(),
        row.email(),
        row.enabled(),
        row.createdTimestamp(),
        holdings.cimAdmin(),
        holdings.products(),
        access);
  }
}
