package io.cim.keycloak.network.events;

import io.cim.keycloak.network.deliveries.Courier;
import io.cim.keycloak.network.deliveries.DeliverySettings;
import io.cim.keycloak.network.deliveries.Outbox;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * The news for products. It listens in every realm, and no realm can switch it off: it is global.
 * What was changed it takes from the state, not from events, which Keycloak does not send for
 * everything; but it learns from them, and from the begin of requests, where to look.
 */
public final class NewsListenerFactory
    implements EventListenerProviderFactory, ServerInfoAwareProviderFactory {

  /** The name in Keycloak's options and in the server info. */
  public static final String ID = "network-news";

  private DeliverySettings settings;
  private Courier courier;

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    Touched.begin(session);
    return new Listener(session);
  }

  private static final class Listener implements EventListenerProvider {

    private final KeycloakSession session;

    Listener(KeycloakSession session) {
      this.session = session;
    }

    /** The only change of an account that nothing else tells of. */
    @Override
    public void onEvent(Event event) {
      if (event.getType() == EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT
          && event.getUserId() != null) {
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        Touched touched = realm == null ? null : Touched.of(session, realm);
        if (touched != null) {
          touched.member(event.getUserId());
        }
      }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
  }

  @Override
  public void init(Config.Scope config) {
    settings = DeliverySettings.read(config::get);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    courier = new Courier(factory, settings);
    factory.register(this::onProviderEvent);
  }

  private void onProviderEvent(ProviderEvent event) {
    if (event instanceof PostMigrationEvent) {
      courier.start();
    } else if (event instanceof Outbox.Filled) {
      courier.wake();
    } else {
      ModelWatch.onEvent(event);
    }
  }

  @Override
  public Map<String, String> getOperationalInfo() {
    return settings.info();
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
  public void close() {
    if (courier != null) {
      courier.close();
    }
  }
}
