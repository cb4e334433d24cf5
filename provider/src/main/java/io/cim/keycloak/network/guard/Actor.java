package io.cim.keycloak.network.guard;

import java.util.Set;

/**
 * Who wants to do something.
 *
 * @param id of the user; of a user in another realm where that realm's administrators may
 *     administer this one
 * @param operator whether a platform operator; never true together with {@code cimAdmin}
 * @param cimAdmin whether a CIM admin of this network
 * @param managementRoles IDs of the effective roles that administer the realm; only looked at for
 *     who gives roles and is no operator
 */
public record Actor(String id, boolean operator, boolean cimAdmin, Set<String> managementRoles) {}
