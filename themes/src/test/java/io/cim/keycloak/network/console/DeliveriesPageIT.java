package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
import org.keycloak.admin.client.Keycloak;

/** The page "Deliveries", in a real browser on a real server. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class DeliveriesPageIT {

  private static final String PATH = "/network/deliveries";

  @Test
  void tellsWhatProductsWereToldAndTriesAgain(Browser browser, KeycloakServer server) {
    try (RealmCopy realm =
            RealmCopy.create(
                server,
                "deliveries-page",
                file ->
                    file.getClients().stream()
                        .filter(client -> client.getClientId().equals("livechat"))
                        // without TLS: that is not even tried unless the server is told so
                        .forEach(
                            client ->
                                client
                                    .getAttributes()
                                    .put("cim.events.url", "http://127.0.0.1:9/events")));
        Keycloak keycloak = server.admin();
        Console console = new Console(browser, server)) {
      keycloak.realm(realm.name()).users().get(realm.idOf("priya.r")).remove();

      Page page = console.logIn(realm.name(), "olga", PATH);
      assertThat(page.getByRole(AriaRole.COLUMNHEADER))
          .hasText(new String[] {"When", "Product", "About", "Event", "State", "Actions"});
      assertThat(rows(page)).hasCount(1);
      assertThat(cells(page, 0))
          .containsText(new String[] {"20", "Livechat", "priya.r", "Member removed", "Waiting"});
      assertThat(cells(page, 0).nth(4)).containsText("the address is not https");
      console.assertAccessible("deliveries");

      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Try again")).click();
      assertThat(page.getByText("It is being tried again.")).isVisible();

      page.getByLabel("Product").selectOption("Livechat");
      assertThat(page).hasURL(Pattern.compile("deliveries\\?product=livechat$"));
      console.button("Send test event").click();
      assertThat(page.getByText("A test event is on its way to Livechat.")).isVisible();
      assertThat(rows(page)).hasCount(2);
      assertThat(cells(page, 0).nth(3)).hasText("Test");

      page.getByLabel("State").selectOption("Parked");
      assertThat(page.getByText("No deliveries match")).isVisible();
      console.assertAccessible("nothing found");
      page.reload();
      assertThat(page.getByLabel("State")).hasValue("parked");
      console.assertNoComplaints();
    }
  }

  @Test
  void isForPlatformOperatorsOnly(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.logIn("network", "anna", PATH);
      assertThat(page.getByText("You do not have access")).isVisible();
      assertThat(page.getByTestId("nav-item-network-history")).isVisible();
      assertThat(page.getByTestId("nav-item-network-deliveries")).hasCount(0);
    }
  }

  private static Locator rows(Page page) {
    return page.getByTestId("network-delivery");
  }

  private static Locator cells(Page page, int row) {
    return rows(page).nth(row).getByRole(AriaRole.CELL);
  }
}
