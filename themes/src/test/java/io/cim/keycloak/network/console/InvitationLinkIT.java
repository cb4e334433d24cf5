package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.cim.keycloak.network.testserver.Eventually;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.MailCatcher;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What happens behind the links of invitations: from the mail through a real browser. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class InvitationLinkIT {

  private static final String AGENT = "\"products\": {\"livechat\": [\"livechat-agent\"]}";
  private static final String PASSWORD = "correct horse";
  private static final String TITLE = "Invitation to Sample network";
  private static final String WELCOME = "Welcome to Sample network";
  private static final String DEAD = "This link is not valid.";

  private static MailCatcher mails;
  private static RealmCopy realm;
  private static Inviting inviting;
  private static People people;

  @BeforeAll
  static void start(KeycloakServer server) {
    mails = MailCatcher.start();
    realm =
        RealmCopy.create(
            server,
            "invitation-links",
            copy -> {
              copy.setSmtpServer(mails.settings());
              copy.setRegistrationAllowed(false);
              copy.setPasswordPolicy("length(7)");
              copy.setVerifyEmail(true);
              copy.setInternationalizationEnabled(true);
              copy.setSupportedLocales(Set.of("en", "de", "fr", "es", "it", "nl"));
              copy.setDefaultLocale("en");
            });
    inviting = new Inviting(realm);
    people = new People(server, realm.name());
  }

  @AfterAll
  static void stop() {
    realm.close();
    mails.close();
  }

  @Test
  void aNewPersonMakesAnAccountAndIsIn(Browser browser, KeycloakServer server) {
    String id =
        inviting.invite(
            "anna",
            "eva@example.com",
            AGENT + ", \"agentGroups\": [{\"id\": 3, \"default\": true}]");
    try (Invitee eva = new Invitee(browser)) {
      Page page = eva.open(mails.await("eva@example.com").link());
      eva.assertTitle(TITLE);
      assertThat(page.locator("#network-invitation-from"))
          .hasText("Anna Lindqvist invites you to Sample network:");
      eva.assertOffers("Livechat: Agent", "Thai desk");
      assertFalse(page.url().contains("key="), "the token is in no address: " + page.url());
      assertThat(page.locator("#network-invitation-address")).hasValue("eva@example.com");
      assertThat(page.locator("[name=email]")).hasCount(0);
      eva.screenshot("invitation-register");
      eva.assertAccessible();
      assertEquals("pending", inviting.row(id).get("status").asText(), "to look changes nothing");

      eva.fill("emil", "short", "other");
      eva.press("Create account and accept");
      assertThat(page.locator("#input-error-username")).containsText("already exists");
      assertThat(page.locator("#input-error-password")).containsText("minimum length 7");
      assertThat(page.locator("#input-error-password-confirm")).containsText("doesn't match");
      assertThat(page.locator("#firstName")).hasValue("Eva");
      assertThat(page.locator("#password")).hasValue("");
      assertEquals("pending", inviting.row(id).get("status").asText());

      eva.fill("eva", PASSWORD, PASSWORD);
      eva.press("Create account and accept");
      eva.assertTitle(WELCOME);
      eva.assertOffers("Livechat: Agent", "Thai desk");
      eva.screenshot("invitation-accepted");
      eva.assertAccessible();
    }
    assertEquals(Set.of("livechat-agent"), people.roles("eva", "livechat"));
    try (Keycloak keycloak = server.admin()) {
      RealmResource network = keycloak.realm(realm.name());
      UserRepresentation account = network.users().get(people.id("eva")).toRepresentation();
      assertEquals("eva@example.com", account.getEmail());
      assertTrue(account.isEmailVerified(), "the link has verified it");
      assertEquals(List.of(), account.getRequiredActions());
      assertEquals(
          List.of("Thai desk"),
          network.users().get(account.getId()).groups().stream()
              .map(group -> group.getName())
              .toList());
    }
    JsonNode row = inviting.row(id);
    assertEquals("accepted", row.get("status").asText());
    assertEquals("eva", row.at("/member/username").asText());
    List<String> told = new ArrayList<>();
    inviting
        .history("eva")
        .forEach(
            entry ->
                told.add(
                    entry.at("/actor/username").asText() + " " + entry.get("action").asText()));
    assertTrue(
        told.containsAll(List.of("anna member.created", "anna products.changed")), told.toString());
  }

  @Test
  void aMemberSignsInAndAccepts(Browser browser) {
    String id = inviting.invite("anna", "Zoe@example.com", AGENT);
    String link = mails.await("Zoe@example.com").link();
    givePassword("zoe");
    try (Invitee zoe = new Invitee(browser)) {
      Page page = zoe.open(link);
      zoe.assertTitle(TITLE);
      zoe.assertOffers("Livechat: Agent");
      zoe.screenshot("invitation-sign-in");
      zoe.assertAccessible();
      zoe.press("Sign in to accept");
      assertThat(page.locator("#username")).hasValue("zoe");
      zoe.logIn("zoe");
      assertThat(page.locator("#network-invitation-offer")).isVisible();
      zoe.assertOffers("Livechat: Agent");
      zoe.screenshot("invitation-offer");
      zoe.assertAccessible();
      assertEquals(Set.of(), people.roles("zoe", "livechat"));
      assertEquals("pending", inviting.row(id).get("status").asText());

      zoe.press("Accept");
      zoe.assertTitle(WELCOME);
      assertEquals(Set.of("livechat-agent"), people.roles("zoe", "livechat"));

      // once more, by who has accepted and by who has not
      zoe.open(link);
      zoe.assertTitle(WELCOME);
    }
    try (Invitee stranger = new Invitee(browser)) {
      stranger.open(link);
      stranger.assertError("This invitation has been accepted already.");
    }
    assertEquals("accepted", inviting.row(id).get("status").asText());
  }

  @Test
  void aMemberIsInvitedByTheUserName(Browser browser) {
    inviting.invite("anna", "hugo", AGENT);
    givePassword("hugo");
    try (Invitee hugo = new Invitee(browser)) {
      hugo.open(mails.await("hugo@example.com").link());
      hugo.press("Sign in to accept");
      hugo.logIn("hugo");
      hugo.press("Accept");
      hugo.assertTitle(WELCOME);
    }
    assertEquals(Set.of("livechat-agent"), people.roles("hugo", "livechat"));
  }

  @Test
  void whoDeclinesGetsNothing(Browser browser) {
    String id = inviting.invite("anna", "no.thanks@example.com", AGENT);
    String link = mails.await("no.thanks@example.com").link();
    try (Invitee invitee = new Invitee(browser)) {
      invitee.open(link);
      invitee.press("Decline");
      invitee.assertTitle("Invitation declined");
      invitee.screenshot("invitation-declined");
      invitee.open(link);
      invitee.assertTitle("Invitation declined");
    }
    assertEquals("declined", inviting.row(id).get("status").asText());
    assertFalse(people.has("no.thanks@example.com"));
  }

  @Test
  void anExpiredLinkIsDead(Browser browser, KeycloakServer server) {
    change(server, copy -> copy.getAttributes().put("cim.invitations.validity", "1"));
    String id = inviting.invite("anna", "too.late@example.com", AGENT);
    change(server, copy -> copy.getAttributes().remove("cim.invitations.validity"));
    String link = mails.await("too.late@example.com").link();
    Eventually.isTrue(
        Duration.ofMinutes(1),
        () -> inviting.row(id).get("status").asText().equals("expired"),
        "has not expired");
    try (Invitee invitee = new Invitee(browser)) {
      invitee.open(link);
      invitee.assertError("This invitation has expired. Ask for a new one.");
    }
  }

  @Test
  void afterItWasSentAgainOnlyTheNewLinkIsGood(Browser browser) {
    String id = inviting.invite("anna", "again@example.com", AGENT);
    String first = mails.await("again@example.com").link();
    try (Invitee invitee = new Invitee(browser)) {
      invitee.open(first);
      invitee.assertTitle(TITLE);
      inviting.resend("anna", id);
      String second = mails.await("again@example.com", 2).link();
      // the page that is open already
      invitee.fill("again", PASSWORD, PASSWORD);
      invitee.press("Create account and accept");
      invitee.assertError(DEAD);
      assertFalse(people.has("again"));
      invitee.open(first);
      invitee.assertError(DEAD);
      invitee.open(second);
      invitee.assertTitle(TITLE);
    }
  }

  @Test
  void aRevokedLinkIsDead(Browser browser) {
    String id = inviting.invite("anna", "revoked@example.com", AGENT);
    String link = mails.await("revoked@example.com").link();
    try (Invitee invitee = new Invitee(browser)) {
      invitee.open(link);
      inviting.revoke("anna", id);
      invitee.fill("revoked", PASSWORD, PASSWORD);
      invitee.press("Create account and accept");
      invitee.assertError("This invitation has been withdrawn.");
      invitee.open(link);
      invitee.assertError("This invitation has been withdrawn.");
    }
    assertFalse(people.has("revoked"));
  }

  @Test
  void somebodyElseWhoIsSignedInCannotAccept(Browser browser, KeycloakServer server) {
    String id = inviting.invite("anna", "viktor@example.com", AGENT);
    String link = mails.await("viktor@example.com").link();
    try (Invitee boris = new Invitee(browser)) {
      Page page = boris.open(server.baseUrl() + "/realms/" + realm.name() + "/account");
      boris.logIn("boris");
      assertThat(page).hasURL(Pattern.compile("/account"));
      assertThat(page.getByText("Personal info").first()).isVisible();
      boris.open(link);
      boris.assertTitle("You are signed in as somebody else");
      assertThat(page.locator("main"))
          .containsText(
              "You are signed in as boris, but the invitation is for viktor@example.com.");
      boris.screenshot("invitation-other");
      boris.assertAccessible();
      page.locator("#network-invitation-sign-out").click();
      page.locator("#kc-logout").click();
      boris.assertTitle("You are logged out");
      boris.open(link);
      boris.assertTitle(TITLE);
      assertThat(page.locator("#network-invitation-sign-in")).isVisible();
    }
    assertEquals("pending", inviting.row(id).get("status").asText());
    assertEquals(Set.of(), people.roles("viktor", "livechat"));
  }

  @Test
  void aLinkThatWasTamperedWithIsDead(Browser browser) {
    inviting.invite("anna", "tampered@example.com", AGENT);
    inviting.invite("anna", "mine@example.com", AGENT);
    String link = mails.await("tampered@example.com").link();
    String key = link.substring(link.indexOf("key=") + 4);
    String[] parts = key.split("\\.", -1);
    String mine = mails.await("mine@example.com").link();
    String[] mineParts = mine.substring(mine.indexOf("key=") + 4).split("\\.", -1);
    List<String> bad =
        List.of(
            parts[0] + "." + parts[1] + "." + mineParts[2],
            parts[0] + "." + mineParts[1] + "." + parts[2],
            key.substring(0, key.length() - 2),
            parts[0] + "." + parts[1] + ".",
            "nonsense");
    try (Invitee invitee = new Invitee(browser)) {
      for (String one : bad) {
        invitee.open(link.replace(key, one));
        assertThat(invitee.page().locator("#kc-error-message")).isVisible();
        assertThat(invitee.page().locator("#network-invitation-form")).hasCount(0);
      }
      // and what the browser remembers of a link that was good
      invitee.open(link);
      invitee.assertTitle(TITLE);
      Cookie cookie =
          invitee.page().context().cookies().stream()
              .filter(one -> one.name.equals("NETWORK_INVITATION"))
              .findFirst()
              .orElseThrow();
      assertTrue(cookie.httpOnly);
      String value = cookie.value;
      cookie.value = value.substring(0, value.length() - 1) + (value.endsWith("0") ? "1" : "0");
      invitee.page().context().addCookies(List.of(cookie));
      invitee.page().reload();
      invitee.assertError(DEAD);
    }
  }

  @Test
  void aPageIsAboutTheInvitationThatItShows(Browser browser) {
    String shown = inviting.invite("anna", "tab.one@example.com", AGENT);
    String later = inviting.invite("anna", "tab.two@example.com", AGENT);
    try (Invitee invitee = new Invitee(browser)) {
      invitee.open(mails.await("tab.one@example.com").link());
      invitee.otherTab().navigate(mails.await("tab.two@example.com").link());
      invitee.press("Decline");
      invitee.assertError(DEAD);
    }
    assertEquals("pending", inviting.row(shown).get("status").asText());
    assertEquals("pending", inviting.row(later).get("status").asText());
  }

  @Test
  void anInviterWhoWasRemovedGivesNothing(Browser browser, KeycloakServer server) {
    String id =
        inviting.invite(
            "ahmed", "orphan@example.com", "\"products\": {\"aimychat\": [\"aimychat-agent\"]}");
    String link = mails.await("orphan@example.com").link();
    try (Keycloak keycloak = server.admin();
        Invitee invitee = new Invitee(browser)) {
      RealmResource network = keycloak.realm(realm.name());
      String ahmed = people.id("ahmed");
      // first without the right, then without the account
      String aimychat = network.clients().findByClientId("aimychat").get(0).getId();
      var roles = network.users().get(ahmed).roles().clientLevel(aimychat);
      var administrator = roles.listAll();
      roles.remove(administrator);
      invitee.open(link);
      invitee.assertTitle("This invitation cannot be accepted");
      assertThat(invitee.page().locator("#network-invitation-nothing"))
          .containsText("Ahmed El-Sayed may not give any more what this invitation offers.");
      invitee.screenshot("invitation-nothing");
      MailCatcher.Mail notice = mails.await("ahmed@example.com");
      assertEquals("Your invitation of orphan@example.com", notice.subject());
      assertTrue(notice.text().contains("Aimychat: Agent"), notice.text());
      assertEquals(
          "{\"aimychat\":[\"aimychat-agent\"]}",
          inviting.row(id).at("/notGiven/products").toString());
      invitee.open(link);
      invitee.assertTitle("This invitation cannot be accepted");
      assertEquals(1, mails.to("ahmed@example.com").size(), "told once");

      roles.add(administrator);
      invitee.open(link);
      invitee.assertTitle(TITLE);
      network.users().get(ahmed).remove();
      invitee.fill("orphan", PASSWORD, PASSWORD);
      invitee.press("Create account and accept");
      invitee.assertTitle("This invitation cannot be accepted");
    }
    assertFalse(people.has("orphan"));
    assertEquals("pending", inviting.row(id).get("status").asText());
  }

  @Test
  void whatIsGoneWhenSomebodyAcceptsIsNotGiven(Browser browser, KeycloakServer server) {
    String id = inviting.invite("anna", "late@example.com", "\"agentGroups\": [{\"id\": 2}]");
    try (Keycloak keycloak = server.admin();
        Invitee invitee = new Invitee(browser)) {
      invitee.open(mails.await("late@example.com").link());
      invitee.assertTitle(TITLE);
      RealmResource network = keycloak.realm(realm.name());
      network
          .groups()
          .group(network.getGroupByPath("/agent-groups/Tier 2 Escalations").getId())
          .remove();
      // nobody has looked at it in between
      invitee.fill("late", PASSWORD, PASSWORD);
      invitee.press("Create account and accept");
      invitee.assertTitle("This invitation cannot be accepted");
    }
    assertFalse(people.has("late"));
    assertEquals("pending", inviting.row(id).get("status").asText());
    assertEquals(2, inviting.row(id).at("/notGiven/agentGroups/0/id").asInt());
  }

  @Test
  void aDefaultAgentStaysOneWhoIsInvitedToTheGroupAgain(Browser browser, KeycloakServer server) {
    inviting.invite("anna", "grace.okafor@example.com", "\"agentGroups\": [{\"id\": 1}]");
    givePassword("grace.okafor");
    try (Invitee grace = new Invitee(browser)) {
      grace.open(mails.await("grace.okafor@example.com").link());
      grace.press("Sign in to accept");
      grace.logIn("grace.okafor");
      grace.press("Accept");
      grace.assertTitle(WELCOME);
    }
    try (Keycloak keycloak = server.admin()) {
      assertEquals(
          List.of("grace.okafor"),
          keycloak
              .realm(realm.name())
              .getGroupByPath("/agent-groups/Tier 1 Help Desk Support")
              .getAttributes()
              .get("cim.agent-group.default-agent"));
    }
  }

  @Test
  void whatWouldMakeACimAdminMeanwhileIsNotGiven(Browser browser, KeycloakServer server) {
    String offer =
        "\"products\": {\"campaign\": [\"campaign-moderator\"], \"chatbot\": [\"chatbot-editor\"]}";
    String id = inviting.invite("olga", "climber@example.com", offer);
    String link = mails.await("climber@example.com").link();
    try (Keycloak keycloak = server.admin();
        Invitee invitee = new Invitee(browser)) {
      RealmResource network = keycloak.realm(realm.name());
      String campaign = network.clients().findByClientId("campaign").get(0).getId();
      var role = network.clients().get(campaign).roles().get("campaign-moderator");
      var cimAdmin = List.of(network.roles().get("cim-admin").toRepresentation());
      invitee.open(link);
      invitee.assertOffers("Campaign: Moderator", "Chatbot: Editor");
      role.addComposites(cimAdmin);
      try {
        invitee.fill("climber", PASSWORD, PASSWORD);
        invitee.press("Create account and accept");
        invitee.assertTitle(WELCOME);
        invitee.assertOffers("Chatbot: Editor");
        invitee.assertRefused("Campaign: Moderator");
        invitee.screenshot("invitation-withheld");
      } finally {
        role.deleteComposites(cimAdmin);
      }
    }
    assertEquals(Set.of(), people.roles("climber", "campaign"));
    assertEquals(Set.of("chatbot-editor"), people.roles("climber", "chatbot"));
    MailCatcher.Mail notice = mails.await("olga@example.com");
    assertTrue(notice.text().contains("Campaign: Moderator"), notice.text());
    assertFalse(notice.text().contains("Chatbot"), notice.text());
    assertEquals(
        "{\"campaign\":[\"campaign-moderator\"]}",
        inviting.row(id).at("/notGiven/products").toString());
  }

  @Test
  void thePagesSpeakTheLanguageOfTheReader(Browser browser) {
    inviting.invite("anna", "leser@example.com", AGENT);
    String link = mails.await("leser@example.com").link();
    try (Invitee invitee = new Invitee(browser, "de-DE")) {
      invitee.open(link);
      invitee.assertTitle("Einladung zu Sample network");
      for (Map.Entry<String, String> language :
          Map.of(
                  "fr", "Invitation à rejoindre Sample network",
                  "es", "Invitación a Sample network",
                  "it", "Invito in Sample network",
                  "nl", "Uitnodiging voor Sample network")
              .entrySet()) {
        invitee.choose(language.getKey());
        invitee.assertTitle(language.getValue());
      }
      invitee.choose("en");
      invitee.assertTitle(TITLE);
      invitee.fill("leser", "short", "short");
      invitee.press("Create account and accept");
      invitee.choose("de");
      invitee.assertTitle("Einladung zu Sample network");
    }
  }

  private static void givePassword(String username) {
    try (Keycloak keycloak = realm.server().admin()) {
      CredentialRepresentation password = new CredentialRepresentation();
      password.setType("password");
      password.setValue("network");
      keycloak.realm(realm.name()).users().get(people.id(username)).resetPassword(password);
    }
  }

  private static void change(KeycloakServer server, Consumer<RealmRepresentation> change) {
    try (Keycloak keycloak = server.admin()) {
      RealmRepresentation copy = keycloak.realm(realm.name()).toRepresentation();
      change.accept(copy);
      keycloak.realm(realm.name()).update(copy);
    }
  }
}
