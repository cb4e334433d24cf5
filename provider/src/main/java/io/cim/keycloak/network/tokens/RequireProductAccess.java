package io.cim.keycloak.network.tokens;

import io.cim.keycloak.network.products.CatalogueStore;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/**
 * The step of a login that lets nobody into a product who has no role there. It knows the member,
 * so it stands behind the steps that find out who it is, the cookie of an earlier login included.
 */
final class RequireProductAccess implements Authenticator {

  private static final String PAGE = "network-no-access.ftl";

  /** The path of flows that answer programs and not browsers. */
  private static final String DIRECT_GRANT = "token";

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    ClientModel client = context.getAuthenticationSession().getClient();
    if (!ProductAccess.isRefused(context.getUser(), client)) {
      context.success();
      return;
    }
    context
        .getEvent()
        .user(context.getUser())
        .detail(Details.REASON, ProductAccess.message(client))
        .error(Errors.ACCESS_DENIED);
    // no failure: Keycloak would count it among the wrong passwords, which lock accounts
    context.challenge(
        DIRECT_GRANT.equals(context.getFlowPath()) ? error(client) : page(context, client));
  }

  /** The page has no form; whoever sends one all the same is looked at again. */
  @Override
  public void action(AuthenticationFlowContext context) {
    authenticate(context);
  }

  private static Response page(AuthenticationFlowContext context, ClientModel client) {
    // not the context's form: with that, Keycloak's layout has a field with the user name, and no
    // label
    return context
        .getSession()
        .getProvider(LoginFormsProvider.class)
        .setAuthenticationSession(context.getAuthenticationSession())
        .setAttribute("account", context.getUser().getUsername())
        .setAttribute("product", CatalogueStore.nameOf(client))
        .setAttribute("contact", ProductAccess.contact(context.getRealm()))
        .setStatus(Response.Status.FORBIDDEN)
        .createForm(PAGE);
  }

  private static Response error(ClientModel client) {
    return Response.status(Response.Status.BAD_REQUEST)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(
            new OAuth2ErrorRepresentation(
                OAuthErrorException.INVALID_GRANT, ProductAccess.message(client)))
        .build();
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return true;
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

  @Override
  public void close() {}
}
