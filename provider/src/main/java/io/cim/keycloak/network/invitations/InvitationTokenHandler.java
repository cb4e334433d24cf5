package io.cim.keycloak.network.invitations;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.ActionTokenHandler;
import org.keycloak.authentication.actiontoken.ActionTokenHandlerFactory;
import org.keycloak.common.VerificationException;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.services.resources.LoginActionsServiceException;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Takes the link of an invitation, whose token Keycloak has verified, and hands the browser over to
 * the {@link InvitationPages pages}. It changes nothing: scanners of mails open links too.
 */
public final class InvitationTokenHandler
    implements ActionTokenHandler<InvitationToken>,
        ActionTokenHandlerFactory<InvitationToken>,
        ServerInfoAwareProviderFactory {

  private InvitationSettings settings;

  /**
   * Never starts a session: Keycloak goes on only for tokens of somebody who has an account, and
   * takes who has the link for that person.
   */
  @Override
  public AuthenticationSessionModel startFreshAuthenticationSession(
      InvitationToken token, ActionTokenContext<InvitationToken> context)
      throws VerificationException {
    OpenedLink link = new OpenedLink(token.getId(), token.getActionVerificationNonce().toString());
    link.remember(context.getSession(), context.getRealm());
    throw new LoginActionsServiceException(
        Response.seeOther(InvitationPages.uri(context.getSession(), context.getRealm())).build());
  }

  @Override
  public Response handleToken(
      InvitationToken token, ActionTokenContext<InvitationToken> tokenContext) {
    throw new IllegalStateException("The browser has been sent away before");
  }

  @Override
  public String getAuthenticationSessionIdFromToken(
      InvitationToken token,
      ActionTokenContext<InvitationToken> tokenContext,
      AuthenticationSessionModel currentAuthSession) {
    return null;
  }

  @Override
  public boolean canUseTokenRepeatedly(
      InvitationToken token, ActionTokenContext<InvitationToken> tokenContext) {
    return true; // the row knows whether it has been
  }

  @Override
  public Class<InvitationToken> getTokenClass() {
    return InvitationToken.class;
  }

  @Override
  public EventType eventType() {
    return EventType.EXECUTE_ACTION_TOKEN;
  }

  @Override
  public String getDefaultEventError() {
    return Errors.INVALID_TOKEN;
  }

  @Override
  public String getDefaultErrorMessage() {
    return "networkInvitationDead";
  }

  InvitationSettings settings() {
    return settings;
  }

  @Override
  public Map<String, String> getOperationalInfo() {
    return settings.info();
  }

  @Override
  public ActionTokenHandler<InvitationToken> create(KeycloakSession session) {
    return this;
  }

  @Override
  public void init(Config.Scope config) {
    settings = InvitationSettings.read(config::get);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof PostMigrationEvent migrated) {
            NetworkInvitationCleanup.schedule(migrated.getFactory(), settings);
          }
        });
  }

  @Override
  public String getId() {
    return InvitationToken.TYPE;
  }

  @Override
  public void close() {}
}
