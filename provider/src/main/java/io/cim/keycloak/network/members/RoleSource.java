package io.cim.keycloak.network.members;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One way in which a member holds a module role.
 *
 * @param type {@code direct}: assigned; {@code composite}: inside an assigned role; {@code group}:
 *     mapped by a group
 * @param name of the assigned role, or the path of the group; null for {@code direct}
 * @param role of a group, the role it maps where that is a composite around the module role;
 *     otherwise null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoleSource(String type, String name, String role) {

  static RoleSource direct() {
    return new RoleSource("direct", null, null);
  }

  static RoleSource composite(String role) {
    return new RoleSource("composite", role, null);
  }

  static RoleSource group(String path, String role) {
    return new RoleSource("group", path, role);
  }
}
