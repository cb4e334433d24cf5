package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets into a product, in a real browser on a real server. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class ProductLoginIT {

  private static ProductApp products;
  private static RealmCopy realm;
  private static People people;

  @BeforeAll
  static void create(KeycloakServer server) {
    products = ProductApp.start();
    realm = RealmCopy.create(server, "product-login", products::serve);
    people = new People(server, realm.name());
  }

  @AfterAll
  static void remove() {
    realm.close();
    products.close();
  }

  @Test
  void refusedLetInAndRefusedAgain(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.page();
      page.navigate(products.login(realm, "livechat"));
      logIn(page, "vera");
      assertRefused(page, "Livechat");

      people.assign("vera", "livechat", "livechat-agent");
      page.reload();
      JsonNode tokens = welcome(page, "livechat");
      assertTrue(products.refresh(realm, "livechat", tokens).has("access_token"));

      String path = "users/" + people.id("vera") + "/products/livechat";
      assertEquals(204, people.asAnna("DELETE", path, ""));
      assertEquals(
          "invalid_grant", products.refresh(realm, "livechat", tokens).path("error").asText());
      page.navigate(products.login(realm, "livechat"));
      assertRefused(page, "Livechat");
    }
  }

  @Test
  void anEarlierLoginIsNoWayIntoAnotherProduct(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.page();
      page.navigate(products.login(realm, "chatbot"));
      logIn(page, "emil");
      JsonNode tokens = welcome(page, "chatbot");

      page.navigate(products.login(realm, "campaign"));
      assertRefused(page, "Campaign");
      // asked in the background, as products do
      page.navigate(products.login(realm, "campaign") + "&prompt=none");
      assertThat(page.getByText("Not logged in: error=")).isVisible();

      // by Keycloak's own console, which ends no sessions
      people.take("emil", "chatbot", "chatbot-editor");
      assertEquals(
          "invalid_grant", products.refresh(realm, "chatbot", tokens).path("error").asText());
      page.navigate(products.login(realm, "chatbot"));
      assertRefused(page, "Chatbot");
    }
  }

  @Test
  void theWayOutIsAnotherAccount(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.page();
      page.navigate(products.login(realm, "livechat"));
      logIn(page, "ahmed");
      assertRefused(page, "Livechat");
      assertThat(
              page.getByRole(
                  AriaRole.LINK, new Page.GetByRoleOptions().setName("cim-admins@example.com")))
          .hasAttribute("href", "mailto:cim-admins@example.com");
      assertThat(page.getByText("The account ahmed has no access to Livechat.")).isVisible();
      console.screenshot("product-refused");
      console.assertAccessible("refused");

      page.getByText("Log in with another account").click();
      logIn(page, "sofia");
      welcome(page, "livechat");
      // now with the cookie of that login
      page.navigate(products.login(realm, "campaign"));
      assertRefused(page, "Campaign");
      page.getByText("Log in with another account").click();
      logIn(page, "anna");
      welcome(page, "campaign");
    }
  }

  private static void logIn(Page page, String username) {
    page.locator("#username").fill(username);
    page.locator("#password").fill("network");
    page.locator("#kc-login").click();
  }

  private static void assertRefused(Page page, String product) {
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("No access to " + product);
    assertThat(page.locator("#password")).hasCount(0);
  }

  /** Gets the tokens, too. */
  private static JsonNode welcome(Page page, String clientId) {
    assertThat(page).hasURL(Pattern.compile("[?&]code="));
    assertThat(page.getByText("Welcome")).isVisible();
    JsonNode tokens = products.tokens(realm, clientId, page.url());
    assertTrue(tokens.has("access_token"), tokens::toString);
    return tokens;
  }
}
