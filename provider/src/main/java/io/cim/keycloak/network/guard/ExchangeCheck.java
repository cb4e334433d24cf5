package io.cim.keycloak.network.guard;

import jakarta.ws.rs.core.MultivaluedMap;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keeps tokens from being exchanged for another person's, which the first version of Keycloak's
 * token exchange grants to whoever may impersonate, and from being exchanged where they name
 * another than they were issued to. It looks when the request is about to commit: at its begin the
 * form is not read yet.
 */
final class ExchangeCheck {

  private static final Refusal EXCHANGED =
      Refusal.forbidden(
          "In a network with CIM admins nobody exchanges a token for another person's.");

  private ExchangeCheck() {}

  static void enlist(KeycloakSession session, RealmModel realm) {
    LateRefusal.enlist(session, realm, EXCHANGED, () -> isForAnother(session));
    LateRefusal.enlist(session, realm, Subjects.FORGED, () -> isOfAnother(session, realm));
  }

  private static boolean isForAnother(KeycloakSession session) {
    MultivaluedMap<String, String> form = form(session);
    return isExchange(form) && form.containsKey(OAuth2Constants.REQUESTED_SUBJECT);
  }

  private static boolean isOfAnother(KeycloakSession session, RealmModel realm) {
    MultivaluedMap<String, String> form = form(session);
    return isExchange(form)
        && Subjects.isForged(session, realm, form.getFirst(OAuth2Constants.SUBJECT_TOKEN));
  }

  private static MultivaluedMap<String, String> form(KeycloakSession session) {
    return session.getContext().getHttpRequest().getDecodedFormParameters();
  }

  private static boolean isExchange(MultivaluedMap<String, String> form) {
    return OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE.equals(
        form.getFirst(OAuth2Constants.GRANT_TYPE));
  }
}
