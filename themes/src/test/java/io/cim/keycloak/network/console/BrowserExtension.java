package io.cim.keycloak.network.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.cim.keycloak.network.testserver.Chromium;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one {@link Browser} for the whole run: the machine's Chromium, headless. */
public final class BrowserExtension implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(BrowserExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Chromium.class, key -> start(), Chromium.class)
        .browser();
  }

  private static Chromium start() {
    // the default of five seconds is short for a console that loads on a busy machine
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    return Chromium.start();
  }
}
