package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.AriaRole;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The admin console of a realm in a fresh browser profile, as one person. Collects what the browser
 * complains about.
 */
final class Console implements AutoCloseable {

  /** Rows of a table head are rows too: members have their own mark. */
  private static final String MEMBER_ROWS = "tr[data-testid^=network-member-]";

  private static final double TIMEOUT = 30_000;

  private final KeycloakServer server;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Console(Browser browser, KeycloakServer server) {
    this(browser, server, new Browser.NewContextOptions().setViewportSize(1280, 900));
  }

  Console(Browser browser, KeycloakServer server, Browser.NewContextOptions options) {
    this.server = server;
    context = browser.newContext(options.setLocale("en-US").setTimezoneId("UTC"));
    context.setDefaultTimeout(TIMEOUT);
    context.tracing().start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
  }

  /** Opens a page of the console of the realm "network", by way of the login. */
  Page logIn(String username, String path) {
    return logIn("network", username, path);
  }

  /**
   * Opens a page of a realm's console, by way of the login; the password is that of the sample
   * people.
   */
  Page logIn(String realm, String username, String path) {
    page.navigate(server.baseUrl() + "/admin/" + realm + "/console/#/" + realm + path);
    page.locator("#username").fill(username);
    page.locator("#password").fill("network");
    page.locator("#kc-login").click();
    return page;
  }

  /** The network users page, with its rows. */
  Page users(String username) {
    logIn(username, "/network/users");
    awaitRows();
    return page;
  }

  Page page() {
    return page;
  }

  /** Goes to a page of the realm "network" as if its address had been typed, with a full load. */
  void open(String path) {
    page.navigate("about:blank");
    page.navigate(server.baseUrl() + "/admin/network/console/#/network" + path);
  }

  Locator rows() {
    return page.locator(MEMBER_ROWS);
  }

  Locator row(String username) {
    return page.getByTestId("network-member-" + username);
  }

  /** Waits until the list is complete: rows, and no skeletons any more. */
  void awaitRows() {
    assertThat(rows().first()).isVisible();
    assertThat(page.getByRole(AriaRole.TABLE).first()).not().hasAttribute("aria-busy", "true");
  }

  /** The user names of the rows, top down. */
  List<String> usernames() {
    return rows().all().stream()
        .map(row -> row.getAttribute("data-testid").substring("network-member-".length()))
        .toList();
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  void search(String text) {
    page.getByRole(AriaRole.SEARCHBOX).fill(text);
    button("Search").click();
  }

  /** Fails when the browser has complained about anything. */
  void assertNoComplaints() {
    assertEquals(List.of(), complaints);
  }

  /** Fails for every violation that axe finds in the page as it is now. */
  void assertAccessible(String state) {
    // the menu of the stock console's header, which on a narrow screen has no name: nothing of ours
    AxeBuilder axe = new AxeBuilder(page).exclude("[data-testid=options-kebab-toggle]");
    List<Rule> violations = axe.analyze().getViolations();
    assertEquals(
        "",
        violations.stream()
            .map(rule -> rule.getId() + ": " + rule.getHelp() + "\n" + rule.getNodes())
            .collect(Collectors.joining("\n")),
        state);
  }

  /** Keeps a picture of the page for the eye, in the build's output. */
  void screenshot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
  }

  @Override
  public void close() {
    context
        .tracing()
        .stop(new Tracing.StopOptions().setPath(Path.of("target/traces", traceName() + ".zip")));
    context.close();
  }

  /** The test that runs, for the name of its trace. */
  private static String traceName() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getClassName().endsWith("IT"))
                    .map(
                        frame ->
                            frame.getClassName().replaceAll(".*\\.", "")
                                + "."
                                + frame.getMethodName())
                    .findFirst()
                    .orElse("unknown"));
  }
}
