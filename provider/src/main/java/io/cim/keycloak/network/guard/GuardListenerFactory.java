package io.cim.keycloak.network.guard;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * Hangs the guard into Keycloak as an event listener that no realm can switch off. It listens to no
 * event: Keycloak swallows what a listener throws, and does not send an event for everything. But
 * it creates its listeners at the begin of every request that could matter.
 */
public final class GuardListenerFactory
    implements EventListenerProviderFactory, ServerInfoAwareProviderFactory {

  /** The ID, in options and in the server info. */
  public static final String ID = "cim-guard";

  private static final EventListenerProvider SILENT =
      new EventListenerProvider() {
        @Override
        public void onEvent(Event event) {}

        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {}

        @Override
        public void close() {}
      };

  private GuardSettings settings;
  private Startup startup;
  private Guard guard;

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    guard.begin(session);
    return SILENT;
  }

  @Override
  public boolean isGlobal() {
    return true;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    settings = GuardSettings.of(config);
    guard = new Guard(settings);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    startup = new Startup(factory, settings);
    factory.register(new ModelEvents(guard, this::start));
  }

  private void start() {
    startup.run();
    guard.started();
    GuardHealth.register(startup::review, settings.healthAge());
  }

  @Override
  public Map<String, String> getOperationalInfo() {
    Map<String, String> info = settings.describe();
    List<Warning> warnings = startup.review();
    info.put(
        "warnings",
        warnings.isEmpty()
            ? "none"
            : warnings.stream().map(Warning::sentence).collect(Collectors.joining(" ")));
    return info;
  }

  @Override
  public void close() {}
}
