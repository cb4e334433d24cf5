package io.cim.keycloak.network.guard;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keeps tokens from being exchanged for another person's, which the first version of Keycloak's
 * token exchange grants to whoever may impersonate. It looks when the request is about to commit:
 * at its begin the form is not read yet.
 */
final class ExchangeCheck {

  private static final Refusal EXCHANGED =
      Refusal.forbidden(
          "In a network with CIM admins nobody exchanges a token for another person's.");

  private ExchangeCheck() {}

  static void enlist(KeycloakSession session, RealmModel realm) {
    LateRefusal.enlist(session, realm, EXCHANGED, () -> isForAnother(session));
  }

  private static boolean isForAnother(KeycloakSession session) {
    MultivaluedMap<String, String> form =
        session.getContext().getHttpRequest().getDecodedFormParameters();
    return OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE.equals(
            form.getFirst(OAuth2Constants.GRANT_TYPE))
        && form.containsKey(OAuth2Constants.REQUESTED_SUBJECT);
  }
}
