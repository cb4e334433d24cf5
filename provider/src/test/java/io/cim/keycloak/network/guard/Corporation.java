package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.IdentityProviders;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.function.Executable;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Another realm of the server, as the identity provider {@code corp} of a network. */
final class Corporation implements AutoCloseable {

  static final String ALIAS = "corp";

  private final KeycloakServer server;
  private final String name;
  private final Keycloak keycloak;

  /**
   * An identity provider.
   *
   * @param emails of its people, whom it trusts to have them, by user name
   */
  Corporation(KeycloakServer server, String name, Map<String, String> emails) {
    this.server = server;
    this.name = name;
    keycloak = server.admin();
    RealmRepresentation realm = new RealmRepresentation();
    realm.setRealm(name);
    realm.setEnabled(true);
    ClientRepresentation network = new ClientRepresentation();
    network.setClientId("network");
    network.setSecret("network");
    network.setRedirectUris(List.of("*"));
    realm.setClients(List.of(network));
    realm.setUsers(new ArrayList<>());
    emails.forEach(
        (username, email) -> {
          UserRepresentation person = GuardedRealm.person(username);
          person.setEmail(email);
          person.setEmailVerified(true);
          realm.getUsers().add(person);
        });
    keycloak.realms().create(realm);
  }

  /** From now on its people have tokens that assert to a network who they are. */
  void assertsAt(String network) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId("asserting");
    client.setSecret("asserting");
    client.setDirectAccessGrantsEnabled(true);
    client.setFullScopeAllowed(false);
    client.setDefaultClientScopes(List.of("basic", "profile", "email"));
    ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
    audience.setName("audience");
    audience.setProtocol("openid-connect");
    audience.setProtocolMapper("oidc-audience-mapper");
    audience.setConfig(Map.of("included.custom.audience", network, "access.token.claim", "true"));
    client.setProtocolMappers(List.of(audience));
    keycloak.realm(name).clients().create(client).close();
  }

  /** A fresh token that asserts who one of the people is. */
  Http token(String username) {
    return Http.grant(
        server.baseUrl(),
        name,
        Map.of(
            "grant_type", "password",
            "client_id", "asserting",
            "client_secret", "asserting",
            "username", username,
            "password", "network"));
  }

  /** The ID by which a network knows one of the people. */
  String id(String username) {
    return keycloak.realm(name).users().searchByUsername(username, true).get(0).getId();
  }

  /**
   * Makes it an identity provider of a network.
   *
   * @param firstLogin alias of the flow of those who log in so for the first time
   */
  void attach(RealmResource network, String firstLogin) {
    IdentityProviderRepresentation provider =
        IdentityProviders.oidc(ALIAS, server.baseUrl() + "/realms/" + name, "network");
    provider.setTrustEmail(true);
    provider.setFirstBrokerLoginFlowAlias(firstLogin);
    provider.getConfig().put("syncMode", "FORCE");
    network.identityProviders().create(provider).close();
  }

  /**
   * Does something while the identity provider of a network has a mapper.
   *
   * @param type of the mapper
   */
  static void mapping(
      RealmResource network, String type, Map<String, String> config, Executable what)
      throws Throwable {
    IdentityProviderMapperRepresentation mapper = new IdentityProviderMapperRepresentation();
    mapper.setName(type);
    mapper.setIdentityProviderAlias(ALIAS);
    mapper.setIdentityProviderMapper(type);
    mapper.setConfig(new HashMap<>(config));
    mapper.getConfig().put("syncMode", "FORCE");
    var provider = network.identityProviders().get(ALIAS);
    provider.addMapper(mapper).close();
    try {
      what.execute();
    } finally {
      provider.delete(provider.getMappers().get(0).getId());
    }
  }

  @Override
  public void close() {
    keycloak.realm(name).remove();
    keycloak.close();
  }
}
