package io.cim.keycloak.network.testserver;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine's own Chromium or Chrome, headless. Who uses it brings Playwright: this module's
 * dependency is optional, since most tests open no browser.
 */
public final class Chromium implements AutoCloseable {

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** The browser that {@code -Dbrowser} names, otherwise the first on the PATH. */
  public static Optional<Path> find() {
    String named = System.getProperty("browser", "");
    if (!named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    return Stream.of(
            "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe")
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @throws IllegalStateException where there is none
   */
  public static Chromium start() {
    Path executable =
        find()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No Chromium or Chrome on the PATH: install one, or name it with"
                            + " -Dbrowser=/path/to/chromium"));
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    // it looks for updates and the like at every start otherwise
                    .setArgs(
                        List.of(
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    return new Chromium(playwright, browser);
  }

  /** The running browser. */
  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
