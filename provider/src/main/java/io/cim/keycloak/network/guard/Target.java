package io.cim.keycloak.network.guard;

import java.util.Set;

/**
 * The member to whom something would be done.
 *
 * @param id of the user
 * @param cimAdmin whether a CIM admin, by whatever way
 * @param managementRoles IDs of the effective roles that administer the realm
 */
public record Target(String id, boolean cimAdmin, Set<String> managementRoles) {}
