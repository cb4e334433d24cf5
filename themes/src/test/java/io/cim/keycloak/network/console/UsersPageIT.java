package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;

/** The page "Network users", in a real browser on a real server. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class UsersPageIT {

  @Test
  void showsEveryMemberWithTheirRoles(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .hasText("Network users");
      assertThat(page.getByRole(AriaRole.COLUMNHEADER))
          .hasText(
              new String[] {
                "Username", "Join date", "Chatbot", "Campaign", "Livechat", "Aimychat", "Actions"
              });
      assertThat(console.rows()).hasCount(50);
      assertThat(page.getByText("1 - 50 of 77").first()).isVisible();
      console.screenshot("list");

      console.search("example.com");
      console.search("emil");
      assertThat(console.rows()).hasCount(1);
      Locator emil = console.row("emil");
      assertThat(emil).containsText("emil@example.com");
      assertThat(emil).containsText("Editor");
      assertThat(emil).not().containsText("inherited");

      console.search("anna@example.com");
      assertThat(console.row("anna")).containsText("CIM admin");
      // through the role cim-admin
      assertThat(console.row("anna")).containsText("inherited");
      console.assertNoComplaints();
    }
  }

  @Test
  void isSortedByUserIdAndOtherwiseByAClickOnTheHeading(Browser browser, KeycloakServer server) {
    List<String> byId;
    try (Keycloak keycloak = server.admin()) {
      byId =
          keycloak.realm("network").users().list(0, 1000).stream()
              .sorted(java.util.Comparator.comparing(user -> user.getId()))
              .limit(50)
              .map(user -> user.getUsername())
              .toList();
    }
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      assertEquals(byId, console.usernames());
      console.button("Username").click();
      assertThat(page).hasURL(Pattern.compile("sort=username"));
      assertThat(console.rows().first())
          .hasAttribute("data-testid", Pattern.compile("network-member-a"));
      List<String> up = console.usernames();
      List<String> sorted = new ArrayList<>(up);
      Collections.sort(sorted);
      assertEquals(sorted.subList(0, 3), up.subList(0, 3));
      console.button("Username").click();
      assertThat(page).hasURL(Pattern.compile("sort=-username"));
      assertThat(console.rows().first())
          .not()
          .hasAttribute("data-testid", "network-member-" + up.get(0));
      console.button("Join date").click();
      assertThat(page).hasURL(Pattern.compile("sort=-?joined"));
      console.awaitRows();
      console.assertNoComplaints();
    }
  }

  @Test
  void pagesForwardAndBackAndSurvivesAReload(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      List<String> first = console.usernames();
      console.button("Next page").first().click();
      assertThat(console.rows()).hasCount(27);
      assertThat(page.getByText("51 - 77 of 77").first()).isVisible();
      List<String> second = console.usernames();
      assertTrue(Collections.disjoint(first, second));
      assertThat(console.button("Next page").first()).isDisabled();

      page.reload();
      console.awaitRows();
      assertEquals(second, console.usernames());
      assertThat(page.getByText("51 - 77 of 77").first()).isVisible();

      console.button("Previous page").first().click();
      assertThat(console.rows()).hasCount(50);
      assertEquals(first, console.usernames());
      assertThat(page.getByText("1 - 50 of 77").first()).isVisible();

      page.goBack();
      assertThat(console.rows()).hasCount(27);

      page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName(Pattern.compile("users per page")))
          .first()
          .click();
      page.getByRole(
              AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("^10 ")))
          .click();
      assertThat(console.rows()).hasCount(10);
      for (int i = 0; i < 7; i++) {
        console.button("Next page").first().click();
        assertThat(page.getByText((i * 10 + 11) + " - ").first()).isVisible();
      }
      assertThat(console.rows()).hasCount(7);
      console.button("Previous page").first().click();
      assertThat(page.getByText("61 - 70 of 77").first()).isVisible();
      console.assertNoComplaints();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EMIL@EXAMPLE.COM, emil",
    "núñez, jose",
    "Дмитрий, d.kovalenko",
    "o'brien, pat.obrien",
    "100%, support-100",
  })
  void searchesNamesAndAddresses(
      String text, String username, Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      page.getByRole(AriaRole.SEARCHBOX).fill(text);
      page.getByRole(AriaRole.SEARCHBOX).press("Enter");
      assertThat(console.rows()).hasCount(1);
      assertTrue(
          console.usernames().get(0).startsWith(username.substring(0, 3)),
          console.usernames().toString());

      // a link shows the same list
      String address = page.url();
      page.navigate("about:blank");
      page.navigate(address);
      assertThat(console.rows()).hasCount(1);
      assertThat(page.getByRole(AriaRole.SEARCHBOX)).hasValue(text);

      // emptying the field is leaving the search
      page.getByRole(AriaRole.SEARCHBOX).fill("");
      assertThat(console.rows()).hasCount(50);
      console.assertNoComplaints();
    }
  }

  @Test
  void filtersByRolesOfOneAndOfTwoProducts(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      choose(console, "Chatbot", "Editor", "Moderator");
      // nothing happens before the button
      assertThat(console.rows()).hasCount(50);
      console.button("Search").click();
      assertThat(page)
          .hasURL(
              Pattern.compile("role=chatbot%3Achatbot-editor&role=chatbot%3Achatbot-moderator"));
      console.awaitRows();
      for (Locator row : console.rows().all()) {
        assertThat(row.locator("td[data-label=Chatbot]"))
            .containsText(Pattern.compile("Editor|Moderator"));
      }
      int either = console.rows().count();

      choose(console, "Campaign", "Editor");
      console.button("Search").click();
      assertThat(page).hasURL(Pattern.compile("campaign-editor"));
      console.awaitRows();
      for (Locator row : console.rows().all()) {
        assertThat(row.locator("td[data-label=Campaign]")).containsText("Editor");
        assertThat(row.locator("td[data-label=Chatbot]"))
            .containsText(Pattern.compile("Editor|Moderator"));
      }
      assertTrue(console.rows().count() < either);
      console.screenshot("filtered");

      List<String> filtered = console.usernames();
      page.reload();
      console.awaitRows();
      assertEquals(filtered, console.usernames());

      Locator chips = page.locator(".pf-v5-c-chip");
      assertThat(chips).hasText(new String[] {"Editor", "Moderator", "Editor"});
      chips.nth(2).getByRole(AriaRole.BUTTON).click();
      assertThat(console.rows()).hasCount(either);
      console.button("Clear all filters").click();
      assertThat(console.rows()).hasCount(50);
      assertThat(chips).hasCount(0);
      console.assertNoComplaints();
    }
  }

  @Test
  void previewTellsHowEachRoleIsHeld(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      console.search("elif");
      assertThat(console.rows()).hasCount(1);
      Locator preview = console.preview("elif");
      assertThat(
              page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Elif Yılmaz")))
          .isVisible();
      assertThat(preview).containsText("elif@example.com");
      assertThat(preview).containsText("Through role content-team");
      assertThat(preview).containsText("Message template");
      console.screenshot("preview");
      page.keyboard().press("Escape");
      assertThat(preview).not().isVisible();
      assertThat(console.button("Actions")).isFocused();

      console.search("grace.okafor");
      assertThat(console.rows()).hasCount(1);
      console.preview("grace.okafor");
      assertThat(page.getByText("Tier 1 Help Desk Support (number 1)")).isVisible();
      assertThat(page.getByText("Default agent", new Page.GetByTextOptions().setExact(true)))
          .isVisible();
      console.assertNoComplaints();
    }
  }

  @Test
  void thePreviewGoesWithItsList(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      console.search("grace.okafor");
      assertThat(console.rows()).hasCount(1);
      console.preview("grace.okafor");
      assertThat(console.button("Close preview")).isVisible();
      // the list stays as it was beneath
      assertThat(page.getByRole(AriaRole.COLUMNHEADER).first()).isVisible();
      page.goBack();
      assertThat(console.rows()).hasCount(50);
      assertThat(console.button("Close preview")).not().isVisible();
    }
  }

  @Test
  void menusStayOnTheScreen(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      for (String product : List.of("Chatbot", "Livechat", "Aimychat")) {
        page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("Filter by roles in " + product))
            .click();
        Locator menu = page.locator(".pf-v5-c-menu");
        assertThat(menu).isVisible();
        assertThat(menu).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        console.screenshot("menu-" + product);
        page.keyboard().press("Escape");
        assertThat(menu).not().isVisible();
      }
    }
  }

  @Test
  void saysWhatWentWrong(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      console.search("nobody has this name");
      assertThat(page.getByText("No users match")).isVisible();
      console.button("Clear all filters").last().click();
      assertThat(console.rows()).hasCount(50);

      console.open("/network/users?role=chatbot%3Aowner");
      assertThat(page.getByText("The product 'chatbot' has no module role 'owner'.")).isVisible();
      console.button("Clear all filters").last().click();
      assertThat(console.rows()).hasCount(50);

      console.open("/network/users?after=nonsense&page=2");
      assertThat(page.getByText("Must be the 'next' of a page of the same order.")).isVisible();
    }
  }

  private static void choose(Console console, String product, String... roles) {
    Page page = console.page();
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("^Filter by roles in " + product)))
        .click();
    for (String role : roles) {
      page.getByRole(
              AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("^" + role)))
          .getByRole(AriaRole.CHECKBOX)
          .check();
    }
    page.keyboard().press("Escape");
  }
}
