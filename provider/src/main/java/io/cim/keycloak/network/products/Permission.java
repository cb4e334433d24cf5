package io.cim.keycloak.network.products;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One page or action of a product.
 *
 * @param id of the Keycloak role; not part of the API
 * @param name of the Keycloak role, unique in its product
 * @param description or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Permission(@JsonIgnore String id, String name, String description) {}
