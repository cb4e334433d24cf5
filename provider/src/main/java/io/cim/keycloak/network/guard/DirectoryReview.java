package io.cim.keycloak.network.guard;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Finds the mappers of directories that answer for roles and groups without a row in the database:
 * no comparison shows whom they make a CIM admin. The IDs and settings are those of Keycloak's own
 * LDAP mappers.
 */
final class DirectoryReview {

  private static final String MAPPERS = "org.keycloak.storage.ldap.mappers.LDAPStorageMapper";

  private static final String FIXED =
      "Realm %s: the directory's mapper %s gives everybody in the directory a role that makes CIM admins or administers"
          + " the realm, unseen by the guard. Give it to people in Keycloak instead.";

  private static final String LOOKED_UP =
      "Realm %s: the directory's mapper %s looks %s up in the directory, unseen by the guard. Let it import"
          + " them, or make sure that none of them makes CIM admins or administers the realm.";

  private DirectoryReview() {}

  /**
   * Looks at one network.
   *
   * @param state of the same network, which knows what is too strong
   */
  static List<Warning> of(KeycloakSession session, RealmModel realm, NetworkState state) {
    Set<String> strong =
        state.ways().stream()
            .filter(NetworkState.Way::isPossessed)
            .map(NetworkState.Way::id)
            .collect(Collectors.toSet());
    return realm
        .getComponentsStream()
        .filter(component -> MAPPERS.equals(component.getProviderType()))
        .sorted((one, other) -> one.getName().compareTo(other.getName()))
        .flatMap(mapper -> sentence(session, realm, mapper, strong).stream())
        .map(Warning::of)
        .toList();
  }

  private static Optional<String> sentence(
      KeycloakSession session, RealmModel realm, ComponentModel mapper, Set<String> strong) {
    String about =
        switch (mapper.getProviderId()) {
          case "hardcoded-ldap-role-mapper" ->
              strong.contains(role(session, realm, mapper.get("role"))) ? FIXED : null;
          case "hardcoded-ldap-group-mapper" ->
              strong.contains(group(session, realm, mapper.get("group"))) ? FIXED : null;
          case "role-ldap-mapper", "group-ldap-mapper" -> isLookedUp(mapper) ? LOOKED_UP : null;
          default -> null;
        };
    String what = mapper.getProviderId().startsWith("role") ? "roles" : "groups";
    return Optional.ofNullable(about)
        .map(sentence -> sentence.formatted(realm.getName(), mapper.getName(), what));
  }

  /** Also where the directory's are added to those in Keycloak. */
  private static boolean isLookedUp(ComponentModel mapper) {
    return !Objects.equals(mapper.get("mode"), "IMPORT");
  }

  private static String role(KeycloakSession session, RealmModel realm, String name) {
    RoleModel role =
        name == null ? null : KeycloakModelUtils.getRoleFromString(session, realm, name);
    return role == null ? "" : role.getId();
  }

  private static String group(KeycloakSession session, RealmModel realm, String path) {
    GroupModel group =
        path == null ? null : KeycloakModelUtils.findGroupByPath(session, realm, path);
    return group == null ? "" : group.getId();
  }
}
