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
import java.util.regex.Pattern;
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
  private String realm = "network";

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
    this.realm = realm;
    page.navigate(server.baseUrl() + "/admin/" + realm + "/console/#/" + realm + path);
    page.locator("#username").fill(username);
    page.locator("#password").fill("network");
    page.locator("#kc-login").click();
    return page;
  }

  /** The network users page, with its rows. */
  Page users(String username) {
    return users("network", username);
  }

  /** The network users page of a realm, with its rows. */
  Page users(String realm, String username) {
    logIn(realm, username, "/network/users");
    awaitRows();
    return page;
  }

  Page page() {
    return page;
  }

  /** Goes to a page of the same realm as if its address had been typed, with a full load. */
  void open(String path) {
    page.navigate("about:blank");
    page.navigate(server.baseUrl() + "/admin/" + realm + "/console/#/" + realm + path);
  }

  Locator rows() {
    return page.locator(MEMBER_ROWS);
  }

  Locator row(String username) {
    return page.getByTestId("network-member-" + username);
  }

  /** Opens the menu of a row that is shown. */
  Locator menu(String username) {
    actions(username).click();
    Locator menu = page.getByRole(AriaRole.MENU);
    assertThat(menu).isVisible();
    return menu;
  }

  /** What opens the menu of a row. */
  Locator actions(String username) {
    return row(username)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Actions"));
  }

  /** An entry of a menu, whose name begins with this text; what explains it follows. */
  Locator entry(Locator menu, String text) {
    return menu.getByRole(
        AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + text)));
  }

  /** Opens the preview of a row that is shown, and waits for its details. */
  Locator preview(String username) {
    entry(menu(username), "Preview").click();
    return preview();
  }

  /** The preview that is shown, with its details. */
  Locator preview() {
    Locator preview = page.locator(".pf-v5-c-drawer__panel");
    assertThat(preview).hasAttribute("aria-busy", "false");
    return preview;
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
