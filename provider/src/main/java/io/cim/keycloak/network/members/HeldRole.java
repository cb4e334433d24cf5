package io.cim.keycloak.network.members;

/**
 * A role as the database has it for a member.
 *
 * @param memberId who holds it
 * @param roleId of any role of the realm
 * @param groupId the group that maps the role, the member's own or one above it; null where it is
 *     assigned directly
 */
public record HeldRole(String memberId, String roleId, String groupId) {}
