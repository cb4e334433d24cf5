package io.cim.keycloak.network.products;

import java.util.List;

/**
 * What a member may be in a product.
 *
 * @param id of the Keycloak role
 * @param name of the Keycloak role, unique in its product
 * @param description or null
 * @param permissions names of the permissions that it carries, sorted
 * @param accountAdministrator attribute {@code cim.account-admin}
 * @param supervisor attribute {@code cim.supervisor}
 */
public record ModuleRole(
    String id,
    String name,
    String description,
    List<String> permissions,
    boolean accountAdministrator,
    boolean supervisor) {}
