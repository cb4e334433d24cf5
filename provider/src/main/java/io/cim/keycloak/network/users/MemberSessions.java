package io.cim.keycloak.network.users;

import io.cim.keycloak.network.members.MemberState;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.UserSessionManager;

/** Ends sessions of members, and tells the products that want to be told by back-channel logout. */
final class MemberSessions {

  private final KeycloakSession session;
  private final RealmModel realm;

  MemberSessions(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** Ends the member's part in every product in which nothing is left of what they had. */
  void endLost(UserModel user, MemberState before, MemberState after) {
    Set<String> lost = new TreeSet<>(products(before));
    lost.removeAll(products(after));
    lost.forEach(product -> end(user, product));
  }

  /** Where the member has module roles, or single permissions. */
  private static Set<String> products(MemberState member) {
    Set<String> products = new TreeSet<>(member.member().products().keySet());
    products.addAll(member.details().permissions().keySet());
    return products;
  }

  /** Ends the member's part in this product: its refresh and offline tokens are void at once. */
  private void end(UserModel user, String product) {
    ClientModel client = realm.getClientByClientId(product);
    KeycloakContext context = session.getContext();
    AuthenticationManager.backchannelLogoutUserFromClient(
        session, realm, user, client, context.getUri(), context.getHttpRequest().getHttpHeaders());
    new UserSessionManager(session).revokeOfflineToken(user, client);
  }

  /** Ends all sessions of the member. */
  void endAll(UserModel user) {
    UserSessionManager offline = new UserSessionManager(session);
    offline
        .findOfflineSessionsStream(realm, user)
        .toList()
        .forEach(offline::revokeOfflineUserSession);
    KeycloakContext context = session.getContext();
    // a list, since each logout takes one out of what the stream reads
    for (UserSessionModel one : session.sessions().getUserSessionsStream(realm, user).toList()) {
      AuthenticationManager.backchannelLogout(
          session,
          realm,
          one,
          context.getUri(),
          context.getConnection(),
          context.getHttpRequest().getHttpHeaders(),
          true);
    }
  }
}
