package io.cim.keycloak.network.groups;

import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.GroupModel.GroupEvent;
import org.keycloak.models.GroupModel.GroupMemberLeaveEvent;
import org.keycloak.models.GroupModel.GroupRemovedEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel.UserPreRemovedEvent;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;

/**
 * Hears of all that happens to groups and their members, by whatever way, and keeps the agent
 * groups true. It is global: no realm can switch it off.
 */
public final class GroupListenerFactory implements EventListenerProviderFactory {

  /** The name in Keycloak's options and in the server info. */
  public static final String ID = "network-groups";

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new Disabled(session);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(GroupListenerFactory::onProviderEvent);
  }

  private static void onProviderEvent(ProviderEvent event) {
    if (event instanceof PostMigrationEvent started) {
      // groups from before this extension was installed
      KeycloakModelUtils.runJobInTransaction(
          started.getFactory(), session -> GroupUpkeep.of(session).touchNumberless());
    } else if (event instanceof GroupRemovedEvent removed) {
      GroupUpkeep.of(removed.getKeycloakSession()).remove(removed.getRealm(), removed.getGroup());
    } else if (event instanceof GroupMemberLeaveEvent left) {
      new DefaultAgents(left.getKeycloakSession(), left.getRealm())
          .left(left.getGroup(), left.getUser());
    } else if (event instanceof GroupEvent changed) {
      GroupUpkeep.of(changed.getKeycloakSession()).touch(changed.getGroup());
    } else if (event instanceof UserPreRemovedEvent removal) {
      new DefaultAgents(removal.getKeycloakSession(), removal.getRealm())
          .dismiss(removal.getUser().getId());
    }
  }

  /** Keycloak's models tell nothing of an account that is disabled: only its events do. */
  private record Disabled(KeycloakSession session) implements EventListenerProvider {

    private static final String DISABLED =
        """
        select post.userId from NetworkDefaultAgent post join UserEntity agent on agent.id = post.userId
        where agent.realmId = :realm and agent.enabled = false
        """;

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
      String path = event.getResourcePath();
      if (path != null && (path.startsWith("users/") || path.startsWith("scim/v2/Users"))) {
        dismiss(event.getRealmId());
      }
    }

    @Override
    public void onEvent(Event event) {
      if (event.getType() == EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT) {
        dismiss(event.getRealmId());
      }
    }

    private void dismiss(String realmId) {
      RealmModel realm = session.realms().getRealm(realmId);
      session
          .getProvider(JpaConnectionProvider.class)
          .getEntityManager()
          .createQuery(DISABLED, String.class)
          .setParameter("realm", realmId)
          .getResultList()
          .forEach(new DefaultAgents(session, realm)::dismiss);
    }

    @Override
    public void close() {}
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
  public void init(Config.Scope config) {}

  @Override
  public void close() {}
}
