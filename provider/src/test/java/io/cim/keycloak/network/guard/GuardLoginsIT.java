package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Visitor;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What people do to accounts by logging in: through an identity provider, and with an action of
 * their own that they ask for. What has changed is told by the database.
 */
@Tag("connection")
@ExtendWith(KeycloakExtension.class)
class GuardLoginsIT {

  /** A flow that links people to the account that has the e-mail address of theirs. */
  private static final String ON_TRUST = "on-trust";

  private static final String FROM_CORP = "&kc_idp_hint=" + Corporation.ALIAS;

  private static KeycloakServer server;
  private static GuardedRealm realm;
  private static AccountConsole account;
  private static Corporation corporation;

  @BeforeAll
  static void create(KeycloakServer shared) {
    server = shared;
    realm = new GuardedRealm(server, "logins");
    account = new AccountConsole(server, realm.name());
    corporation =
        new Corporation(
            server,
            "corporation",
            Map.of(
                "eve", "boris@example.com",
                "evan", "olga@example.com",
                "elif", "elif@example.com",
                "nora", "nora@example.com",
                "nils", "nils@example.com",
                "bob", "bob@example.com"));
    linkOnTrust();
    for (String action : List.of("UPDATE_EMAIL", "delete_account", "idp_link")) {
      RequiredActionProviderRepresentation enabled =
          realm.master().flows().getRequiredAction(action);
      enabled.setEnabled(true);
      realm.master().flows().updateRequiredAction(action, enabled);
    }
    corporation.attach(realm.master(), ON_TRUST);
    FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
    link.setUserId(corporation.id("nils"));
    link.setUserName("nils");
    realm.master().users().get(realm.id("emil")).addFederatedIdentity("corp", link).close();
  }

  private static void linkOnTrust() {
    AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
    flow.setAlias(ON_TRUST);
    flow.setProviderId("basic-flow");
    flow.setTopLevel(true);
    var flows = realm.master().flows();
    flows.createFlow(flow).close();
    for (String step : List.of("idp-create-user-if-unique", "idp-auto-link")) {
      flows.addExecution(ON_TRUST, Map.of("provider", step));
    }
    for (AuthenticationExecutionInfoRepresentation step : flows.getExecutions(ON_TRUST)) {
      step.setRequirement("ALTERNATIVE");
      flows.updateExecutions(ON_TRUST, step);
    }
  }

  @AfterAll
  static void remove() {
    try {
      corporation.close();
    } finally {
      realm.close();
    }
  }

  @Test
  void anAddressTakesNoCimAdminsAccount() throws Exception {
    refusedFromCorp("eve", "cim_admin_protected");
    refusedFromCorp("evan", "forbidden");
  }

  @Test
  void plainMembersLogInSo() {
    assertTrue(account.isOpen(fromCorp("elif")));
    assertEquals("elif", link("elif"));
  }

  private static String link(String username) {
    return realm
        .master()
        .users()
        .get(realm.id(username))
        .getFederatedIdentity()
        .get(0)
        .getUserName();
  }

  @Test
  void noMapperMakesCimAdmins() throws Throwable {
    refusedWith("oidc-hardcoded-role-idp-mapper", Map.of("role", "cim-admin"));
  }

  @Test
  void noMapperPutsPeopleIntoAGroupOfCimAdmins() throws Throwable {
    String bosses = realm.groupWith("bosses", "cim-admin");
    refusedWith("oidc-hardcoded-group-idp-mapper", Map.of("group", "/bosses"));
    assertTrue(realm.master().groups().group(bosses).members().isEmpty());
  }

  /** Both somebody new and somebody who has an account already. */
  private static void refusedWith(String mapper, Map<String, String> config) throws Throwable {
    Corporation.mapping(
        realm.master(),
        mapper,
        config,
        () -> {
          refusedFromCorp("nils", "cim_admin_grant");
          Set<String> before = cimAdmins();
          assertFalse(account.isOpen(fromCorp("nora")));
          assertEquals(before, cimAdmins());
        });
  }

  private static Set<String> cimAdmins() {
    return realm.master().roles().get("cim-admin").getUserMembers().stream()
        .map(UserRepresentation::getUsername)
        .collect(Collectors.toSet());
  }

  @Test
  void aMapperGivesOthersPlainRoles() throws Throwable {
    Corporation.mapping(
        realm.master(),
        "oidc-hardcoded-role-idp-mapper",
        Map.of("role", "chatbot.chatbot-developer"),
        () -> assertTrue(account.isOpen(fromCorp("nils"))));
    assertTrue(
        realm
            .master()
            .users()
            .get(realm.id("emil"))
            .roles()
            .clientLevel(realm.client("chatbot"))
            .listAll()
            .stream()
            .anyMatch(role -> role.getName().equals("chatbot-developer")));
  }

  @Test
  void aCimAdminLinksTheirOwnAccount() {
    Visitor visitor = new Visitor();
    Visitor.Page confirmation =
        visitor.logIn(visitor.open(account.login("&kc_action=idp_link:corp")), "anna");
    Visitor.Page corp = visitor.submit(confirmation, Map.of());
    Visitor.Page linked = visitor.logIn(corp, "bob");
    assertTrue(account.isOpen(linked), linked::toString);
    assertEquals("bob", link("anna"));
    assertTrue(account.isOpen(fromCorp("bob")));
  }

  @Test
  void nobodyTakesTheAddressOfACimAdmin() throws Exception {
    Visitor visitor = new Visitor();
    Visitor.Page form =
        visitor.logIn(visitor.open(account.login("&kc_action=UPDATE_EMAIL")), "emil");
    DatabaseState before = DatabaseState.read(server, realm.name());
    Visitor.Page answer = visitor.submit(form, Map.of("email", "boris@example.com"));
    assertFalse(account.isOpen(answer), answer::toString);
    assertEquals(Set.of(), before.differences(DatabaseState.read(server, realm.name())));
  }

  @Test
  void aCimAdminChangesTheirOwnAddress() {
    Visitor visitor = new Visitor();
    Visitor.Page form =
        visitor.logIn(visitor.open(account.login("&kc_action=UPDATE_EMAIL")), "anna");
    assertTrue(account.isOpen(visitor.submit(form, Map.of("email", "anna.new@example.com"))));
    assertEquals(
        "anna.new@example.com",
        realm.master().users().get(realm.id("anna")).toRepresentation().getEmail());
  }

  @Test
  void aCimAdminDoesNotDeleteTheirOwnAccount() throws Exception {
    realm
        .master()
        .users()
        .get(realm.id("boris"))
        .roles()
        .clientLevel(realm.client("account"))
        .add(
            List.of(
                realm
                    .master()
                    .clients()
                    .get(realm.client("account"))
                    .roles()
                    .get("delete-account")
                    .toRepresentation()));
    Visitor visitor = new Visitor();
    Visitor.Page form =
        visitor.logIn(visitor.open(account.login("&kc_action=delete_account")), "boris");
    DatabaseState before = DatabaseState.read(server, realm.name());
    Visitor.Page answer = visitor.submit(form, Map.of());
    // Keycloak's login forgets what it was about, and may have no better answer than an error
    assertTrue(answer.status() >= 400, answer::toString);
    assertEquals(Set.of(), before.differences(DatabaseState.read(server, realm.name())));
  }

  /** The page after somebody has logged in at the identity provider. */
  private static Visitor.Page fromCorp(String username) {
    Visitor visitor = new Visitor();
    return visitor.logIn(visitor.open(account.login(FROM_CORP)), username);
  }

  private static void refusedFromCorp(String username, String code) throws Exception {
    DatabaseState before = DatabaseState.read(server, realm.name());
    long recorded = refusals(code);
    Visitor.Page answer = fromCorp(username);
    assertFalse(account.isOpen(answer), () -> username + " is in: " + answer);
    assertEquals(Set.of(), before.differences(DatabaseState.read(server, realm.name())), username);
    assertEquals(recorded + 1, refusals(code), () -> username + ": " + answer);
  }

  private static long refusals(String code) {
    return server
        .log()
        .lines()
        .filter(line -> line.contains("Refused (" + code + ") in realm logins"))
        .count();
  }
}
