package io.cim.keycloak.network.history;

import java.util.Map;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.TimerProvider;

/**
 * The history listens in every realm, and no realm can switch it off: it is global. Its options are
 * Keycloak's: {@code spi-events-listener--network-history--retention-days} and {@code
 * …--cleanup-interval}.
 */
public final class HistoryListenerFactory
    implements EventListenerProviderFactory, ServerInfoAwareProviderFactory {

  /** The name in Keycloak's options and in the server info. */
  public static final String ID = "network-history";

  private static final long MILLIS = 1000;

  private Retention retention;

  /** Keycloak asks at the begin of every request that may send events, before anything changes. */
  @Override
  public EventListenerProvider create(KeycloakSession session) {
    SessionNotes.begin(session);
    Refusals.begin(session);
    return new HistoryListener(session);
  }

  @Override
  public void init(Config.Scope config) {
    retention = Retention.read(config::get);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(this::onProviderEvent);
  }

  private void onProviderEvent(ProviderEvent event) {
    if (event instanceof PostMigrationEvent migrated) {
      if (!retention.forever()) {
        schedule(migrated.getFactory());
      }
    } else {
      SessionNotes.note(event);
    }
  }

  private void schedule(KeycloakSessionFactory factory) {
    long interval = retention.intervalSeconds() * MILLIS;
    KeycloakModelUtils.runJobInTransaction(
        factory,
        session ->
            session
                .getProvider(TimerProvider.class)
                .schedule(
                    new ClusterAwareScheduledTaskRunner(
                        factory, new NetworkHistoryCleanup(retention), interval),
                    interval));
  }

  @Override
  public Map<String, String> getOperationalInfo() {
    return retention.info();
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
  public void close() {}
}
