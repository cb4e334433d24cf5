package io.cim.keycloak.network.guard;

import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientInitialAccessCreatePresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.authorization.ResourceRepresentation;

/** The clients, workflows and identity providers of {@link SurfaceWorld}. */
final class SurfaceSurroundings {

  private final SurfaceRealm made;
  private final RealmResource realm;
  private final String baseUrl;
  private final Workflows workflows;

  SurfaceSurroundings(SurfaceRealm made, String baseUrl, Workflows workflows) {
    this.made = made;
    realm = made.realm();
    this.baseUrl = baseUrl;
    this.workflows = workflows;
  }

  void build() {
    clients();
    others();
  }

  private void clients() {
    ClientRepresentation robot = new ClientRepresentation();
    robot.setClientId("robot");
    robot.setSecret("robot");
    robot.setServiceAccountsEnabled(true);
    robot.setAuthorizationServicesEnabled(true);
    String id = made.create(robot);
    made.put("robot-client", id);
    made.put("robot", realm.clients().get(id).getServiceAccountUser().getId());
    made.giveManagement(made.get("robot"), "realm-admin");
    made.put(
        "initial-access",
        realm.clientInitialAccess().create(new ClientInitialAccessCreatePresentation()).getId());
    try (var response =
        realm
            .clients()
            .get(id)
            .authorization()
            .resources()
            .create(new ResourceRepresentation("things"))) {
      made.put("robot-resource", response.readEntity(ResourceRepresentation.class).getId());
    }
    ClientRepresentation scim = new ClientRepresentation();
    scim.setClientId("scim-client");
    scim.setSecret("scim");
    scim.setDirectAccessGrantsEnabled(true);
    ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
    audience.setName("scim");
    audience.setProtocol("openid-connect");
    audience.setProtocolMapper("oidc-audience-mapper");
    audience.setConfig(
        Map.of(
            "included.custom.audience",
            baseUrl + "/realms/" + SurfaceWorld.REALM + "/scim/v2",
            "access.token.claim",
            "true"));
    scim.setProtocolMappers(List.of(audience));
    made.put("scim-client", made.create(scim));
    made.put(
        "scim-mapper",
        realm
            .clients()
            .get(made.get("scim-client"))
            .getProtocolMappers()
            .getMappers()
            .get(0)
            .getId());
  }

  private void others() {
    made.put(
        "farewell", workflows.make("farewell", "{\"uses\": \"delete-user\", \"after\": \"1\"}"));
    IdentityProviderRepresentation corp = new IdentityProviderRepresentation();
    corp.setAlias("corp");
    corp.setProviderId("oidc");
    corp.setConfig(
        Map.of(
            "clientId", "x",
            "clientSecret", "x",
            "authorizationUrl", "http://localhost/",
            "tokenUrl", "http://localhost/"));
    realm.identityProviders().create(corp).close();
    IdentityProviderMapperRepresentation mapper = new IdentityProviderMapperRepresentation();
    mapper.setName("content");
    mapper.setIdentityProviderAlias("corp");
    mapper.setIdentityProviderMapper("oidc-hardcoded-role-idp-mapper");
    mapper.setConfig(Map.of("role", "content-team", "syncMode", "INHERIT"));
    try (var response = realm.identityProviders().get("corp").addMapper(mapper)) {
      made.put("corp-mapper", CreatedResponseUtil.getCreatedId(response));
    }
    FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
    link.setUserId("boris-at-corp");
    link.setUserName("boris");
    realm.users().get(made.get("boris")).addFederatedIdentity("corp", link).close();
  }
}
