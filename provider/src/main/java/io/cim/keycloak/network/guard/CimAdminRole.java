package io.cim.keycloak.network.guard;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * The realm role that makes CIM admins. The guard notes its ID in an attribute of the realm: only
 * platform operators can change those, since the guard keeps the realm's settings from everybody
 * else, and a role that was renamed or replaced is told from a realm that is no network.
 */
public final class CimAdminRole {

  /** The realm's attribute with the ID of the role. */
  static final String PIN = "cim.guard.role";

  /** The realm's attribute by which an operator says that the network needs no CIM admin. */
  static final String WITHOUT_ADMIN = "cim.guard.allow-no-cim-admin";

  private CimAdminRole() {}

  /** Whether the realm is a network: it has the role, or had it. */
  static boolean isIn(RealmModel realm) {
    return realm.getAttribute(PIN) != null || realm.getRole(NetworkState.CIM_ADMIN) != null;
  }

  /** The role, even where it was renamed; null where there is none. */
  public static RoleModel of(RealmModel realm) {
    String pinned = realm.getAttribute(PIN);
    RoleModel role = pinned == null ? null : realm.getRoleById(pinned);
    return role == null ? realm.getRole(NetworkState.CIM_ADMIN) : role;
  }

  /** ID of the role, even where it was renamed; null where there is none. */
  public static String idOf(RealmModel realm) {
    RoleModel role = of(realm);
    return role == null ? null : role.getId();
  }

  /** Whether somebody of the realm holds it, by whatever way. */
  public static boolean isHeldBy(KeycloakSession session, RealmModel realm, UserModel user) {
    RoleModel role = of(realm);
    return role != null
        && (user.hasRole(role) || OrganizationRoles.of(session, realm, user).contains(role));
  }

  /** Whether an operator has said that the network needs no enabled CIM admin. */
  public static boolean mayHaveNoHolder(RealmModel realm) {
    return "true".equals(realm.getAttribute(WITHOUT_ADMIN));
  }

  /**
   * Notes the role that bears the name now.
   *
   * @return whether there was something to note
   */
  static boolean pin(RealmModel realm) {
    RoleModel named = realm.getRole(NetworkState.CIM_ADMIN);
    if (named == null || named.getId().equals(realm.getAttribute(PIN))) {
      return false;
    }
    realm.setAttribute(PIN, named.getId());
    return true;
  }
}
