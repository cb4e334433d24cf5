package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.support.DisplayName;
import jakarta.persistence.Tuple;

/**
 * A member as an agent, on the wire.
 *
 * @param displayName as in the list of members
 */
public record Agent(String id, String username, String displayName) {

  /** What {@link #of} needs of the entity of this alias. */
  static String columns(String alias) {
    return "%1$s.id as agentId, %1$s.username as username, %1$s.firstName as firstName, %1$s.lastName as lastName"
        .formatted(alias);
  }

  /** The agent of a row, or null where it has none. */
  static Agent of(Tuple row) {
    String username = row.get("username", String.class);
    return username == null
        ? null
        : new Agent(
            row.get("agentId", String.class),
            username,
            DisplayName.of(
                row.get("firstName", String.class), row.get("lastName", String.class), username));
  }
}
