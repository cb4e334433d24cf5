package io.cim.keycloak.network.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.Visitor;
import io.cim.keycloak.network.guard.Directory;
import io.cim.keycloak.network.guard.Http;
import io.cim.keycloak.network.testserver.Eventually;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Whatever changes groups and their members, the network knows. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class GroupsStayTrueIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String ID = "cim.agent-group.id";
  private static final String AGENT = "cim.agent-group.default-agent";

  /** The ways in which a default agent can vanish. */
  private enum Way {
    LEFT_BY_NETWORK,
    LEFT_BY_PUT,
    REMOVED_BY_NETWORK,
    LEFT_BY_KEYCLOAK,
    DELETED_BY_KEYCLOAK,
    DISABLED_BY_KEYCLOAK,
    DISABLED_BY_WORKFLOW,
    LOCKED_OUT_FOR_GOOD,
    DELETED_BY_THEMSELVES,
    OVERWRITTEN_BY_IMPORT,
    GROUP_MOVED;

    void go(GroupNetwork network, RealmResource realm, long number, String agent, String name) {
      Api anna = network.as("anna");
      String path = "agent-groups/" + number;
      UserResource user = realm.users().get(agent);
      String group = realm.getGroupByPath("/agent-groups/" + name).getId();
      switch (this) {
        case LEFT_BY_NETWORK ->
            assertEquals(204, anna.send("DELETE", path + "/members/" + agent).status());
        case LEFT_BY_PUT ->
            assertEquals(200, anna.send("PUT", path, GroupNetwork.body(name, null)).status());
        case REMOVED_BY_NETWORK ->
            assertEquals(204, anna.send("DELETE", "users/" + agent).status());
        case LEFT_BY_KEYCLOAK -> user.leaveGroup(group);
        case DELETED_BY_KEYCLOAK -> user.remove();
        case DISABLED_BY_KEYCLOAK -> enable(user, false);
        case DISABLED_BY_WORKFLOW -> runWorkflow(network, user, agent);
        case LOCKED_OUT_FOR_GOOD -> lockOut(network, realm, user);
        case DELETED_BY_THEMSELVES -> deleteAccount(network, realm, user);
        case OVERWRITTEN_BY_IMPORT -> overwrite(realm, user.toRepresentation());
        case GROUP_MOVED -> {
          GroupRepresentation moved = realm.groups().group(group).toRepresentation();
          move(realm, moved, null);
          move(realm, moved, realm.getGroupByPath("/agent-groups").getId());
        }
      }
    }
  }

  private static void enable(UserResource user, boolean enabled) {
    UserRepresentation changed = user.toRepresentation();
    changed.setEnabled(enabled);
    user.update(changed);
  }

  private static void awaitDisabled(UserResource user) {
    Eventually.isTrue(PATIENCE, () -> !user.toRepresentation().isEnabled(), "is still enabled");
  }

  /** A workflow of Keycloak that is begun for somebody by hand. */
  private static void runWorkflow(GroupNetwork network, UserResource user, String agent) {
    Http admin = Http.masterAdministrator(network.server().baseUrl());
    String workflows = "/admin/realms/" + network.name() + "/workflows";
    Http.Answer made =
        admin.send(
            "POST", workflows, "{\"name\": \"retire\", \"steps\": [{\"uses\": \"disable-user\"}]}");
    assertEquals(201, made.status(), () -> made.response().body());
    String workflow = made.response().headers().firstValue("Location").orElseThrow();
    String activate =
        workflows + workflow.substring(workflow.lastIndexOf('/')) + "/activate/USERS/" + agent;
    assertEquals(204, admin.send("POST", activate).status());
    awaitDisabled(user);
  }

  private static void givePassword(UserResource user) {
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue("network");
    user.resetPassword(password);
  }

  /** Wrong passwords, until Keycloak has enough. */
  private static void lockOut(GroupNetwork network, RealmResource realm, UserResource user) {
    RealmRepresentation strict = realm.toRepresentation();
    strict.setBruteForceProtected(true);
    strict.setPermanentLockout(true);
    strict.setFailureFactor(1);
    realm.update(strict);
    givePassword(user);
    String name = user.toRepresentation().getUsername();
    String form = "grant_type=password&client_id=admin-cli&password=wrong&username=" + name;
    assertEquals(400, Api.token(network.server(), network.name(), form).status());
    awaitDisabled(user);
  }

  /** By the page that account holders come to from the account console. */
  private static void deleteAccount(GroupNetwork network, RealmResource realm, UserResource user) {
    RequiredActionProviderRepresentation action = realm.flows().getRequiredAction("delete_account");
    action.setEnabled(true);
    realm.flows().updateRequiredAction("delete_account", action);
    String account = realm.clients().findByClientId("account").get(0).getId();
    user.roles()
        .clientLevel(account)
        .add(
            List.of(realm.clients().get(account).roles().get("delete-account").toRepresentation()));
    givePassword(user);
    String home = network.server().baseUrl() + "/realms/" + network.name();
    Visitor visitor = new Visitor();
    Visitor.Page login =
        visitor.open(
            home
                + "/protocol/openid-connect/auth?client_id=account&response_type=code&scope=openid"
                + "&kc_action=delete_account&redirect_uri="
                + Api.encode(home + "/account/"));
    Visitor.Page question = visitor.logIn(login, user.toRepresentation().getUsername());
    Visitor.Page done = visitor.submit(question, Map.of());
    assertTrue(done.html().contains("deleted"), done::toString);
  }

  private static void overwrite(RealmResource realm, UserRepresentation user) {
    PartialImportRepresentation representation = new PartialImportRepresentation();
    representation.setIfResourceExists("OVERWRITE");
    user.setId(null);
    representation.setUsers(List.of(user));
    try (var response = realm.partialImport(representation)) {
      assertEquals(200, response.getStatus());
    }
  }

  private static void move(RealmResource realm, GroupRepresentation group, String parent) {
    try (var response =
        parent == null ? realm.groups().add(group) : realm.groups().group(parent).subGroup(group)) {
      assertEquals(204, response.getStatus());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDefaultAgentWhoVanishesIsItNoLonger(Way way, RealmCopy copy) {
    GroupNetwork network = new GroupNetwork(copy);
    String username = "agent-" + way.name().toLowerCase(java.util.Locale.ROOT);
    String name = way.name();
    String agent = network.person(username);
    String other = network.person("other-" + username);
    long number = network.group(name, agent, agent);
    assertEquals(username, network.defaultAgent(number));
    try (Keycloak keycloak = copy.server().admin()) {
      RealmResource realm = keycloak.realm(copy.name());
      assertEquals(username, network.attribute(keycloak, name, AGENT));
      way.go(network, realm, number, agent, name);
      assertNull(network.defaultAgent(number));
      assertNull(network.attribute(keycloak, name, AGENT), "nor for an export");
      assertEquals(Long.toString(number), network.attribute(keycloak, name, ID));
      // who comes back is a member like all others
      if (way.name().startsWith("DISABLED") || way == Way.LOCKED_OUT_FOR_GOOD) {
        enable(realm.users().get(agent), true);
      } else if (way == Way.LEFT_BY_KEYCLOAK) {
        realm.users().get(agent).joinGroup(realm.getGroupByPath("/agent-groups/" + name).getId());
      }
    }
    assertNull(network.defaultAgent(number));
    Api anna = network.as("anna");
    String path = "agent-groups/" + number + "/members/" + other;
    assertEquals(204, anna.send("PUT", path, "{\"default\": true}").status(), "the post is free");
    assertEquals("other-" + username, network.defaultAgent(number));
  }

  @Test
  void groupsOfKeycloakAreAgentGroups(RealmCopy copy) {
    GroupNetwork network = new GroupNetwork(copy);
    try (Keycloak keycloak = copy.server().admin()) {
      RealmResource realm = keycloak.realm(copy.name());
      String parent = realm.getGroupByPath("/agent-groups").getId();
      GroupRepresentation group = new GroupRepresentation();
      group.setName("By hand");
      group.setAttributes(Map.of(ID, List.of("1"), AGENT, List.of("HAL")));
      String id;
      try (var response = realm.groups().group(parent).subGroup(group)) {
        id = CreatedResponseUtil.getCreatedId(response);
      }
      long number = Long.parseLong(network.attribute(keycloak, "By hand", ID));
      assertTrue(number > 4, "1 is another group's");
      assertNull(network.defaultAgent(number), "not before hal is in the group");
      realm.users().get(network.person("hal")).joinGroup(id);
      assertEquals("hal", network.defaultAgent(number));

      GroupRepresentation renamed = realm.groups().group(id).toRepresentation();
      renamed.setName("By foot");
      renamed.setAttributes(Map.of(ID, List.of("77")));
      realm.groups().group(id).update(renamed);
      assertEquals("By foot", network.read(number).get("name").asText());
      assertEquals("hal", network.defaultAgent(number));
      assertEquals(Long.toString(number), network.attribute(keycloak, "By foot", ID));
      assertEquals("hal", network.attribute(keycloak, "By foot", AGENT));
      RealmRepresentation names = new RealmRepresentation();
      names.setEditUsernameAllowed(true);
      realm.update(names);
      UserResource hal = realm.users().get(copy.idOf("hal"));
      UserRepresentation changed = hal.toRepresentation();
      changed.setUsername("hal9000");
      hal.update(changed);
      assertEquals("hal9000", network.attribute(keycloak, "By foot", AGENT));

      realm.groups().group(id).remove();
      assertEquals(404, network.as("anna").get("agent-groups/" + number).status());
      assertTrue(network.group("After", null) > number);
    }
  }

  @Test
  void aDirectoryTakesItsPeopleAway(RealmCopy copy) throws Exception {
    GroupNetwork network = new GroupNetwork(copy);
    try (Directory directory = Directory.start(List.of("leon", "lydia"));
        Keycloak keycloak = copy.server().admin()) {
      RealmResource realm = keycloak.realm(copy.name());
      String ldap = directory.attach(realm);
      realm.userStorage().syncUsers(ldap, "triggerFullSync");
      String leon = copy.idOf("leon");
      String lydia = copy.idOf("lydia");
      long one = network.group("Directory 1", leon, leon);
      long two = network.group("Directory 2", lydia, lydia, leon);
      directory.remove("leon");
      // Keycloak finds out when it looks
      assertTrue(realm.users().searchByUsername("leon", true).isEmpty());
      assertNull(network.defaultAgent(one));
      assertEquals(List.of("lydia"), network.members(two));
      assertEquals("lydia", network.defaultAgent(two));
      realm.userStorage().removeImportedUsers(ldap);
      assertNull(network.defaultAgent(two));
      assertEquals(List.of(), network.members(two));
      for (String name : List.of("Directory 1", "Directory 2")) {
        assertNull(network.attribute(keycloak, name, AGENT), name);
      }
      realm.components().component(ldap).remove();
    }
  }
}
