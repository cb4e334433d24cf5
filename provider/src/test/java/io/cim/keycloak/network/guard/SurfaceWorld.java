package io.cim.keycloak.network.guard;

import com.unboundid.util.LDAPSDKException;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.MailCatcher;
import io.cim.keycloak.network.testserver.RealmCopy;
import io.cim.keycloak.network.testserver.ServerMode;
import io.cim.keycloak.network.testserver.ServerSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * A network with everything in it that could be used to break the rule, on a server with all that
 * some of the ways need.
 */
final class SurfaceWorld implements AutoCloseable {

  static final String REALM = "surface";

  /**
   * What some of the ways need besides what is on by itself, and what makes them harder to refuse:
   * where everything is in the database, some of it is written before a commit can be refused.
   */
  private static final Set<String> FEATURES =
      Set.of(
          "scim-api",
          "client-admin-api:v2",
          "oid4vc-vci",
          "admin-fine-grained-authz:v1",
          "token-exchange:v1",
          "stateless",
          "ssf",
          "authzen");

  private final KeycloakServer server;
  private final Map<String, String> values = new HashMap<>();
  private final Directory directory;
  private final MailCatcher mails;
  private final AuthenticationDevice device;
  private final RealmCopy copy;

  private SurfaceWorld(KeycloakServer server, AuthenticationDevice device) throws LDAPSDKException {
    this.server = server;
    this.device = device;
    directory = Directory.start(List.of("lena", "leo"));
    mails = MailCatcher.start();
    copy = RealmCopy.create(server, REALM, this::prepare);
    Workflows workflows = new Workflows(server, REALM);
    try (Keycloak keycloak = server.admin()) {
      build(keycloak.realm(REALM), workflows);
    }
  }

  /** Starts the server, and makes the network there. */
  static SurfaceWorld start() {
    AuthenticationDevice device = AuthenticationDevice.start();
    KeycloakServer server =
        ServerMode.choose()
            .start(
                ServerSettings.fromSystemProperties()
                    .with(FEATURES)
                    .startedWith(
                        Map.of(
                            // steps of workflows run soon after they are due
                            "spi-events-listener--workflow-event-listener--step-runner-task-interval",
                            "1s",
                            "spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri",
                            device.address())));
    try {
      return new SurfaceWorld(server, device);
    } catch (LDAPSDKException | RuntimeException e) {
      server.close();
      throw new IllegalStateException(e);
    }
  }

  KeycloakServer server() {
    return server;
  }

  /** With which people of the network confirm logins. */
  AuthenticationDevice device() {
    return device;
  }

  private void prepare(RealmRepresentation realm) {
    realm.setSmtpServer(mails.settings());
    realm.setOrganizationsEnabled(true);
    realm.setScimApiEnabled(true);
    realm.setAccessTokenLifespan(3600);
    // SCIM lets nobody near whoever holds a role that administers the realm: without such roles
    // in others, Keycloak keeps less of what makes CIM admins from the callers by itself
    Stream.concat(
            realm.getRoles().getRealm().stream(),
            realm.getRoles().getClient().values().stream().flatMap(List::stream))
        .map(RoleRepresentation::getComposites)
        .filter(composites -> composites != null && composites.getClient() != null)
        .forEach(composites -> composites.getClient().remove("realm-management"));
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

  private void build(RealmResource realm, Workflows workflows) throws LDAPSDKException {
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
    values.put(
        "key",
        realm
            .components()
            .query(realm.toRepresentation().getId(), "org.keycloak.keys.KeyProvider")
            .get(0)
            .getId());
    AuthenticationExecutionInfoRepresentation step =
        realm.flows().getExecutions("first broker login").stream()
            .filter(execution -> execution.getAuthenticationConfig() != null)
            .findFirst()
            .orElseThrow();
    values.put("step", step.getId());
    values.put("step-config", step.getAuthenticationConfig());
    SurfaceRealm made = new SurfaceRealm(realm, values);
    new SurfacePeople(made, server.baseUrl()).build();
    new SurfaceSurroundings(made, server.baseUrl(), workflows).build();
    new SurfaceOrganizations(made, server).build();
    values.put("ldap", directory.attach(realm));
    realm.userStorage().syncUsers(values.get("ldap"), "triggerFullSync");
    values.put(
        "ldap-mapper",
        realm
            .components()
            .query(values.get("ldap"), "org.keycloak.storage.ldap.mappers.LDAPStorageMapper")
            .get(0)
            .getId());
    made.give(made.user("lena"), "cim-admin");
    made.user("leo");
  }

  @Override
  public void close() {
    copy.close();
    mails.close();
    directory.close();
    server.close();
    device.close();
  }
}
