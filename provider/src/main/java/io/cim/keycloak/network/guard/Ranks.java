package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.products.CatalogueStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.Config;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** What somebody is in a network, as Keycloak's models tell it. */
final class Ranks {

  private final KeycloakSession session;
  private final RealmModel network;
  private final Set<String> diet;

  /**
   * The ranks in a network.
   *
   * @param diet names of the roles that no CIM admin should hold
   */
  Ranks(KeycloakSession session, RealmModel network, Set<String> diet) {
    this.session = session;
    this.network = network;
    this.diet = diet;
  }

  /**
   * The person who acts. A platform operator may manage the realm, by a role in the scope of the
   * token's client, and is no CIM admin, whatever that scope.
   *
   * @param home the realm of the user's account
   * @param client whose token it is, or null where there is none
   */
  Actor actor(RealmModel home, UserModel user, ClientModel client) {
    // what fine-grained permissions let the caller see must not change what the caller is
    return AdminPermissionsSchema.runWithoutAuthorization(
        session,
        () -> {
          Map<String, String> roles = managementRoles(home);
          Set<RoleModel> held = RoleUtils.getDeepUserRoleMappings(user);
          boolean cimAdmin = isHere(home) && isCimAdmin(user, held);
          Set<RoleModel> managing =
              held.stream()
                  .filter(role -> roles.containsKey(role.getId()))
                  .filter(role -> client == null || client.hasScope(role))
                  // what a CIM admin must not hold does not make them stronger
                  .filter(role -> !cimAdmin || !diet.contains(role.getName()))
                  .collect(Collectors.toSet());
          boolean operator =
              !cimAdmin
                  && managing.stream()
                      .anyMatch(role -> role.getName().equals(AdminRoles.MANAGE_REALM));
          return new Actor(
              user.getId(),
              operator,
              cimAdmin,
              managing.stream().map(role -> roles.get(role.getId())).collect(Collectors.toSet()));
        });
  }

  /** A member to whom something would be done. */
  Target target(UserModel user) {
    return AdminPermissionsSchema.runWithoutAuthorization(
        session,
        () -> {
          Map<String, String> roles = managementRoles(network);
          Set<RoleModel> held = new HashSet<>(RoleUtils.getDeepUserRoleMappings(user));
          held.addAll(OrganizationRoles.of(session, network, user));
          return new Target(
              user.getId(),
              held.contains(CimAdminRole.of(network)),
              held.stream()
                  .map(RoleModel::getId)
                  .filter(roles::containsKey)
                  .collect(Collectors.toSet()));
        });
  }

  /** Names of the roles that administer the network among these. */
  Set<String> names(Set<String> managementRoles) {
    return managementRoles.stream()
        .map(network::getRoleById)
        .filter(role -> role != null)
        .map(RoleModel::getName)
        .collect(Collectors.toSet());
  }

  private boolean isCimAdmin(UserModel user, Set<RoleModel> held) {
    RoleModel role = CimAdminRole.of(network);
    // nobody is stronger by an organization, where Keycloak gives nothing, but a CIM admin is one
    return role != null
        && (held.contains(role) || OrganizationRoles.of(session, network, user).contains(role));
  }

  private boolean isHere(RealmModel home) {
    return home.getId().equals(network.getId());
  }

  /**
   * The roles by which people of a realm administer the network: to the ID of each the ID of the
   * role of the network that is its like, which for people of the network is itself.
   */
  private Map<String, String> managementRoles(RealmModel home) {
    ClientModel here = network.getClientByClientId(CatalogueStore.managementClient(network));
    ClientModel there =
        isHere(home)
            ? here
            : Config.getAdminRealm().equals(home.getName()) ? network.getMasterAdminClient() : null;
    Map<String, String> roles = new HashMap<>();
    if (here != null && there != null) {
      there
          .getRolesStream()
          .forEach(
              role -> {
                RoleModel like = isHere(home) ? role : here.getRole(role.getName());
                if (like != null) {
                  roles.put(role.getId(), like.getId());
                }
              });
    }
    return roles;
  }
}
