package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No violation found by axe in any state of the page, light and dark, wide and narrow; and the
 * keyboard is enough.
 */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class AccessibilityIT {

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 400", "DARK, 400"})
  void everyStateIsAccessible(
      ColorScheme scheme, int width, Browser browser, KeycloakServer server) {
    String kind = scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
    Browser.NewContextOptions options =
        new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
    try (Console console = new Console(browser, server, options)) {
      Page page = console.users("anna");
      check(console, "list", kind);
      int scroll = (int) page.evaluate("document.documentElement.scrollWidth");
      assertTrue(scroll <= width, "the page is " + scroll + " wide on a screen of " + width);

      page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName(Pattern.compile("^Filter by roles in Chatbot")))
          .click();
      page.getByRole(
              AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("^Editor")))
          .getByRole(AriaRole.CHECKBOX)
          .check();
      check(console, "filter", kind);
      page.keyboard().press("Escape");
      console.button("Search").click();
      assertThat(page.locator(".pf-v5-c-chip")).hasCount(1);
      console.awaitRows();
      check(console, "chips", kind);

      Locator menu = console.menu(console.usernames().get(0));
      check(console, "menu", kind);
      console.entry(menu, "Preview").click();
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Chatbot")))
          .isVisible();
      check(console, "preview", kind);
      page.keyboard().press("Escape");

      console.search("nobody has this name");
      assertThat(page.getByText("No users match")).isVisible();
      check(console, "empty", kind);

      console.open("/network/users?role=chatbot%3Aowner");
      assertThat(page.getByText("has no module role")).isVisible();
      check(console, "error", kind);

      console.open("/network/users");
      console.awaitRows();
      page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName(Pattern.compile("users per page")))
          .last()
          .click();
      check(console, "page-size", kind);
      page.keyboard().press("Escape");
      if (width < 768) {
        console.button("Sort by").click();
        check(console, "sort", kind);
      }

      // a server that takes its time
      page.route("**/network/users?**", route -> {});
      console.open("/network/users?sort=username");
      assertThat(page.getByRole(AriaRole.TABLE).first()).hasAttribute("aria-busy", "true");
      check(console, "loading", kind);
    }
  }

  @Test
  void theKeyboardIsEnough(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      page.getByRole(AriaRole.SEARCHBOX).focus();
      page.keyboard().type("emil@");
      page.keyboard().press("Enter");
      assertThat(console.rows()).hasCount(1);

      page.getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName(Pattern.compile("^Filter by roles in Chatbot")))
          .focus();
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.MENUITEM).first()).isVisible();
      page.keyboard().press("Escape");

      console.button("Actions").focus();
      page.keyboard().press("Enter");
      assertThat(console.entry(page.getByRole(AriaRole.MENU), "Preview")).isFocused();
      page.keyboard().press("Enter");
      assertThat(
              page.getByRole(
                  AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("^Emil"))))
          .isFocused();
      page.keyboard().press("Escape");
      assertThat(console.button("Actions")).isFocused();
    }
  }

  private static void check(Console console, String state, String kind) {
    console.screenshot(state + "-" + kind);
    console.assertAccessible(state + " " + kind);
  }
}
