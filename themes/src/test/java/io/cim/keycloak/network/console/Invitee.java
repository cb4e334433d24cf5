package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;

/** Somebody who has got an invitation, in a fresh browser profile. */
final class Invitee implements AutoCloseable {

  private static final double TIMEOUT = 30_000;

  private final BrowserContext context;
  private final Page page;

  Invitee(Browser browser) {
    this(browser, "en-US");
  }

  Invitee(Browser browser, String locale) {
    context = browser.newContext(new Browser.NewContextOptions().setLocale(locale));
    context.setDefaultTimeout(TIMEOUT);
    page = context.newPage();
  }

  /** Opens the link of a mail. */
  Page open(String link) {
    page.navigate(link);
    return page;
  }

  Page page() {
    return page;
  }

  /** Another tab of the same browser. */
  Page otherTab() {
    return context.newPage();
  }

  void press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  /** Chooses a language in the menu of the page. */
  void choose(String language) {
    Locator menu = page.locator("#login-select-toggle");
    menu.selectOption(
        menu.locator("option[value*='kc_locale=" + language + "']").getAttribute("value"));
  }

  /** Fills the form of the login and sends it. */
  void logIn(String username) {
    page.locator("#username").fill(username);
    page.locator("#password").fill("network");
    page.locator("#kc-login").click();
  }

  /** Fills the form for a new account, but does not send it. */
  void fill(String username, String password, String again) {
    page.locator("#username").fill(username);
    page.locator("#firstName").fill("Eva");
    page.locator("#lastName").fill("Newman");
    page.locator("#password").fill(password);
    page.locator("#password-confirm").fill(again);
  }

  void assertTitle(String title) {
    assertThat(page.locator("#kc-page-title")).hasText(title);
  }

  void assertError(String sentence) {
    assertThat(page.locator("#kc-error-message")).containsText(sentence);
  }

  void assertOffers(String... lines) {
    assertThat(items("network-invitation-offers")).hasText(lines);
  }

  void assertRefused(String... lines) {
    assertThat(items("network-invitation-refused")).hasText(lines);
  }

  /** Fails for every violation that axe finds in what is ours of the page. */
  void assertAccessible() {
    assertEquals(
        List.of(),
        new AxeBuilder(page)
            .include("main").analyze().getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getNodes())
                .toList());
  }

  /** Keeps a picture of the page for the eye, in the build's output. */
  void screenshot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots", name + ".png")));
  }

  private Locator items(String list) {
    return page.locator("#" + list + " li");
  }

  @Override
  public void close() {
    context.close();
  }
}
