package io.cim.keycloak.network.testserver;

import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests what they run against, as parameters: their {@link KeycloakServer}, one for the whole
 * test run, started when the first test asks for it and stopped after the last; and a {@link
 * RealmCopy} of it for classes that change things, one for all tests of the class, gone after the
 * last of them.
 */
public final class KeycloakExtension implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(KeycloakExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == KeycloakServer.class || type == RealmCopy.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    KeycloakServer server = server(context);
    return parameter.getParameter().getType() == RealmCopy.class ? copy(context, server) : server;
  }

  // JUnit closes what is AutoCloseable in a store when the store's scope ends

  private static KeycloakServer server(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            KeycloakServer.class,
            key -> ServerMode.choose().start(ServerSettings.fromSystemProperties()),
            KeycloakServer.class);
  }

  private static RealmCopy copy(ExtensionContext context, KeycloakServer server) {
    ExtensionContext scope = context;
    while (scope.getTestMethod().isPresent()) {
      scope = scope.getParent().orElseThrow();
    }
    return scope
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            RealmCopy.class,
            key -> RealmCopy.create(server, nameFor(context.getRequiredTestClass())),
            RealmCopy.class);
  }

  /** {@code edit-member} for {@code EditMemberIT}. */
  private static String nameFor(Class<?> test) {
    return test.getSimpleName()
        .replaceAll("IT$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
