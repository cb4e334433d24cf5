package io.cim.keycloak.network.invitations;

import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds the accounts of those who are invited. */
final class Accounts {

  private Accounts() {}

  /**
   * The account with an e-mail address, or null. Where several have it, which a realm may allow,
   * the first: Keycloak's own look-up would fail.
   */
  static UserModel ofAddress(KeycloakSession session, RealmModel realm, String address) {
    return session
        .users()
        .searchForUserStream(realm, Map.of(UserModel.EMAIL, address, UserModel.EXACT, "true"), 0, 1)
        .findFirst()
        .orElse(null);
  }
}
