package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No violation found by axe while members are changed, and the keyboard is enough for it. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class EditAccessibilityIT {

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 400", "DARK, 400"})
  void everyStateIsAccessible(
      ColorScheme scheme, int width, Browser browser, KeycloakServer server) {
    String kind = scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    Browser.NewContextOptions options =
        new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
    try (RealmCopy realm = RealmCopy.create(server, "edit-" + kind);
        Console console = new Console(browser, server, options)) {
      People people = new People(server, realm.name());
      Page page = console.users(realm.name(), "anna");
      console.search("boris@");
      assertThat(console.rows()).hasCount(1);
      console.menu("boris");
      check(console, "menu-denied", kind);
      page.keyboard().press("Escape");
      console.preview("boris");
      check(console, "preview-denied", kind);
      page.keyboard().press("Escape");

      console.search("noor@");
      assertThat(console.row("noor")).isVisible();
      console.preview("noor");
      check(console, "preview-actions", kind);
      console.button("Remove from network").click();
      page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).fill("noor");
      check(console, "remove", kind);
      page.keyboard().press("Escape");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit")).click();

      EditForm form = new EditForm(page);
      assertThat(form.save()).isVisible();
      check(console, "edit", kind);
      int scroll = (int) page.evaluate("document.documentElement.scrollWidth");
      assertTrue(scroll <= width, "the form is " + scroll + " wide on a screen of " + width);
      form.role("chatbot", "Editor").uncheck();
      form.role("livechat", "No access").check();
      form.role("aimychat", "Agent").check();
      form.save().scrollIntoViewIfNeeded();
      check(console, "edit-changed", kind);
      page.getByTestId("nav-item-network-users").evaluate("link => link.click()");
      assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
      check(console, "leave", kind);
      console.button("Stay").click();

      people.assign("noor", "chatbot", "chatbot-developer");
      form.save().click();
      assertThat(page.getByTestId("network-conflict")).isVisible();
      check(console, "conflict", kind);
      page.route("**/products", route -> route.abort());
      form.save().click();
      assertThat(page.getByText("The changes have not been saved")).isVisible();
      check(console, "not-saved", kind);
      page.unroute("**/products");
      form.save().click();
      assertThat(page.getByText("have been saved")).isVisible();
      assertThat(console.preview()).isVisible();
      check(console, "saved", kind);
    }
  }

  @Test
  void theKeyboardIsEnough(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "edit-keyboard");
        Console console = new Console(browser, server)) {
      Page page = console.users(realm.name(), "anna");
      console.search("emil@");
      assertThat(console.rows()).hasCount(1);
      console.actions("emil").focus();
      page.keyboard().press("Enter");
      assertThat(console.entry(page.getByRole(AriaRole.MENU), "Preview")).isFocused();
      page.keyboard().press("ArrowDown");
      assertThat(console.entry(page.getByRole(AriaRole.MENU), "Edit")).isFocused();
      page.keyboard().press("Enter");

      EditForm form = new EditForm(page);
      form.role("chatbot", "Admin").focus();
      page.keyboard().press("Space");
      assertThat(form.role("chatbot", "Admin")).isChecked();
      page.keyboard().press("Enter");
      assertThat(page.getByText("have been saved")).isVisible();
      assertThat(console.actions("emil")).isFocused();

      page.keyboard().press("Enter");
      assertThat(console.entry(page.getByRole(AriaRole.MENU), "Preview")).isFocused();
      page.keyboard().press("ArrowDown");
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).focus();
      page.keyboard().type("emil");
      page.keyboard().press("Enter");
      assertThat(page.getByText("has been removed from the network")).isVisible();
    }
  }

  private static void check(Console console, String state, String kind) {
    console.screenshot(state + "-" + kind);
    console.assertAccessible(state + " " + kind);
  }
}
