package io.cim.keycloak.network.tokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;
import org.keycloak.util.JsonSerialization;

/** Adds {@link NetworkClaim} to access tokens, userinfo and introspection. */
public final class NetworkClaimMapper extends AbstractOIDCProtocolMapper
    implements OIDCAccessTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

  /** The ID of the mapper, in realm files. */
  public static final String ID = "network-claim-mapper";

  private static final Logger LOG = Logger.getLogger(NetworkClaimMapper.class);

  /** Tokens travel in headers, and many servers take no more than 8 KB of those. */
  private static final int LARGE = 4096;

  private static final List<ProviderConfigProperty> OPTIONS = options();

  /** IDs of the clients that this node has warned of. */
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  private static List<ProviderConfigProperty> options() {
    List<ProviderConfigProperty> options = new ArrayList<>();
    OIDCAttributeMapperHelper.addTokenClaimNameConfig(options);
    options.forEach(name -> name.setDefaultValue("network"));
    OIDCAttributeMapperHelper.addIncludeInTokensConfig(options, NetworkClaimMapper.class);
    return List.copyOf(options);
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayCategory() {
    return TOKEN_MAPPER_CATEGORY;
  }

  @Override
  public String getDisplayType() {
    return "Network";
  }

  @Override
  public String getHelpText() {
    return "Adds the roles and permissions in the products of the network, the agent groups, and whether the"
        + " user is a CIM admin. In a product's own tokens only that product.";
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return OPTIONS;
  }

  @Override
  protected void setClaim(
      IDToken token,
      ProtocolMapperModel mapper,
      UserSessionModel userSession,
      KeycloakSession session,
      ClientSessionContext context) {
    NetworkClaim claim = NetworkClaim.of(session, context);
    OIDCAttributeMapperHelper.mapClaim(token, mapper, claim);
    warnOfLarge(claim, context.getClientSession().getClient());
  }

  private void warnOfLarge(NetworkClaim claim, ClientModel client) {
    int size = size(claim);
    if (size > LARGE && warned.add(client.getId())) {
      LOG.warnf(
          "Tokens for the client %s of the realm %s have a network claim of %d bytes, which may be more than"
              + " servers take in a header. Let the client see fewer roles (full scope off), or give it"
              + " lightweight access tokens.",
          client.getClientId(), client.getRealm().getName(), size);
    }
  }

  private static int size(NetworkClaim claim) {
    try {
      return JsonSerialization.writeValueAsBytes(claim).length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
