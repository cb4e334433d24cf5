package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The page "History" and the last changes in the preview, in a real browser on a real server. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class HistoryPageIT {

  private static final String PATH = "/network/history";

  /** An attempt, and an action that this version of the page does not know. */
  private static final String UNUSUAL =
      """
      {"entries": [
        {"id": "2", "time": 1700000100000, "actor": {"id": "a", "username": "anna"}, "member": {"id": "b", "username": "boris"},
         "action": "member.removed", "product": null, "role": null, "before": null, "after": null, "via": "network",
         "refused": "cim_admin_protected", "path": "network/users/b"},
        {"id": "1", "time": 1700000000000, "actor": null, "member": {"id": "e", "username": "emil"},
         "action": "member.painted", "product": null, "role": null, "before": null, "after": null, "via": "keycloak",
         "refused": null, "path": null}],
       "next": "more"}
      """;

  @Test
  void tellsWhoChangedWhatForWhom(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "history-page");
        Keycloak olga = keycloak(server, realm, "olga");
        Console console = new Console(browser, server)) {
      changeEmil(server, realm, olga);

      Page page = console.logIn(realm.name(), "anna", PATH);
      assertThat(page.getByRole(AriaRole.COLUMNHEADER))
          .hasText(new String[] {"When", "Changed by", "Member", "Change", "Through"});
      assertThat(entries(page)).hasCount(3);
      assertThat(cells(page, 0)).containsText(new String[] {"20", "olga", "emil", "", "Keycloak"});
      assertThat(cells(page, 0).nth(3)).hasText("Reset the password");
      assertThat(cells(page, 1).nth(3)).hasText("Changed the profile: lastName");
      assertThat(cells(page, 2)).containsText(new String[] {"20", "anna", "emil", "", "Network"});
      assertThat(cells(page, 2).nth(3)).hasText("Changed the roles in Chatbot: Editor → Admin");

      field(page, "Changed by").fill("anna");
      field(page, "Changed by").press("Enter");
      assertThat(page).hasURL(Pattern.compile("history\\?actor=anna$"));
      assertThat(entries(page)).hasCount(1);
      page.reload();
      assertThat(field(page, "Changed by")).hasValue("anna");
      assertThat(entries(page)).hasCount(1);

      field(page, "Member").fill("boris");
      console.button("Search").click();
      assertThat(page.getByText("No changes match")).isVisible();
      console.assertAccessible("nothing found");
      console.button("Clear all filters").first().click();
      assertThat(entries(page)).hasCount(3);
      console.assertNoComplaints();
    }
  }

  @Test
  void marksWhatWasRefused(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "history-refused");
        Keycloak olga = keycloak(server, realm, "olga");
        Console console = new Console(browser, server)) {
      String boris = user(olga, realm, "boris").toRepresentation().getId();
      assertEquals(403, new People(server, realm.name()).asAnna("DELETE", "users/" + boris, ""));

      Page page = console.logIn(realm.name(), "anna", PATH);
      assertThat(entries(page)).hasCount(1);
      assertThat(cells(page, 0)).containsText(new String[] {"20", "anna", "boris", "", "Network"});
      assertThat(cells(page, 0).nth(3))
          .containsText("RefusedTried to remove the member from the network");
      assertThat(cells(page, 0).nth(3)).containsText("the member is a CIM admin");
    }
  }

  @Test
  void thePreviewLeadsToTheChangesOfItsMember(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "history-preview");
        Keycloak olga = keycloak(server, realm, "olga");
        Console console = new Console(browser, server)) {
      changeEmil(server, realm, olga);
      user(olga, realm, "boris").logout();

      Page page = console.logIn(realm.name(), "anna", "/network/users");
      console.search("emil@");
      assertThat(console.rows()).hasCount(1);
      console.button("Actions").click();
      page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Preview")).click();
      Locator changes =
          page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Last changes"));
      assertThat(changes.getByRole(AriaRole.LISTITEM)).hasCount(3);
      assertThat(changes.getByRole(AriaRole.LISTITEM).first())
          .containsText(Pattern.compile("^Reset the password.*, by olga$"));
      changes.scrollIntoViewIfNeeded();
      console.screenshot("history-preview");
      console.assertAccessible("last changes");
      page.getByRole(
              AriaRole.LINK, new Page.GetByRoleOptions().setName("All changes of this member"))
          .click();
      assertThat(page.getByText("That is emil.")).isVisible();
      assertThat(entries(page)).hasCount(3);
      console.assertNoComplaints();
    }
  }

  @Test
  void goesOnWithOlderChanges(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "history-long");
        Keycloak olga = keycloak(server, realm, "olga");
        Console console = new Console(browser, server)) {
      UserResource emil = user(olga, realm, "emil");
      UserRepresentation person = emil.toRepresentation();
      for (int i = 1; i <= 60; i++) {
        person.setLastName("Name " + i);
        emil.update(person);
      }
      Page page = console.logIn(realm.name(), "vera", PATH);
      assertThat(entries(page)).hasCount(50);
      console.button("Load more").click();
      assertThat(entries(page)).hasCount(60);
      assertThat(console.button("All changes are shown")).isFocused();
      console.assertAccessible("all changes");
      console.assertNoComplaints();
    }
  }

  @Test
  void supervisorsDoNotGetThePage(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.logIn("sofia", PATH);
      assertThat(page.getByText("You do not have access")).isVisible();
      assertThat(page.getByTestId("nav-item-network-history")).hasCount(0);
      assertThat(page.getByRole(AriaRole.TABLE)).hasCount(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 400", "DARK, 400"})
  void everyStateIsAccessible(
      ColorScheme scheme, int width, Browser browser, KeycloakServer server) {
    String kind = scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    try (RealmCopy realm = RealmCopy.create(server, "history-" + kind);
        Keycloak olga = keycloak(server, realm, "olga");
        Console console =
            new Console(
                browser,
                server,
                new Browser.NewContextOptions()
                    .setViewportSize(width, 900)
                    .setColorScheme(scheme))) {
      Page page = console.logIn(realm.name(), "anna", PATH);
      assertThat(page.getByText("No changes yet")).isVisible();
      check(console, "history-none", kind);

      changeEmil(server, realm, olga);
      page.reload();
      assertThat(entries(page)).hasCount(3);
      check(console, "history", kind);
      int scroll = (int) page.evaluate("document.documentElement.scrollWidth");
      assertTrue(scroll <= width, "the page is " + scroll + " wide on a screen of " + width);

      page.route(
          "**/network/history?**",
          route ->
              route.fulfill(
                  new Route.FulfillOptions().setContentType("application/json").setBody(UNUSUAL)));
      page.reload();
      assertThat(entries(page).first())
          .containsText("RefusedTried to remove the member from the network");
      assertThat(entries(page).first()).containsText("the member is a CIM admin");
      assertThat(entries(page).last()).containsText("Made another change (member.painted)");
      check(console, "history-refused", kind);

      page.route(
          "**/network/history?**",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setStatus(503)
                      .setContentType("application/json")
                      .setBody(
                          "{\"error\": \"busy\", \"errorMessage\": \"The database is away.\"}")));
      console.button("Load more").click();
      assertThat(page.getByText("The database is away.")).isVisible();
      check(console, "history-error", kind);

      page.route("**/network/history?**", route -> {});
      page.reload();
      assertThat(page.getByRole(AriaRole.TABLE)).hasAttribute("aria-busy", "true");
      check(console, "history-loading", kind);
    }
  }

  /** One change by the network API, and then two by Keycloak's own. */
  private static void changeEmil(KeycloakServer server, RealmCopy realm, Keycloak olga) {
    UserResource emil = user(olga, realm, "emil");
    UserRepresentation person = emil.toRepresentation();
    int status =
        new People(server, realm.name())
            .asAnna(
                "PUT",
                "users/" + person.getId() + "/products",
                "{\"chatbot\": [\"chatbot-admin\"]}");
    assertEquals(200, status);
    person.setLastName("Andersen");
    emil.update(person);
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue("another");
    emil.resetPassword(password);
  }

  private static Keycloak keycloak(KeycloakServer server, RealmCopy realm, String username) {
    return Keycloak.getInstance(server.baseUrl(), realm.name(), username, "network", "admin-cli");
  }

  private static UserResource user(Keycloak keycloak, RealmCopy realm, String username) {
    return keycloak
        .realm(realm.name())
        .users()
        .get(keycloak.realm(realm.name()).users().searchByUsername(username, true).get(0).getId());
  }

  private static Locator entries(Page page) {
    return page.getByTestId("network-history-entry");
  }

  private static Locator cells(Page page, int entry) {
    return entries(page).nth(entry).getByRole(AriaRole.CELL);
  }

  private static Locator field(Page page, String name) {
    return page.getByRole(
        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void check(Console console, String state, String kind) {
    console.screenshot(state + "-" + kind);
    console.assertAccessible(state + " " + kind);
  }
}
