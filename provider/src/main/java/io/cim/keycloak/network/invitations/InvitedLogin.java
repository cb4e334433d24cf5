package io.cim.keycloak.network.invitations;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SystemClientUtil;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keycloak's own login, after which the browser is back at the pages of invitations. */
final class InvitedLogin {

  private final KeycloakSession session;
  private final RealmModel realm;

  InvitedLogin(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * Sends the browser to the realm's login.
   *
   * @param who is expected to log in
   */
  Response begin(String who) {
    AuthenticationSessionModel login = start();
    login.setClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM, who);
    AuthenticationProcessor.resetFlow(login, LoginActionsService.AUTHENTICATE_PATH);
    return Response.seeOther(
            new AuthenticationFlowURLHelper(session, realm, uriInfo())
                .getLastExecutionUrl(
                    LoginActionsService.AUTHENTICATE_PATH,
                    null,
                    login.getClient().getClientId(),
                    login.getTabId(),
                    AuthenticationProcessor.getClientData(session, login)))
        .build();
  }

  /** Logs somebody in who has just registered, by way of what the realm requires of them. */
  Response complete(UserModel user) {
    AuthenticationSessionModel login = start();
    KeycloakContext context = session.getContext();
    context.setClient(login.getClient());
    context.setAuthenticationSession(login);
    login.setAuthenticatedUser(user);
    AuthenticationManager.setClientScopesInSession(session, login);
    EventBuilder event = event(EventType.REGISTER, login, user);
    event.clone().detail(Details.REGISTER_METHOD, InvitationToken.TYPE).success();
    event.event(EventType.LOGIN);
    String next =
        AuthenticationManager.nextRequiredAction(session, login, context.getHttpRequest(), event);
    return next == null
        ? AuthenticationManager.finishedRequiredActions(
            session,
            login,
            null,
            context.getConnection(),
            context.getHttpRequest(),
            uriInfo(),
            event)
        : AuthenticationManager.redirectToRequiredActions(session, realm, login, uriInfo(), next);
  }

  private AuthenticationSessionModel start() {
    ClientModel client = SystemClientUtil.getSystemClient(realm);
    AuthenticationSessionModel login =
        new AuthenticationSessionManager(session)
            .createAuthenticationSession(realm, true)
            .createAuthenticationSession(client);
    String page = InvitationPages.uri(session, realm).toString();
    login.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
    login.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name());
    login.setRedirectUri(page);
    login.setClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM, page);
    login.setClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, "code");
    login.setClientNote(
        OIDCLoginProtocol.ISSUER, Urls.realmIssuer(uriInfo().getBaseUri(), realm.getName()));
    return login;
  }

  private EventBuilder event(EventType type, AuthenticationSessionModel login, UserModel user) {
    return new EventBuilder(realm, session, session.getContext().getConnection())
        .event(type)
        .client(login.getClient())
        .user(user)
        .detail(Details.USERNAME, user.getUsername())
        .detail(Details.CODE_ID, login.getParentSession().getId())
        .detail(Details.REDIRECT_URI, login.getRedirectUri());
  }

  private UriInfo uriInfo() {
    return session.getContext().getUri();
  }
}
