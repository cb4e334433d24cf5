package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** Clients that manage clients, and whose tokens an operator has let name somebody else. */
final class Forger {

  private Forger() {}

  /**
   * Makes such a client.
   *
   * @param victim ID of whom its tokens name
   * @param audiences whom its tokens are for
   * @return with a token of the client's own
   */
  static Http create(
      KeycloakServer server,
      RealmResource realm,
      String clientId,
      String victim,
      String... audiences) {
    return create(server, realm, clientId, Map.of("sub", victim), audiences);
  }

  /** The same with these claims overwritten. */
  static Http create(
      KeycloakServer server,
      RealmResource realm,
      String clientId,
      Map<String, String> claims,
      String... audiences) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(clientId);
    client.setSecret("forger");
    client.setServiceAccountsEnabled(true);
    client.setFullScopeAllowed(true);
    List<ProtocolMapperRepresentation> mappers = new ArrayList<>();
    claims.forEach(
        (claim, value) ->
            mappers.add(
                mapper(
                    claim,
                    "oidc-hardcoded-claim-mapper",
                    Map.of(
                        "claim.name", claim, "claim.value", value, "access.token.claim", "true"))));
    mappers.add(
        mapper("role", "oidc-hardcoded-role-mapper", Map.of("role", "account.manage-account")));
    for (String audience : audiences) {
      mappers.add(
          mapper(
              audience,
              "oidc-audience-mapper",
              Map.of("included.custom.audience", audience, "access.token.claim", "true")));
    }
    client.setProtocolMappers(mappers);
    realm.clients().create(client).close();
    // what a mapper gives of the roles that administer the realm, Keycloak takes out again
    String management = realm.clients().findByClientId("realm-management").get(0).getId();
    String account =
        realm
            .clients()
            .get(realm.clients().findByClientId(clientId).get(0).getId())
            .getServiceAccountUser()
            .getId();
    realm
        .users()
        .get(account)
        .roles()
        .clientLevel(management)
        .add(
            List.of(
                realm.clients().get(management).roles().get("manage-clients").toRepresentation()));
    return Http.grant(
        server.baseUrl(),
        realm.toRepresentation().getRealm(),
        Map.of(
            "grant_type", "client_credentials",
            "client_id", clientId,
            "client_secret", "forger"));
  }

  private static ProtocolMapperRepresentation mapper(
      String name, String type, Map<String, String> config) {
    ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
    mapper.setName(name);
    mapper.setProtocol("openid-connect");
    mapper.setProtocolMapper(type);
    mapper.setConfig(config);
    return mapper;
  }
}
