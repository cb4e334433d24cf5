package io.cim.keycloak.network.guard;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AdminRoles;

/** The roles that administer a realm, by name, as far as the guard looks at all their holders. */
public final class StrongRoles {

  /**
   * What a CIM admin never holds: each of these roles takes over accounts by changing what logs
   * them in, not the accounts, or shows the secrets that log service accounts in.
   */
  static final Set<String> DIET =
      Set.of(
          AdminRoles.REALM_ADMIN,
          AdminRoles.MANAGE_REALM,
          AdminRoles.MANAGE_CLIENTS,
          AdminRoles.VIEW_CLIENTS,
          AdminRoles.CREATE_CLIENT,
          AdminRoles.MANAGE_IDENTITY_PROVIDERS,
          AdminRoles.MANAGE_AUTHORIZATION,
          AdminRoles.MANAGE_EVENTS,
          AdminRoles.MANAGE_ORGANIZATIONS,
          AdminRoles.IMPERSONATION);

  private final Set<String> diet;

  /** Whether a role of this name is one that a CIM admin should not hold and does nothing by. */
  public static boolean isOnDiet(String name) {
    return DIET.contains(name);
  }

  /**
   * The diet and what an operator adds to it.
   *
   * @param more names of further roles of the management client
   */
  StrongRoles(Set<String> more) {
    diet = new HashSet<>(DIET);
    diet.addAll(more);
  }

  /** Names of the roles of the diet. */
  Set<String> diet() {
    return diet;
  }

  /** Names of the roles whose holders only their equals may change, at least. */
  Set<String> all() {
    return Stream.concat(diet.stream(), Stream.of(AdminRoles.MANAGE_USERS))
        .collect(Collectors.toSet());
  }
}
