package io.cim.keycloak.network.guard;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests their {@link SurfaceWorld} as a parameter: one for the whole test run, made when the
 * first test asks for it and gone after the last.
 */
final class SurfaceExtension implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SurfaceExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SurfaceWorld.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // JUnit closes what is AutoCloseable in a store when the store's scope ends
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(SurfaceWorld.class, key -> SurfaceWorld.start(), SurfaceWorld.class);
  }
}
