package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.products.CatalogueStore;
import io.cim.keycloak.network.support.DisplayName;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/**
 * Somebody who has invited, with the rights that they have now: as if they called the API at this
 * moment, by the same client.
 */
record Inviter(Caller caller, UserModel user, AdminEventBuilder adminEvent) {

  /** The inviter, or empty for who may invite nobody any more. */
  static Optional<Inviter> of(
      KeycloakSession session,
      RealmModel realm,
      CatalogueStore catalogue,
      InvitationEntity invitation) {
    RealmModel home = session.realms().getRealm(invitation.inviterRealmId());
    UserModel user = account(session, invitation);
    ClientModel client =
        home == null || invitation.inviterClientId() == null
            ? null
            : home.getClientById(invitation.inviterClientId());
    if (user == null || !user.isEnabled() || client == null || !client.isEnabled()) {
      return Optional.empty();
    }
    AdminAuth auth = new AdminAuth(home, token(user, client), user, client);
    Caller caller =
        new Caller(session, realm, AdminPermissions.evaluator(session, realm, auth), catalogue);
    return caller.invites()
        ? Optional.of(
            new Inviter(
                caller,
                user,
                new AdminEventBuilder(realm, auth, session, session.getContext().getConnection())
                    .detail("invitation", invitation.id())))
        : Optional.empty();
  }

  /** The inviter's account, or null where it is gone. */
  static UserModel account(KeycloakSession session, InvitationEntity invitation) {
    RealmModel home = session.realms().getRealm(invitation.inviterRealmId());
    return home == null ? null : session.users().getUserById(home, invitation.inviterId());
  }

  /** How invited people know the inviter: by the name, or the user name where there is none. */
  static String name(KeycloakSession session, InvitationEntity invitation) {
    UserModel user = account(session, invitation);
    return user == null
        ? invitation.inviterName()
        : DisplayName.of(user.getFirstName(), user.getLastName(), invitation.inviterName());
  }

  /** Keycloak finds the user by it; their rights it takes from the user. */
  private static AccessToken token(UserModel user, ClientModel client) {
    AccessToken token = new AccessToken();
    token.subject(user.getId());
    token.issuedFor(client.getClientId());
    return token;
  }
}
