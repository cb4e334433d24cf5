package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Removing members from the network, in a real browser on a real server. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class RemoveIT {

  @Test
  void aCimAdminRemovesAMember(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "remove-member");
        Console console = new Console(browser, server)) {
      People people = new People(server, realm.name());
      Page page = console.users(realm.name(), "anna");
      console.search("emil");
      console.awaitRows();
      console.entry(console.menu("emil"), "Remove from network").click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText("This cannot be undone.");
      assertThat(dialog).containsText("Roles in Chatbot that go: Editor");
      assertThat(dialog).containsText("All their sessions end.");
      assertThat(remove(dialog)).isDisabled();
      dialog.getByRole(AriaRole.TEXTBOX).fill("emilia");
      assertThat(remove(dialog)).isDisabled();
      // thought better of it
      page.keyboard().press("Escape");
      assertThat(dialog).hasCount(0);
      assertThat(console.actions("emil")).isFocused();
      assertTrue(people.has("emil"));

      console.entry(console.menu("emil"), "Remove from network").click();
      dialog.getByRole(AriaRole.TEXTBOX).fill("emil");
      // once it is known what goes with the member
      assertThat(remove(dialog)).isEnabled();
      page.keyboard().press("Enter");
      assertThat(page.getByText(Pattern.compile("^Emil .* has been removed from the network")))
          .isVisible();
      assertThat(console.row("emil")).hasCount(0);
      assertThat(page).hasURL(Pattern.compile("search=emil"));
      assertFalse(people.has("emil"));
      console.assertNoComplaints();
    }
  }

  @Test
  void saysWhichPostsAreLeftEmpty(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      console.search("grace.okafor");
      assertThat(console.rows()).hasCount(1);
      console
          .preview("grace.okafor")
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove from network"))
          .click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog.getByRole(AriaRole.LISTITEM))
          .hasText(
              new String[] {
                "Roles in Livechat that go: Agent",
                "Roles in Aimychat that go: Agent",
                "Agent groups they leave: Tier 1 Help Desk Support, Night shift",
                "Agent groups left without a default agent: Tier 1 Help Desk Support",
                "All their sessions end."
              });
      dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel")).click();
      assertThat(dialog).hasCount(0);
      assertThat(console.preview()).isVisible();
    }
  }

  @Test
  void cimAdminsRemoveNeitherEachOtherNorThemselves(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      console.search("boris@");
      assertThat(console.rows()).hasCount(1);
      Locator remove = console.entry(console.menu("boris"), "Remove from network");
      assertThat(remove).hasAttribute("aria-disabled", "true");
      assertThat(remove).containsText("CIM admins cannot remove other CIM admins.");
      remove.click(new Locator.ClickOptions().setForce(true));
      assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
      page.keyboard().press("Escape");

      console.search("anna@");
      assertThat(console.row("anna")).isVisible();
      Locator self = console.entry(console.menu("anna"), "Remove from network");
      assertThat(self).hasAttribute("aria-disabled", "true");
      assertThat(self).containsText("CIM admins cannot remove their own account.");
      page.keyboard().press("Escape");

      console.search("olga@");
      assertThat(console.row("olga")).isVisible();
      Locator operator = console.entry(console.menu("olga"), "Remove from network");
      assertThat(operator).hasAttribute("aria-disabled", "true");
      assertThat(operator).containsText("administrative roles that you do not have");
    }
  }

  @Test
  void anOperatorRemovesACimAdminButNotTheLast(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "remove-operator");
        Console console = new Console(browser, server)) {
      People people = new People(server, realm.name());
      Page page = console.users(realm.name(), "olga");
      remove(console, "boris");
      assertThat(page.getByText("has been removed from the network")).isVisible();
      assertFalse(people.has("boris"));

      remove(console, "anna");
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText("The user has not been removed");
      assertThat(dialog).containsText("CIM admin");
      console.screenshot("remove-refused");
      console.assertAccessible("refused");
      assertTrue(people.has("anna"));
    }
  }

  private static void remove(Console console, String username) {
    console.search(username + "@");
    assertThat(console.rows()).hasCount(1);
    console.entry(console.menu(username), "Remove from network").click();
    Locator dialog = console.page().getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.TEXTBOX).fill(username);
    remove(dialog).click();
  }

  private static Locator remove(Locator dialog) {
    return dialog.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove from network"));
  }
}
