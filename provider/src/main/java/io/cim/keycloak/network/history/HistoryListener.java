package io.cim.keycloak.network.history;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.history.HistoryEntry.Person;
import io.cim.keycloak.network.history.HistoryWriter.Origin;
import io.cim.keycloak.network.products.CatalogueStore;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Turns events of a session into entries of the history, in the session's own transaction: a change
 * that is rolled back leaves no entry.
 */
final class HistoryListener implements EventListenerProvider {

  private final KeycloakSession session;

  HistoryListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    Told told = AdminEventReader.read(event);
    RealmModel realm = told == null ? null : session.realms().getRealm(event.getRealmId());
    if (realm != null && isNetwork(realm)) {
      write(
          realm,
          told,
          new Origin(
              event.getTime(), actor(event.getAuthDetails(), told), event.getResourcePath()));
    }
  }

  /** Of the events of people themselves only this is a change that somebody else made. */
  @Override
  public void onEvent(Event event) {
    if (event.getType() != EventType.IMPERSONATE || event.getError() != null) {
      return;
    }
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    if (realm != null && isNetwork(realm)) {
      Map<String, String> details = event.getDetails() == null ? Map.of() : event.getDetails();
      String name = details.get(Details.IMPERSONATOR);
      RealmModel home = session.realms().getRealmByName(details.get(Details.IMPERSONATOR_REALM));
      UserModel actor = home == null ? null : session.users().getUserByUsername(home, name);
      Told told =
          Told.member(Action.MEMBER_IMPERSONATED, event.getUserId(), null, Told.Look.NOWHERE);
      write(
          realm,
          told,
          new Origin(event.getTime(), Person.of(actor == null ? null : actor.getId(), name), null));
    }
  }

  private void write(RealmModel realm, Told told, Origin origin) {
    new HistoryWriter(session, realm, new HistoryStore(entityManager()), origin).write(told);
  }

  /** Realms that have nothing to do with the network get no history. */
  private boolean isNetwork(RealmModel realm) {
    return realm.getRole(Caller.CIM_ADMIN) != null
        || new CatalogueStore(entityManager(), realm).hasProducts();
  }

  private Person actor(AuthDetails details, Told told) {
    if (details == null || details.getUserId() == null) {
      return null;
    }
    RealmModel home =
        details.getRealmId() == null ? null : session.realms().getRealm(details.getRealmId());
    UserModel user = home == null ? null : session.users().getUserById(home, details.getUserId());
    String name = user == null ? null : user.getUsername();
    // who has just removed the own account
    boolean self = name == null && details.getUserId().equals(told.memberId());
    return Person.of(details.getUserId(), self ? told.memberName() : name);
  }

  private EntityManager entityManager() {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  @Override
  public void close() {}
}
