package io.cim.keycloak.network.tokens;

import io.cim.keycloak.network.products.CatalogueStore;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.protocol.oidc.TokenManager.AccessTokenResponseBuilder;
import org.keycloak.protocol.oidc.grants.ciba.clientpolicy.context.BackchannelTokenResponseContext;
import org.keycloak.protocol.oidc.grants.device.clientpolicy.context.DeviceTokenResponseContext;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.idm.ClientPolicyExecutorConfigurationRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.context.ImplicitHybridTokenResponse;
import org.keycloak.services.clientpolicy.context.JWTAuthorizationGrantContext;
import org.keycloak.services.clientpolicy.context.ResourceOwnerPasswordCredentialsResponseContext;
import org.keycloak.services.clientpolicy.context.TokenExchangeRequestContext;
import org.keycloak.services.clientpolicy.context.TokenRefreshResponseContext;
import org.keycloak.services.clientpolicy.context.TokenResponseContext;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;

/**
 * Gives a product no tokens of members who have no role there, whatever they are asked for with: a
 * refresh token from before a revocation, or a code from a login that does not go through the
 * realm's flow.
 */
final class ProductAccessExecutor
    implements ClientPolicyExecutorProvider<ClientPolicyExecutorConfigurationRepresentation> {

  private final KeycloakSession session;

  ProductAccessExecutor(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public String getProviderId() {
    return ProductAccess.ID;
  }

  @Override
  public void executeOnEvent(ClientPolicyContext context) throws ClientPolicyException {
    if (context instanceof TokenExchangeRequestContext exchange) {
      require(subject(exchange.getTokenExchangeContext()), exchange.getClient());
      return;
    }
    if (context instanceof JWTAuthorizationGrantContext grant) {
      requireSubject(grant);
      return;
    }
    AccessTokenResponseBuilder tokens = tokens(context);
    if (tokens != null) {
      AuthenticatedClientSessionModel login = tokens.getClientSessionCtx().getClientSession();
      require(login.getUserSession().getUser(), login.getClient());
    }
  }

  private static void require(UserModel user, ClientModel client) throws ClientPolicyException {
    if (user != null && ProductAccess.isRefused(user, client)) {
      throw refusal(client);
    }
  }

  private static ClientPolicyException refusal(ClientModel client) {
    return new ClientPolicyException(
        OAuthErrorException.INVALID_GRANT, ProductAccess.message(client));
  }

  /**
   * Keycloak tells of an assertion and not of whom it stands for: by the same link it has just
   * found them. Where it has another way to find them, a product gets nothing.
   */
  private void requireSubject(JWTAuthorizationGrantContext grant) throws ClientPolicyException {
    RealmModel realm = session.getContext().getRealm();
    String subject = grant.getAuthorizationGrantContext().getSubject();
    UserModel user =
        session
            .users()
            .getUserByFederatedIdentity(
                realm, new FederatedIdentityModel(grant.getIdentityProviderAlias(), subject, null));
    if (user == null && CatalogueStore.isProduct(grant.getClient())) {
      throw refusal(grant.getClient());
    }
    require(user, grant.getClient());
  }

  /** The tokens that are about to be given, or null where the event is about something else. */
  private static AccessTokenResponseBuilder tokens(ClientPolicyContext context) {
    return switch (context.getEvent()) {
      case TOKEN_RESPONSE -> ((TokenResponseContext) context).getAccessTokenResponseBuilder();
      case TOKEN_REFRESH_RESPONSE ->
          ((TokenRefreshResponseContext) context).getAccessTokenResponseBuilder();
      case RESOURCE_OWNER_PASSWORD_CREDENTIALS_RESPONSE ->
          ((ResourceOwnerPasswordCredentialsResponseContext) context)
              .getAccessTokenResponseBuilder();
      case IMPLICIT_HYBRID_TOKEN_RESPONSE ->
          ((ImplicitHybridTokenResponse) context).getAccessTokenResponseBuilder();
      case DEVICE_TOKEN_RESPONSE ->
          ((DeviceTokenResponseContext) context).getAccessTokenResponseBuilder();
      case BACKCHANNEL_TOKEN_RESPONSE ->
          ((BackchannelTokenResponseContext) context).getAccessTokenResponseBuilder();
      default -> null;
    };
  }

  /**
   * Whose token is to be exchanged, or null where it is none of a login here; Keycloak itself
   * examines it afterwards.
   */
  private UserModel subject(TokenExchangeContext exchange) {
    AccessToken token =
        session.tokens().decode(exchange.getParams().getSubjectToken(), AccessToken.class);
    if (token == null || token.getSessionId() == null) {
      return null;
    }
    RealmModel realm = session.getContext().getRealm();
    UserSessionModel online = session.sessions().getUserSession(realm, token.getSessionId());
    UserSessionModel login =
        online == null
            ? session.sessions().getOfflineUserSession(realm, token.getSessionId())
            : online;
    return login == null ? null : login.getUser();
  }
}
