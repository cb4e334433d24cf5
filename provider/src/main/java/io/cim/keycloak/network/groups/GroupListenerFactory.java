package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.guard.AccountDisabledEvent;
import io.cim.keycloak.network.persistence.Portions;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.GroupModel.GroupEvent;
import org.keycloak.models.GroupModel.GroupMemberLeaveEvent;
import org.keycloak.models.GroupModel.GroupRemovedEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel.UserPreRemovedEvent;
import org.keycloak.models.UserModel.UserRemovedEvent;
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

  private static final int AT_ONCE = 200;

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    GroupUpkeep.begin(session);
    return new AccountListener(session);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(GroupListenerFactory::onProviderEvent);
  }

  private static void onProviderEvent(ProviderEvent event) {
    if (event instanceof PostMigrationEvent started) {
      // groups from before this extension was installed
      numberAll(started.getFactory());
    } else if (event instanceof GroupRemovedEvent removed) {
      GroupUpkeep.of(removed.getKeycloakSession()).remove(removed.getRealm(), removed.getGroup());
    } else if (event instanceof GroupMemberLeaveEvent left) {
      new DefaultAgents(left.getKeycloakSession(), left.getRealm())
          .left(left.getGroup(), left.getUser());
    } else if (event instanceof GroupEvent changed) {
      GroupUpkeep.of(changed.getKeycloakSession()).touch(changed.getGroup().getId());
    } else if (event instanceof AccountDisabledEvent disabled) {
      new DefaultAgents(disabled.session(), disabled.realm()).dismiss(disabled.userId());
    } else if (event instanceof UserPreRemovedEvent removal) {
      new DefaultAgents(removal.getKeycloakSession(), removal.getRealm())
          .dismiss(removal.getUser().getId());
    } else if (event instanceof UserRemovedEvent removed) {
      // those whom a directory has lost are gone without the event before
      new DefaultAgents(removed.getKeycloakSession(), removed.getRealm()).forget(removed.getUser());
    }
  }

  /** Some at a time: a transaction at the start has no more time than any other. */
  private static void numberAll(KeycloakSessionFactory factory) {
    List<String> groups =
        KeycloakModelUtils.runJobInTransactionWithResult(factory, GroupUpkeep::numberless);
    for (List<String> some : Portions.of(groups, AT_ONCE)) {
      KeycloakModelUtils.runJobInTransaction(
          factory, session -> GroupUpkeep.of(session).putRight(some));
    }
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
