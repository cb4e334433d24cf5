package io.cim.keycloak.network.guard;

import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.encode.DefaultTokenContextEncoderProvider;
import org.keycloak.protocol.oidc.encode.TokenContextEncoderProvider;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AppAuthManager.AuthHeader;

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
    AccessToken token = shown(session);
    if (token == null) {
      return false;
    }
    UserModel user = login.getUser();
    if (token.getSessionId() == null) {
      return isOfAnotherClient(session, login.getRealm(), token, user);
    }
    String subject = token.getSubject();
    // a subject that is nobody's ID is a pairwise one, which Keycloak makes so that it tells
    // nothing
    return subject != null
        && !subject.equals(user.getId())
        && session.users().getUserById(login.getRealm(), subject) != null;
  }

  /**
   * Whether a token that is to be exchanged names somebody else than it was issued to: what it is
   * exchanged for would not show that any more.
   */
  static boolean isForged(KeycloakSession session, RealmModel realm, String text) {
    AccessToken token = session.tokens().decode(text, AccessToken.class);
    if (token == null || token.getSessionId() != null) {
      return false; // Keycloak refuses it, or takes it for whoever has logged in
    }
    // by the user name where the subject is nobody's, as Keycloak does
    UserModel user = TokenManager.lookupUserFromStatelessToken(session, realm, token);
    return user != null && isOfAnotherClient(session, realm, token, user);
  }

  /**
   * The token of the request, or null where it shows none. Not every interface of Keycloak leaves
   * in the context what it has been shown.
   */
  private static AccessToken shown(KeycloakSession session) {
    if (session.getContext().getBearerToken() != null || CurrentRequest.get() == null) {
      return session.getContext().getBearerToken() instanceof AccessToken token ? token : null;
    }
    AuthHeader header =
        AppAuthManager.extractAuthorizationHeaderTokenOrReturnNull(
            session.getContext().getHttpRequest().getHttpHeaders());
    return header == null ? null : session.tokens().decode(header.getToken(), AccessToken.class);
  }

  /** Whether a client got the token for itself, and it names another than its service account. */
  private static boolean isOfAnotherClient(
      KeycloakSession session, RealmModel realm, AccessToken token, UserModel user) {
    if (!isOfClient(session, token)) {
      return false;
    }
    ClientModel client = realm.getClientByClientId(token.getIssuedFor());
    return client == null || !client.getId().equals(user.getServiceAccountClientLink());
  }

  /**
   * Whether a client got the token for itself. People have such without a login too: for an
   * assertion of an identity provider, and for another token. No mapper can overwrite the ID, which
   * tells that; where it does not, nobody is believed to be more than a client.
   */
  private static boolean isOfClient(KeycloakSession session, AccessToken token) {
    if (token.getId() == null) {
      return true;
    }
    try {
      String grant =
          session
              .getProvider(TokenContextEncoderProvider.class)
              .getTokenContextFromTokenId(token.getId())
              .getGrantType();
      return grant.equals(OAuth2Constants.CLIENT_CREDENTIALS)
          || grant.equals(DefaultTokenContextEncoderProvider.UNKNOWN);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
