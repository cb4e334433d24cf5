package io.cim.keycloak.network.guard;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;

/**
 * Tells tokens whose subject a protocol mapper has overwritten: Keycloak believes the subject of a
 * token that belongs to no login, and so takes whoever can configure a client for anybody.
 */
final class Subjects {

  static final Refusal FORGED =
      Refusal.forbidden("The token was not issued to the account that it names.");

  private Subjects() {}

  /**
   * Whether the token of the request names somebody else than it was issued to.
   *
   * @param login the session that Keycloak has found or made for the token
   */
  static boolean isForged(KeycloakSession session, UserSessionModel login) {
    if (!(session.getContext().getBearerToken() instanceof AccessToken token)) {
      return false;
    }
    UserModel user = login.getUser();
    if (token.getSessionId() == null) {
      ClientModel client = login.getRealm().getClientByClientId(token.getIssuedFor());
      return client == null || !client.getId().equals(user.getServiceAccountClientLink());
    }
    String subject = token.getSubject();
    // a subject that is nobody's ID is a pairwise one, which Keycloak makes so that it tells
    // nothing
    return subject != null
        && !subject.equals(user.getId())
        && session.users().getUserById(login.getRealm(), subject) != null;
  }
}
