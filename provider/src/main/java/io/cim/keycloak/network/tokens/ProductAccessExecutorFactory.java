package io.cim.keycloak.network.tokens;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/** Offers {@link ProductAccessExecutor} to the client policies of a realm. */
public final class ProductAccessExecutorFactory implements ClientPolicyExecutorProviderFactory {

  @Override
  public String getId() {
    return ProductAccess.ID;
  }

  @Override
  public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
    return new ProductAccessExecutor(session);
  }

  @Override
  public String getHelpText() {
    return "Gives a product of the network no tokens of users who have no role there, with a refresh token or"
        + " by whatever other grant. Other clients are not concerned.";
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
