package io.cim.keycloak.network;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** Realms of the server as identity providers of others. */
public final class IdentityProviders {

  private IdentityProviders() {}

  /**
   * A realm as an identity provider; the configuration can be added to.
   *
   * @param issuer address of the realm
   * @param client ID of its client for the other realm, and the client's secret
   */
  public static IdentityProviderRepresentation oidc(String alias, String issuer, String client) {
    String endpoints = issuer + "/protocol/openid-connect/";
    IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
    provider.setAlias(alias);
    provider.setProviderId("oidc");
    provider.setEnabled(true);
    provider.setConfig(
        new HashMap<>(
            Map.ofEntries(
                Map.entry("clientId", client),
                Map.entry("clientSecret", client),
                Map.entry("clientAuthMethod", "client_secret_post"),
                Map.entry("defaultScope", "openid profile email"),
                Map.entry("issuer", issuer),
                Map.entry("authorizationUrl", endpoints + "auth"),
                Map.entry("tokenUrl", endpoints + "token"),
                Map.entry("userInfoUrl", endpoints + "userinfo"),
                Map.entry("jwksUrl", endpoints + "certs"),
                Map.entry("useJwksUrl", "true"),
                Map.entry("validateSignature", "true"))));
    return provider;
  }
}
