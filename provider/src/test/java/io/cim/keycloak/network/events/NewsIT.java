package io.cim.keycloak.network.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.deliveries.Receiver;
import io.cim.keycloak.network.deliveries.Receiver.Received;
import io.cim.keycloak.network.deliveries.ToldNetwork;
import io.cim.keycloak.network.guard.Directory;
import io.cim.keycloak.network.guard.Http;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.GroupResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What products are told, of changes on the ways that Keycloak and this API offer. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewsIT {

  private ToldNetwork network;
  private Receiver livechat;
  private Receiver campaign;
  private int seen;
  private int seenByCampaign;
  private int people;

  @BeforeAll
  void start(KeycloakServer server) {
    network = new ToldNetwork(server, "news", "livechat", "campaign");
    livechat = network.receiver("livechat");
    campaign = network.receiver("campaign");
  }

  @AfterAll
  void stop() {
    network.close();
  }

  @BeforeEach
  void begin() {
    seen = livechat.received().size();
    seenByCampaign = campaign.received().size();
  }

  /**
   * What came since the test began, after something that is certain to come last: of other subjects
   * it may come earlier than what went before, so it is waited for both.
   */
  private List<Received> told(Receiver receiver, int before, int count) {
    return receiver.await(before + count).subList(before, before + count);
  }

  private Received toldOnce(String types) {
    Received one = told(livechat, seen, 1).get(0);
    seen++;
    assertEquals(types, one.types());
    return one;
  }

  private String agent() {
    people++;
    String id = network.create("agent-" + people, "livechat", "livechat-agent");
    toldOnce("product-access-granted");
    return id;
  }

  private UserResource user(String id) {
    return network.realm().users().get(id);
  }

  private GroupResource group(String name) {
    return network.realm().groups().group(groupId(name));
  }

  private String groupId(String name) {
    return network.realm().getGroupByPath("/agent-groups/" + name).getId();
  }

  @Test
  void accessIsGrantedChangedAndRevokedByThisApi() {
    String id = network.create("api-access");
    Api anna = Api.as(network.copy(), "anna");
    String path = "users/" + id + "/products";
    anna.send(
        "PUT", path, "{\"livechat\": [\"livechat-agent\"], \"chatbot\": [\"chatbot-editor\"]}");
    Received granted = toldOnce("product-access-granted");
    assertEquals(id, granted.subject());
    assertEquals(List.of("livechat-agent"), granted.event("product-access-granted").get("roles"));
    assertEquals(
        List.of(
            "add-wrap-up-notes",
            "chat-with-users",
            "close-resolve-tickets",
            "view-team-tickets",
            "view-ticket-history"),
        granted.event("product-access-granted").get("permissions"));

    anna.send("PUT", path, "{\"livechat\": [\"livechat-admin\"]}");
    Received changed = toldOnce("product-access-changed");
    assertEquals(List.of("livechat-admin"), changed.event("product-access-changed").get("roles"));

    anna.send("DELETE", path + "/livechat");
    assertEquals(
        Map.of("agent_groups", List.of(), "default_agent_of", List.of()),
        toldOnce("product-access-revoked").event("product-access-revoked"));
    assertEquals(0, campaign.received().size() - seenByCampaign, "it is nothing to others");
  }

  @Test
  void accessIsGrantedAndRevokedInKeycloaksConsole() {
    String id = agent();
    network.grant(id, "livechat", "livechat-supervisor");
    assertEquals(
        List.of("livechat-agent", "livechat-supervisor"),
        toldOnce("product-access-changed").event("product-access-changed").get("roles"));
    network.revoke(id, "livechat", "livechat-supervisor");
    toldOnce("product-access-changed");
    network.revoke(id, "livechat", "livechat-agent");
    toldOnce("product-access-revoked");
  }

  @Test
  void whoIsRemovedLeavesTheirGroupsAndPosts() {
    GroupRepresentation nightShift = group("Night shift").toRepresentation();
    String id = agent();
    user(id).joinGroup(nightShift.getId());
    assertEquals(
        List.of(id),
        toldOnce("agent-group-changed").event("agent-group-changed").get("agents_added"));
    nightShift.singleAttribute("cim.agent-group.default-agent", "agent-" + people);
    group("Night shift").update(nightShift);
    assertEquals(
        id, toldOnce("default-agent-changed").event("default-agent-changed").get("default_agent"));

    Api.as(network.copy(), "anna").send("DELETE", "users/" + id);
    List<Received> told = told(livechat, seen, 2);
    Received removal =
        told.stream().filter(one -> one.subject().equals(id)).findFirst().orElseThrow();
    assertEquals("account-purged,member-removed", removal.types());
    long number = Long.parseLong(nightShift.getAttributes().get("cim.agent-group.id").get(0));
    assertEquals(
        Map.of("agent_groups", List.of(number), "default_agent_of", List.of(number)),
        removal.event("member-removed"));
    Received post =
        told.stream().filter(one -> !one.subject().equals(id)).findFirst().orElseThrow();
    assertEquals("default-agent-changed", post.types());
    assertEquals(null, post.event("default-agent-changed").get("default_agent"));
    assertEquals(
        removal.claims().getClaim("txn"), post.claims().getClaim("txn"), "one transaction");
  }

  @Test
  void whoIsRemovedInKeycloaksConsoleIsPurged() {
    String id = agent();
    user(id).remove();
    assertEquals(id, toldOnce("account-purged,member-removed").subject());
  }

  @Test
  void accountsAreDisabledAndEnabled() {
    String id = agent();
    UserRepresentation user = user(id).toRepresentation();
    user.setEnabled(false);
    user(id).update(user);
    assertEquals(id, toldOnce("account-disabled").subject());
    user.setEnabled(true);
    user.setFirstName("Not their business");
    user(id).update(user);
    toldOnce("account-enabled");
  }

  @Test
  void whoIsLoggedOutByAnAdministratorIsRevoked() {
    String id = agent();
    user(id).logout();
    assertEquals(
        "admin", toldOnce("session-revoked").event("session-revoked").get("initiating_entity"));
  }

  /** In a network of its own, since the tokens of the test itself are void as well. */
  @Test
  void thatEverybodyIsLoggedOutIsToldOnce(KeycloakServer server) {
    try (ToldNetwork other = new ToldNetwork(server, "news-logins", "livechat")) {
      other.realm().logoutAll();
      // the other way of the console
      RealmRepresentation realm = other.realm().toRepresentation();
      realm.setNotBefore(realm.getNotBefore() + 1);
      other.realm().update(realm);
      String last = other.create("last", "livechat", "livechat-agent");
      List<Received> told = other.receiver("livechat").await(3);
      assertEquals(
          List.of("livechat", "livechat"),
          told.stream().map(Received::subject).filter(one -> !one.equals(last)).toList());
      for (Received one : told) {
        if (!one.subject().equals(last)) {
          assertEquals("admin", one.event("session-revoked").get("initiating_entity"));
        }
      }
    }
  }

  /** No request is there to say which address the server has, so the event waits for that. */
  @Test
  void whomAWorkflowDisablesIsDisabled(KeycloakServer server) {
    try (ToldNetwork other = new ToldNetwork(server, "news-workflow", "livechat")) {
      String id = other.create("retired", "livechat", "livechat-agent");
      other.receiver("livechat").await(1);
      Http admin = Http.masterAdministrator(server.baseUrl());
      String workflows = "/admin/realms/news-workflow/workflows";
      String created =
          admin
              .send(
                  "POST",
                  workflows,
                  "{\"name\": \"retire\", \"steps\": [{\"uses\": \"disable-user\"}]}")
              .response()
              .headers()
              .firstValue("Location")
              .orElseThrow();
      String workflow = workflows + created.substring(created.lastIndexOf('/'));
      assertEquals(204, admin.send("POST", workflow + "/activate/USERS/" + id).status());
      Api olga = Api.as(other.copy(), "olga");
      other
          .receiver("livechat")
          .await(
              () -> olga.read("deliveries?state=waiting").get("deliveries").size() == 1,
              () -> "nothing is to be told");
      JsonNode waiting = olga.read("deliveries?state=waiting").at("/deliveries/0");
      assertEquals(id, waiting.at("/subject/id").asText());
      assertTrue(waiting.at("/events/0").asText().endsWith("account-disabled"));
    }
  }

  @Test
  void groupsAreRenamedAndDeleted() {
    GroupRepresentation agents = new GroupRepresentation();
    agents.setName("Weekend");
    agents.singleAttribute("cim.agent-group.id", "4711");
    String parent = network.realm().getGroupByPath("/agent-groups").getId();
    network.realm().groups().group(parent).subGroup(agents).close();
    String id = agent();
    user(id).joinGroup(groupId("Weekend"));
    Received changed = toldOnce("agent-group-changed");
    assertEquals("4711", changed.subject());
    assertEquals(
        Map.of(
            "id",
            4711L,
            "name",
            "Weekend",
            "agents_added",
            List.of(id),
            "agents_removed",
            List.of()),
        changed.event("agent-group-changed"));

    GroupRepresentation renamed = group("Weekend").toRepresentation();
    renamed.setName("Week end");
    group("Weekend").update(renamed);
    assertEquals(
        "Week end", toldOnce("agent-group-changed").event("agent-group-changed").get("name"));

    user(id).leaveGroup(groupId("Week end"));
    assertEquals(
        List.of(id),
        toldOnce("agent-group-changed").event("agent-group-changed").get("agents_removed"));
    user(id).joinGroup(groupId("Week end"));
    toldOnce("agent-group-changed");
    group("Week end").remove();
    assertEquals(
        Map.of("id", 4711L, "agents", List.of(id)),
        toldOnce("agent-group-deleted").event("agent-group-deleted"));
  }

  @Test
  void rolesThatComeThroughGroupsAndCompositesCount() {
    String id = network.create("indirect");
    GroupRepresentation team = new GroupRepresentation();
    team.setName("Team");
    network.realm().groups().add(team).close();
    String teamId = network.realm().getGroupByPath("/Team").getId();
    user(id).joinGroup(teamId);
    GroupResource group = network.realm().groups().group(teamId);
    String client = network.client("livechat");
    group.roles().clientLevel(client).add(List.of(network.role("livechat", "livechat-agent")));
    assertEquals(id, toldOnce("product-access-granted").subject());

    RoleRepresentation composite = new RoleRepresentation("duty", "", false);
    network.realm().roles().create(composite);
    composite = network.realm().roles().get("duty").toRepresentation();
    group.roles().realmLevel().add(List.of(composite));
    network
        .realm()
        .roles()
        .get("duty")
        .addComposites(List.of(network.role("livechat", "livechat-supervisor")));
    assertEquals(
        List.of("livechat-agent", "livechat-supervisor"),
        toldOnce("product-access-changed").event("product-access-changed").get("roles"));
    network.realm().roles().deleteRole("duty");
    toldOnce("product-access-changed");
    group.remove();
    assertEquals(id, toldOnce("product-access-revoked").subject());
  }

  @Test
  void permissionsOfARoleAreToldOnce() {
    Api olga = Api.as(network.copy(), "olga");
    String path = "products/campaign/roles/campaign-editor";
    olga.send("PUT", path, "{\"permissions\": [\"scheduler\"]}");
    Received changed = told(campaign, seenByCampaign, 1).get(0);
    assertEquals("role-changed", changed.types());
    assertEquals("campaign-editor", changed.subject());
    assertEquals(
        Map.of("role", "campaign-editor", "permissions", List.of("scheduler")),
        changed.event("role-changed"));
  }

  @Test
  void importsAreTold() {
    UserRepresentation user = new UserRepresentation();
    user.setUsername("imported");
    user.setEnabled(true);
    user.setClientRoles(Map.of("livechat", List.of("livechat-agent")));
    PartialImportRepresentation file = new PartialImportRepresentation();
    file.setUsers(List.of(user));
    file.setIfResourceExists("OVERWRITE");
    network.realm().partialImport(file).close();
    toldOnce("product-access-granted");
  }

  @Test
  void whatIsRefusedIsNotTold() {
    String boris = network.copy().idOf("boris");
    try (Keycloak anna =
        Keycloak.getInstance(
            network.copy().server().baseUrl(),
            network.copy().name(),
            "anna",
            Api.REALM,
            "admin-cli")) {
      UserResource target = anna.realm(network.copy().name()).users().get(boris);
      assertThrows(ForbiddenException.class, target::remove);
      assertThrows(
          ForbiddenException.class,
          () ->
              target
                  .roles()
                  .realmLevel()
                  .remove(List.of(network.realm().roles().get("cim-admin").toRepresentation())));
    }
    agent();
    assertEquals(seen, livechat.received().size());
    assertEquals(0, livechat.refused());
  }

  @Test
  void whoIsGoneFromTheirDirectoryIsPurged() throws Exception {
    try (Directory directory = Directory.start(List.of("lena"))) {
      String ldap = directory.attach(network.realm());
      network.realm().userStorage().syncUsers(ldap, "triggerFullSync");
      String lena = network.copy().idOf("lena");
      network.grant(lena, "livechat", "livechat-agent");
      toldOnce("product-access-granted");
      directory.remove("lena");
      // Keycloak comes across the account, and drops it
      assertThrows(NotFoundException.class, () -> user(lena).toRepresentation());
      assertEquals(lena, toldOnce("account-purged,member-removed").subject());
      network.realm().components().component(ldap).remove();
    }
  }
}
