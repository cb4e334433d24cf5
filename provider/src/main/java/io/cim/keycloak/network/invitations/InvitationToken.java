package io.cim.keycloak.network.invitations;

import java.net.URI;
import java.util.UUID;
import org.keycloak.authentication.actiontoken.DefaultActionToken;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.services.resources.LoginActionsService;

/**
 * What a link carries: the ID of an invitation and a nonce, and nothing of who is invited to what.
 * Whether it is good is for the row to say, which knows the hash of the newest nonce and when the
 * invitation expires.
 */
public final class InvitationToken extends DefaultActionToken {

  private static final long serialVersionUID = 1;

  /** Keycloak finds the handler by it. */
  static final String TYPE = "network-invitation";

  /** For JSON. */
  InvitationToken() {}

  /**
   * A token.
   *
   * @param until when Keycloak refuses it, in seconds since the epoch; not before the invitation
   *     has expired and is forgotten, so that people can be told what became of it
   */
  InvitationToken(String invitationId, UUID nonce, int until) {
    super(null, TYPE, until, nonce);
    id(invitationId);
  }

  /**
   * The link for a mail.
   *
   * @param session whose context has the realm
   * @param base where people reach the server
   */
  URI link(KeycloakSession session, RealmModel realm, URI base) {
    String issuer = Urls.realmIssuer(base, realm.getName());
    issuedNow().issuer(issuer).audience(issuer);
    return Urls.loginActionsBase(base)
        .path(LoginActionsService.class, "executeActionToken")
        .queryParam("key", session.tokens().encode(this))
        .build(realm.getName());
  }
}
