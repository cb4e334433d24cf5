package io.cim.keycloak.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.Eventually;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import jakarta.ws.rs.ClientErrorException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RoleMappingResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What changes made by Keycloak's own API and console leave in the history. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class HistoryIT {

  private static HistoryRealm network;

  @BeforeAll
  static void copy(KeycloakServer server) {
    network = new HistoryRealm(server, "history");
  }

  @AfterAll
  static void remove() {
    network.close();
  }

  @Test
  void aMemberIsCreatedChangedAndRemoved() {
    String olga = network.id("olga");
    String id = network.create("walter");
    JsonNode created = only(id);
    check(created, "member.created", null, null, null, null);
    assertEquals(olga, created.at("/actor/id").asText());
    assertEquals("olga", created.at("/actor/username").asText());
    assertEquals(id, created.at("/member/id").asText());
    assertEquals("walter", created.at("/member/username").asText());
    assertEquals("keycloak", created.get("via").asText());
    assertEquals("users/" + id, created.get("path").asText());
    assertTrue(created.get("refused").isNull());
    assertTrue(created.get("time").asLong() > 1_700_000_000_000L);

    UserResource walter = network.realm().users().get(id);
    UserRepresentation changed = walter.toRepresentation();
    changed.setFirstName("Walter");
    changed.setEnabled(false);
    walter.update(changed);
    check(newest(id), "member.changed", null, null, null, "[\"enabled\",\"firstName\"]");

    walter.update(changed); // changes nothing
    assertEquals(2, network.about(id).size());

    walter.remove();
    check(newest(id), "member.removed", null, null, null, null);
    assertEquals("walter", newest(id).at("/member/username").asText());
    assertEquals(3, network.about("Walter").size(), "the name still leads to the entries");
  }

  @Test
  void rolesInAProduct() {
    String id = network.create("roland");
    RoleMappingResource roles = network.realm().users().get(id).roles();
    String chatbot = network.client("chatbot").getId();
    RoleRepresentation editor = network.role("chatbot", "chatbot-editor");
    RoleRepresentation moderator = network.role("chatbot", "chatbot-moderator");

    roles.clientLevel(chatbot).add(List.of(editor));
    check(newest(id), "products.changed", "chatbot", null, "[]", "[\"chatbot-editor\"]");
    // one of the two is held already
    roles.clientLevel(chatbot).add(List.of(editor, moderator));
    check(
        newest(id),
        "products.changed",
        "chatbot",
        null,
        "[\"chatbot-editor\"]",
        "[\"chatbot-editor\",\"chatbot-moderator\"]");
    roles.clientLevel(chatbot).add(List.of(editor)); // changes nothing
    assertEquals(3, network.about(id).size());
    roles.clientLevel(chatbot).remove(List.of(editor));
    check(
        newest(id),
        "products.changed",
        "chatbot",
        null,
        "[\"chatbot-editor\",\"chatbot-moderator\"]",
        "[\"chatbot-moderator\"]");
  }

  @Test
  void rolesOutsideTheProducts() {
    String id = network.create("ruth");
    RoleMappingResource roles = network.realm().users().get(id).roles();
    RoleRepresentation team = network.realm().roles().get("content-team").toRepresentation();
    RoleRepresentation cimAdmin = network.realm().roles().get("cim-admin").toRepresentation();
    String management = network.client("realm-management").getId();

    roles.realmLevel().add(List.of(team));
    check(
        newest(id),
        "roles.changed",
        null,
        null,
        "[\"default-roles-network\"]",
        "[\"content-team\",\"default-roles-network\"]");
    roles.clientLevel(management).add(List.of(network.role("realm-management", "query-users")));
    check(
        newest(id),
        "roles.changed",
        null,
        null,
        "[\"content-team\",\"default-roles-network\"]",
        "[\"content-team\",\"default-roles-network\",\"realm-management:query-users\"]");

    roles.realmLevel().add(List.of(cimAdmin));
    check(newest(id), "cim-admin.made", null, null, "[]", "[\"cim-admin\"]");
    roles.realmLevel().remove(List.of(cimAdmin, team));
    List<JsonNode> last = network.about(id).subList(0, 2);
    assertEquals(
        List.of("cim-admin.unmade", "roles.changed"),
        last.stream().map(entry -> entry.get("action").asText()).sorted().toList());
  }

  @Test
  void rolesTakenAwayByTheConsole() {
    String id = network.create("uli");
    String chatbot = network.client("chatbot").getId();
    RoleRepresentation editor = network.role("chatbot", "chatbot-editor");
    network.realm().users().get(id).roles().clientLevel(chatbot).add(List.of(editor));
    // its own endpoint, whose event has no representation
    network.send(
        "POST",
        "ui-ext/role-mapping-delete/users/" + id,
        "[{\"roleId\": \"%s\", \"roleName\": \"chatbot-editor\", \"clientId\": \"%s\"}]"
            .formatted(editor.getId(), chatbot));
    assertTrue(network.realm().users().get(id).roles().clientLevel(chatbot).listAll().isEmpty());
    check(newest(id), "products.changed", "chatbot", null, "[\"chatbot-editor\"]", "[]");
  }

  @Test
  void groups() {
    String id = network.create("gisela");
    UserResource gisela = network.realm().users().get(id);
    String group = network.realm().getGroupByPath("/Marketing/Marketing Asia").getId();
    gisela.joinGroup(group);
    check(newest(id), "groups.changed", null, null, "[]", "[\"/Marketing/Marketing Asia\"]");
    gisela.leaveGroup(group);
    check(newest(id), "groups.changed", null, null, "[\"/Marketing/Marketing Asia\"]", "[]");
  }

  @Test
  void credentialsAndSessions() {
    String id = network.create("karl");
    UserResource karl = network.realm().users().get(id);
    karl.resetPassword(password("reset-Secret-1"));
    check(newest(id), "password.reset", null, null, null, null);
    karl.removeCredential(karl.credentials().get(0).getId());
    check(newest(id), "credentials.changed", null, null, null, null);
    // a password that comes with the profile
    UserRepresentation changed = karl.toRepresentation();
    changed.setCredentials(List.of(password("put-Secret-1")));
    karl.update(changed);
    check(newest(id), "password.reset", null, null, null, null);
    assertEquals(4, network.about(id).size());
    karl.logout();
    check(newest(id), "sessions.ended", null, null, null, null);
  }

  @Test
  void allSessionsAtOnce(KeycloakServer server) {
    // in a realm of its own, seen from outside: Keycloak ends sessions that begin meanwhile as well
    try (RealmCopy copy = RealmCopy.create(server, "history-logout");
        Keycloak master = server.admin()) {
      master.realm(copy.name()).logoutAll();
      JsonNode all =
          Api.asMasterAdministrator(server).at(copy.name()).read("history").at("/entries/0");
      check(all, "sessions.ended", null, null, null, null);
      assertEquals("admin", all.at("/actor/username").asText());
      assertTrue(all.get("member").isNull());
    }
  }

  @Test
  void aLockAfterFailedLoginsThatGoesIsNoRemoval() {
    RealmRepresentation realm = network.realm().toRepresentation();
    realm.setBruteForceProtected(true);
    network.realm().update(realm);
    String id = network.create("lotte");
    UserResource lotte = network.realm().users().get(id);
    lotte.resetPassword(password("another password"));
    try (Keycloak wrong = network.as("lotte")) {
      assertThrows(ClientErrorException.class, () -> wrong.tokenManager().getAccessToken());
    }
    // Keycloak counts in the background
    Eventually.isTrue(
        Duration.ofMinutes(1),
        () ->
            network.realm().attackDetection().bruteForceUserStatus(id).get("numFailures").equals(1),
        "the failure is not counted");
    lotte.update(lotte.toRepresentation());
    assertEquals(
        List.of("password.reset", "member.created"),
        network.about(id).stream().map(entry -> entry.get("action").asText()).toList());
  }

  @Test
  void linksToAccountsElsewhere() {
    IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
    provider.setAlias("elsewhere");
    provider.setProviderId("oidc");
    network.realm().identityProviders().create(provider).close();
    String id = network.create("linda");
    FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
    link.setUserId("1");
    link.setUserName("linda");
    network.realm().users().get(id).addFederatedIdentity("elsewhere", link).close();
    check(newest(id), "credentials.changed", null, null, null, null);
  }

  @Test
  void impersonation() {
    String id = network.create("imre");
    // a session of its own: who impersonates loses it
    try (Keycloak olga = network.as("olga")) {
      olga.realm(network.name()).users().get(id).impersonate();
    }
    JsonNode entry = newest(id);
    check(entry, "member.impersonated", null, null, null, null);
    assertEquals("olga", entry.at("/actor/username").asText());
    assertEquals(network.id("olga"), entry.at("/actor/id").asText());
    assertEquals("imre", entry.at("/member/username").asText());
  }

  @Test
  void permissionsOfAModuleRole() {
    var roles = network.realm().clients().get(network.client("campaign").getId()).roles();
    RoleRepresentation added = network.role("campaign", "chat-ads");
    RoleRepresentation held = network.role("campaign", "scheduler");
    roles.get("campaign-moderator").addComposites(List.of(added, held));
    JsonNode entry = network.entries("history?max=1&actor=olga").get(0);
    check(
        entry,
        "permissions.changed",
        "campaign",
        "campaign-moderator",
        "[]",
        "[\"chat-ads\",\"scheduler\"]");
    assertTrue(entry.get("member").isNull());
    // the endpoint of the console
    network.send(
        "POST",
        "ui-ext/role-mapping-delete/roles/"
            + network.role("campaign", "campaign-moderator").getId(),
        "[{\"roleId\": \"%s\", \"roleName\": \"chat-ads\"}]".formatted(added.getId()));
    check(
        network.entries("history?max=1&actor=olga").get(0),
        "permissions.changed",
        "campaign",
        "campaign-moderator",
        "[\"chat-ads\",\"scheduler\"]",
        "[\"scheduler\"]");
    // a permission that goes altogether
    roles.deleteRole("scheduler");
    List<JsonNode> gone = network.entries("history?max=3&actor=olga");
    assertEquals(
        List.of("campaign-admin", "campaign-editor", "campaign-moderator"),
        gone.stream().map(one -> one.get("role").asText()).sorted().toList());
  }

  @Test
  void imports() {
    UserRepresentation user = new UserRepresentation();
    user.setUsername("paula");
    user.setCredentials(List.of(password("import-Secret-1")));
    user.setClientRoles(Map.of("chatbot", List.of("chatbot-editor")));
    user.setGroups(List.of("/Marketing"));
    PartialImportRepresentation users = new PartialImportRepresentation();
    users.setIfResourceExists("FAIL");
    users.setUsers(List.of(user));
    try (var response = network.realm().partialImport(users)) {
      assertEquals(200, response.getStatus());
    }
    String id = network.id("paula");
    List<JsonNode> entries = network.about(id);
    check(entries.get(entries.size() - 1), "member.created", null, null, null, null);
    assertEquals(
        List.of("groups.changed", "member.created", "products.changed"),
        entries.stream().map(entry -> entry.get("action").asText()).sorted().toList());
    entries.forEach(entry -> assertEquals("olga", entry.at("/actor/username").asText()));
  }

  @Test
  void whoRemovesTheOwnAccountIsStillNamed() {
    String id = network.create("selma");
    UserResource selma = network.realm().users().get(id);
    selma.resetPassword(password("network"));
    String management = network.client("realm-management").getId();
    selma
        .roles()
        .clientLevel(management)
        .add(List.of(network.role("realm-management", "manage-users")));
    try (Keycloak self = network.as("selma")) {
      self.realm(network.name()).users().get(id).remove();
    }
    assertEquals("selma", newest(id).at("/actor/username").asText());
    assertEquals("selma", newest(id).at("/member/username").asText());
  }

  @Test
  void administratorsOfTheMasterRealm(KeycloakServer server) {
    try (Keycloak master = server.admin()) {
      UserRepresentation user = new UserRepresentation();
      user.setUsername("maria");
      try (var response = master.realm(network.name()).users().create(user)) {
        String id = CreatedResponseUtil.getCreatedId(response);
        assertEquals("admin", newest(id).at("/actor/username").asText());
        assertTrue(newest(id).at("/actor/id").asText().length() > 10);
      }
    }
  }

  @Test
  void serviceAccounts(KeycloakServer server) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId("importer");
    client.setSecret("client-Secret-1");
    client.setServiceAccountsEnabled(true);
    String account;
    try (var response = network.realm().clients().create(client)) {
      account =
          network
              .realm()
              .clients()
              .get(CreatedResponseUtil.getCreatedId(response))
              .getServiceAccountUser()
              .getId();
    }
    network
        .realm()
        .users()
        .get(account)
        .roles()
        .clientLevel(network.client("realm-management").getId())
        .add(List.of(network.role("realm-management", "manage-users")));
    String id = network.create("irma");
    try (Keycloak importer =
        KeycloakBuilder.builder()
            .serverUrl(server.baseUrl())
            .realm(network.name())
            .grantType("client_credentials")
            .clientId("importer")
            .clientSecret("client-Secret-1")
            .build()) {
      importer.realm(network.name()).users().get(id).remove();
    }
    assertEquals("service-account-importer", newest(id).at("/actor/username").asText());
    assertEquals(account, newest(id).at("/actor/id").asText());
  }

  @Test
  void realmsWithoutANetworkHaveNone(KeycloakServer server) {
    try (Keycloak master = server.admin()) {
      UserRepresentation user = new UserRepresentation();
      user.setUsername("somebody");
      try (var response = master.realm("master").users().create(user)) {
        String id = CreatedResponseUtil.getCreatedId(response);
        try {
          JsonNode history = Api.asMasterAdministrator(server).at("master").read("history");
          assertTrue(history.get("entries").isEmpty());
        } finally {
          master.realm("master").users().get(id).remove();
        }
      }
    }
  }

  private static CredentialRepresentation password(String value) {
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue(value);
    return password;
  }

  private static JsonNode newest(String member) {
    return network.about(member).get(0);
  }

  private static JsonNode only(String member) {
    List<JsonNode> entries = network.about(member);
    assertEquals(1, entries.size());
    return entries.get(0);
  }

  /**
   * Compares what an entry says.
   *
   * @param before JSON, or null
   * @param after JSON, or null
   */
  private static void check(
      JsonNode entry, String action, String product, String role, String before, String after) {
    assertEquals(action, entry.get("action").asText(), entry::toString);
    assertEquals(product, entry.get("product").textValue());
    assertEquals(role, entry.get("role").textValue());
    names(before, entry.get("before"));
    names(after, entry.get("after"));
  }

  private static void names(String expected, JsonNode names) {
    if (expected == null) {
      assertTrue(names.isNull(), names::toString);
      return;
    }
    try {
      assertEquals(new ObjectMapper().readTree(expected), names);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
