package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of Keycloak's own console work in the theme as they do without it. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class StockPagesIT {

  /** Path, and a text that only the loaded page has. */
  private static final String[][] PAGES = {
    {"/users", "anna@example.com"},
    {"/users/add-user", "Create user"},
    {"/groups", "agent-groups"},
    {"/clients", "chatbot"},
    {"/client-scopes", "offline_access"},
    {"/roles", "cim-admin"},
    // the latest ten sessions only, whosever they are
    {"/sessions", "security-admin-console"},
    {"/events", "LOGIN"},
    {"/realm-settings", "Require SSL"},
    {"/realm-settings/themes", "Admin theme"},
    {"/authentication", "browser"},
    {"/identity-providers", "OpenID Connect"},
    {"/user-federation", "Add Ldap providers"},
  };

  @Test
  void openWithoutComplaints(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      console.users("olga");
      for (String[] target : PAGES) {
        assertDoesNotThrow(() -> open(console, target[0], target[1]), target[0]);
        console.assertNoComplaints();
      }
    }
  }

  private static void open(Console console, String path, String text) {
    Page page = console.page();
    console.open(path);
    assertThat(page.locator("main h1").first()).isVisible();
    assertThat(page.locator("main").getByText(text).first()).isVisible();
    assertThat(page.getByTestId("nav-item-network-users")).isVisible();
  }
}
