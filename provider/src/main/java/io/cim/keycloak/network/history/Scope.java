package io.cim.keycloak.network.history;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.products.CatalogueStore;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What of a member's roles and groups stands together in one entry: the roles of one product, the
 * role of CIM admins, all other roles, the groups, or the posts of a default agent.
 *
 * @param product its client ID, or null for the others
 */
record Scope(Action action, String product) {

  static final Scope GROUPS = new Scope(Action.GROUPS_CHANGED, null);
  static final Scope POSTS = new Scope(Action.DEFAULT_AGENT_CHANGED, null);

  private static final Scope CIM_ADMIN = new Scope(Action.CIM_ADMIN_MADE, null);
  private static final Scope OTHER_ROLES = new Scope(Action.ROLES_CHANGED, null);

  /** Where a role belongs. */
  static Scope of(RoleModel role) {
    if (role.getContainer() instanceof ClientModel client) {
      return CatalogueStore.isProduct(client)
          ? new Scope(Action.PRODUCTS_CHANGED, client.getClientId())
          : OTHER_ROLES;
    }
    return role.getName().equals(Caller.CIM_ADMIN) ? CIM_ADMIN : OTHER_ROLES;
  }

  /** How a role is called in its scope. */
  static String name(RoleModel role) {
    return role.getContainer() instanceof ClientModel client && of(role).equals(OTHER_ROLES)
        ? client.getClientId() + ":" + role.getName()
        : role.getName();
  }

  /** How a group is called: by its path, since names repeat. */
  static String name(GroupModel group) {
    return KeycloakModelUtils.buildGroupPath(group);
  }

  /** What the member has now of this, assigned directly. */
  List<String> now(UserModel member, AgentGroups agentGroups) {
    Stream<String> names =
        equals(GROUPS)
            ? member.getGroupsStream().map(Scope::name)
            : equals(POSTS)
                ? agentGroups.posts(member.getId())
                : member
                    .getRoleMappingsStream()
                    .filter(role -> of(role).equals(this))
                    .map(Scope::name);
    return names.sorted().toList();
  }

  /** The action of an entry after which the member has these. */
  Action action(List<String> after) {
    return equals(CIM_ADMIN) && after.isEmpty() ? Action.CIM_ADMIN_UNMADE : action;
  }
}
