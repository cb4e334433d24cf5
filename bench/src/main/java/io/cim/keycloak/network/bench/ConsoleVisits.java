package io.cim.keycloak.network.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.cim.keycloak.network.testserver.Chromium;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * Opens the list of members in a real browser: ours, and the page "Users" of Keycloak's own console
 * in its own theme; for the same person, who is logged in, on the same realm, turn by turn.
 */
final class ConsoleVisits {

  private static final String REALM = "network";
  private static final int WARM_UP = 2;
  private static final int TURNS = 10;
  private static final int WARM_VISITS = 2;

  private enum Side {
    OURS("cim", "/network/users", "tr[data-testid^=network-member-]"),
    STOCK("keycloak.v2", "/users", "tbody tr a[href*='/users/']");

    private final String theme;
    private final String path;
    private final String rows;

    Side(String theme, String path, String rows) {
      this.theme = theme;
      this.path = path;
      this.rows = rows;
    }
  }

  private final KeycloakServer server;
  private final Visits cold = new Visits("cold", new ArrayList<>(), new ArrayList<>());
  private final Visits warm = new Visits("warm", new ArrayList<>(), new ArrayList<>());

  private ConsoleVisits(KeycloakServer server) {
    this.server = server;
  }

  /**
   * Ten visits of each page with an empty cache and twenty with a full one.
   *
   * @param progress is told what is done
   */
  static List<Visits> measure(KeycloakServer server, Consumer<String> progress) {
    ConsoleVisits visits = new ConsoleVisits(server);
    try (Chromium chromium = Chromium.start()) {
      for (int turn = 0; turn < WARM_UP + TURNS; turn++) {
        if (turn == WARM_UP) {
          visits.forget();
        }
        progress.accept("the console, turn %d of %d".formatted(turn + 1, WARM_UP + TURNS));
        List<Side> sides =
            turn % 2 == 0 ? List.of(Side.OURS, Side.STOCK) : List.of(Side.STOCK, Side.OURS);
        for (Side side : sides) {
          visits.turn(chromium.browser(), side);
        }
      }
    } finally {
      visits.show(Side.OURS.theme);
    }
    return List.of(visits.cold, visits.warm);
  }

  /** What was measured so far was for the server to warm up. */
  private void forget() {
    for (Visits visits : List.of(cold, warm)) {
      visits.ours().clear();
      visits.stock().clear();
    }
  }

  /** A new browser profile; the login also warms what the server forgot with the theme. */
  private void turn(Browser browser, Side side) {
    show(side.theme);
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
      Page page = context.newPage();
      page.navigate(address(side));
      page.locator("#username").fill("olga");
      page.locator("#password").fill("network");
      page.locator("#kc-login").click();
      awaitRows(page, side);
      CDPSession devTools = context.newCDPSession(page);
      Traffic traffic = new Traffic(devTools);
      leave(page);
      devTools.send("Network.clearBrowserCache");
      add(cold, side, visit(page, side, traffic));
      for (int visit = 0; visit < WARM_VISITS; visit++) {
        leave(page);
        add(warm, side, visit(page, side, traffic));
      }
    }
  }

  private Visits.Visit visit(Page page, Side side, Traffic traffic) {
    traffic.forget();
    long begin = System.nanoTime();
    page.navigate(address(side), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    awaitRows(page, side);
    double millis = (System.nanoTime() - begin) / 1e6;
    return new Visits.Visit(millis, traffic.answers(), traffic.bytes());
  }

  private static void add(Visits visits, Side side, Visits.Visit visit) {
    (side == Side.OURS ? visits.ours() : visits.stock()).add(visit);
  }

  private static void awaitRows(Page page, Side side) {
    page.locator(side.rows).first().waitFor();
  }

  /** Leaves the console and lets its last requests end. */
  private static void leave(Page page) {
    page.waitForLoadState();
    page.navigate("about:blank");
    page.waitForTimeout(200);
  }

  private String address(Side side) {
    return server.baseUrl() + "/admin/" + REALM + "/console/#/" + REALM + side.path;
  }

  private void show(String theme) {
    try (Keycloak keycloak = server.admin()) {
      RealmRepresentation realm = new RealmRepresentation();
      realm.setAdminTheme(theme);
      keycloak.realm(REALM).update(realm);
    }
  }
}
