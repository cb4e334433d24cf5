package io.cim.keycloak.network.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.util.LDAPSDKException;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.MailCatcher;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.authorization.ResourceRepresentation;

/** A network with everything in it that could be used to break the rule. */
final class SurfaceWorld implements AutoCloseable {

  static final String REALM = "surface";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeycloakServer server;
  private final Map<String, String> values = new HashMap<>();
  private final Directory directory;
  private final MailCatcher mails;
  private final RealmCopy copy;
  private final Workflows workflows;

  SurfaceWorld(KeycloakServer server) throws LDAPSDKException {
    this.server = server;
    directory = Directory.start(List.of("lena", "leo"));
    mails = MailCatcher.start();
    copy = RealmCopy.create(server, REALM, this::prepare);
    workflows = new Workflows(server, REALM);
    try (Keycloak keycloak = server.admin()) {
      build(keycloak.realm(REALM));
    }
  }

  private void prepare(RealmRepresentation realm) {
    realm.setSmtpServer(mails.settings());
    realm.setOrganizationsEnabled(true);
    realm.setScimApiEnabled(true);
    realm.setAccessTokenLifespan(3600);
  }

  /** A text with its placeholders replaced. */
  String fill(String text, String self) {
    String filled = text == null ? null : text.replace("{self}", values.get(self));
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled == null ? null : filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled != null && filled.contains("{token}")
        ? filled.replace("{token}", admin(self).token())
        : filled;
  }

  /** What is not in the database: the mails sent so far, and what the directory has. */
  List<String> outside() throws LDAPSDKException {
    return List.of("mails: " + mails.received(), "directory: " + directory.content());
  }

  /** One of the people at the admin API. */
  Http admin(String username) {
    return Http.password(server.baseUrl(), REALM, username);
  }

  /** One of the people with a token for SCIM. */
  Http scim(String username) {
    return Http.grant(
        server.baseUrl(),
        REALM,
        Map.of(
            "grant_type", "password",
            "client_id", "scim-client",
            "client_secret", "scim",
            "username", username,
            "password", "network"));
  }

  private void build(RealmResource realm) throws LDAPSDKException {
    values.put("realm", REALM);
    values.put("default-role", realm.toRepresentation().getDefaultRole().getName());
    for (String client :
        List.of("chatbot", "livechat", "realm-management", "security-admin-console", "account")) {
      values.put(client, realm.clients().findByClientId(client).get(0).getId());
    }
    ClientScopeRepresentation profile =
        realm.clientScopes().findAll().stream()
            .filter(scope -> scope.getName().equals("profile"))
            .findFirst()
            .orElseThrow();
    values.put("profile-scope", profile.getId());
    values.put("profile-mapper", profile.getProtocolMappers().get(0).getId());
    values.put(
        "browser-flow",
        realm.flows().getFlows().stream()
            .filter(flow -> flow.getAlias().equals("browser"))
            .findFirst()
            .orElseThrow()
            .getId());
    roles(realm);
    groups(realm);
    people(realm);
    clients(realm);
    others(realm);
    values.put("ldap", directory.attach(realm));
    realm.userStorage().syncUsers(values.get("ldap"), "triggerFullSync");
    values.put(
        "ldap-mapper",
        realm
            .components()
            .query(values.get("ldap"), "org.keycloak.storage.ldap.mappers.LDAPStorageMapper")
            .get(0)
            .getId());
    give(realm, user(realm, "lena"), "cim-admin");
    user(realm, "leo");
  }

  private void roles(RealmResource realm) {
    RoleRepresentation cimAdmin = role(realm, "cim-admin");
    role(realm, "content-team");
    createRole(realm, "empty");
    createRole(realm, "boss-bundle");
    realm.roles().get("boss-bundle").addComposites(List.of(cimAdmin));
    createRole(realm, "admin-bundle");
    realm.roles().get("admin-bundle").addComposites(List.of(management(realm, "manage-realm")));
    RoleRepresentation inProduct = new RoleRepresentation("livechat-boss", null, false);
    var livechat = realm.clients().get(values.get("livechat")).roles();
    livechat.create(inProduct);
    livechat.get("livechat-boss").addComposites(List.of(cimAdmin));
    values.put("livechat-boss", json(livechat.get("livechat-boss").toRepresentation()));
    values.put(
        "chatbot-editor",
        json(
            realm
                .clients()
                .get(values.get("chatbot"))
                .roles()
                .get("chatbot-editor")
                .toRepresentation()));
    values.put("livechat-admin", json(livechat.get("livechat-admin").toRepresentation()));
    values.put("realm-admin", json(management(realm, "realm-admin")));
    values.put("query-users", json(management(realm, "query-users")));
    values.put(
        "manage-account",
        json(
            realm
                .clients()
                .get(values.get("account"))
                .roles()
                .get("manage-account")
                .toRepresentation()));
    for (String name : List.of("cim-admin", "boss-bundle", "admin-bundle", "empty")) {
      values.put(name + "-id", role(realm, name).getId());
    }
  }

  private void groups(RealmResource realm) {
    String bosses = group(realm, "bosses", null);
    group(realm, "little-bosses", bosses);
    realm.groups().group(bosses).roles().realmLevel().add(List.of(role(realm, "cim-admin")));
    String producers = group(realm, "producers", null);
    RoleRepresentation inProduct =
        realm.clients().get(values.get("livechat")).roles().get("livechat-boss").toRepresentation();
    realm
        .groups()
        .group(producers)
        .roles()
        .clientLevel(values.get("livechat"))
        .add(List.of(inProduct));
    String admins = group(realm, "admins", null);
    realm
        .groups()
        .group(admins)
        .roles()
        .clientLevel(values.get("realm-management"))
        .add(List.of(management(realm, "manage-realm")));
    group(realm, "club", null);
    values.put("marketing", realm.groups().groups("Marketing", true, 0, 1, true).get(0).getId());
  }

  private void people(RealmResource realm) {
    for (String name : List.of("anna", "boris", "emil", "olga")) {
      user(realm, name);
    }
    String[] ordinary = {
      "manage-users", "view-users", "query-users", "query-groups", "query-clients", "query-realms"
    };
    giveManagement(realm, values.get("anna"), ordinary);
    create(realm, "cleo");
    give(realm, values.get("cleo"), "cim-admin");
    giveManagement(realm, values.get("cleo"), "realm-admin");
    create(realm, "dora");
    realm.users().get(values.get("dora")).joinGroup(values.get("bosses"));
    create(realm, "clive");
    giveManagement(realm, values.get("clive"), "manage-clients");
    create(realm, "gina");
    create(realm, "hanna");
    giveManagement(realm, values.get("hanna"), ordinary);
    realm.users().get(values.get("boris")).joinGroup(values.get("club"));
    values.put(
        "boris-credential", realm.users().get(values.get("boris")).credentials().get(0).getId());
    admin("boris");
    values.put(
        "boris-session", realm.users().get(values.get("boris")).getUserSessions().get(0).getId());
  }

  private void clients(RealmResource realm) {
    ClientRepresentation robot = new ClientRepresentation();
    robot.setClientId("robot");
    robot.setSecret("robot");
    robot.setServiceAccountsEnabled(true);
    robot.setAuthorizationServicesEnabled(true);
    String id = create(realm, robot);
    values.put("robot-client", id);
    values.put("robot", realm.clients().get(id).getServiceAccountUser().getId());
    giveManagement(realm, values.get("robot"), "realm-admin");
    try (var response =
        realm
            .clients()
            .get(id)
            .authorization()
            .resources()
            .create(new ResourceRepresentation("things"))) {
      values.put("robot-resource", response.readEntity(ResourceRepresentation.class).getId());
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
            server.baseUrl() + "/realms/" + REALM + "/scim/v2",
            "access.token.claim",
            "true"));
    scim.setProtocolMappers(List.of(audience));
    create(realm, scim);
  }

  private void others(RealmResource realm) {
    organization(realm, "acme", "acme-team", "dora");
    organization(realm, "beta", "beta-bosses", "gina");
    realm
        .organizations()
        .get(values.get("acme"))
        .groups()
        .group(values.get("acme-team"))
        .addMember(values.get("dora"));
    realm
        .organizations()
        .get(values.get("beta"))
        .groups()
        .group(values.get("beta-bosses"))
        .roles()
        .realmLevel()
        .add(List.of(role(realm, "cim-admin")));
    values.put(
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
      values.put("corp-mapper", CreatedResponseUtil.getCreatedId(response));
    }
    FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
    link.setUserId("boris-at-corp");
    link.setUserName("boris");
    realm.users().get(values.get("boris")).addFederatedIdentity("corp", link).close();
  }

  /** With a group, and a member who is not yet in it. */
  private void organization(RealmResource realm, String name, String group, String member) {
    OrganizationRepresentation organization = new OrganizationRepresentation();
    organization.setName(name);
    organization.addDomain(new OrganizationDomainRepresentation(name + ".example"));
    try (var response = realm.organizations().create(organization)) {
      values.put(name, CreatedResponseUtil.getCreatedId(response));
    }
    var created = realm.organizations().get(values.get(name));
    created.members().addMember(values.get(member)).close();
    GroupRepresentation representation = new GroupRepresentation();
    representation.setName(group);
    try (var response = created.groups().addTopLevelGroup(representation)) {
      values.put(group, CreatedResponseUtil.getCreatedId(response));
    }
  }

  private RoleRepresentation role(RealmResource realm, String name) {
    RoleRepresentation role = realm.roles().get(name).toRepresentation();
    values.put(name, json(role));
    return role;
  }

  private void createRole(RealmResource realm, String name) {
    realm.roles().create(new RoleRepresentation(name, null, false));
    role(realm, name);
  }

  private RoleRepresentation management(RealmResource realm, String name) {
    return realm.clients().get(values.get("realm-management")).roles().get(name).toRepresentation();
  }

  private String group(RealmResource realm, String name, String parent) {
    GroupRepresentation group = new GroupRepresentation();
    group.setName(name);
    try (var response =
        parent == null ? realm.groups().add(group) : realm.groups().group(parent).subGroup(group)) {
      String id = CreatedResponseUtil.getCreatedId(response);
      values.put(name, id);
      return id;
    }
  }

  private String user(RealmResource realm, String name) {
    String id = realm.users().searchByUsername(name, true).get(0).getId();
    values.put(name, id);
    return id;
  }

  private void create(RealmResource realm, String name) {
    UserRepresentation user = new UserRepresentation();
    user.setUsername(name);
    user.setEmail(name + "@example.com");
    user.setFirstName(name);
    user.setLastName("Surface");
    user.setEnabled(true);
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue("network");
    user.setCredentials(List.of(password));
    try (var response = realm.users().create(user)) {
      values.put(name, CreatedResponseUtil.getCreatedId(response));
    }
  }

  private static String create(RealmResource realm, ClientRepresentation client) {
    try (var response = realm.clients().create(client)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }

  private void give(RealmResource realm, String user, String role) {
    realm.users().get(user).roles().realmLevel().add(List.of(role(realm, role)));
  }

  private void giveManagement(RealmResource realm, String user, String... roles) {
    realm
        .users()
        .get(user)
        .roles()
        .clientLevel(values.get("realm-management"))
        .add(Arrays.stream(roles).map(role -> management(realm, role)).toList());
  }

  private static String json(RoleRepresentation role) {
    try {
      return JSON.writeValueAsString(role);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    copy.close();
    mails.close();
    directory.close();
  }
}
