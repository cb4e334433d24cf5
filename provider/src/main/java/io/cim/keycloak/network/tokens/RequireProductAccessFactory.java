package io.cim.keycloak.network.tokens;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Offers {@link RequireProductAccess} to the flows of a realm. */
public final class RequireProductAccessFactory implements AuthenticatorFactory {

  private static final RequireProductAccess STEP = new RequireProductAccess();

  @Override
  public String getId() {
    return ProductAccess.ID;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return STEP;
  }

  @Override
  public String getDisplayType() {
    return "Require product access";
  }

  @Override
  public String getHelpText() {
    return "Refuses the login to a product of the network for users who have no role there. Other clients are"
        + " not concerned. Put it behind everything that authenticates the user, the cookie included.";
  }

  @Override
  public String getReferenceCategory() {
    return null;
  }

  @Override
  public boolean isConfigurable() {
    return false;
  }

  @Override
  public Requirement[] getRequirementChoices() {
    return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
  }

  @Override
  public boolean isUserSetupAllowed() {
    return false;
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
