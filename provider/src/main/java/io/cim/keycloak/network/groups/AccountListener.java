package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.persistence.ExactText;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;

/**
 * Hears of accounts that are disabled or get another name. Keycloak's models tell nothing of that:
 * only its events do.
 */
final class AccountListener implements EventListenerProvider {

  /** By the second, people may give themselves another user name. */
  private static final Set<EventType> CONCERNED =
      Set.of(EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT, EventType.UPDATE_PROFILE);

  private static final String USERS = "users/";
  private static final String SCIM = "scim/v2/Users/";

  private static final String OUT_OF_LINE =
      """
      select post.groupId as groupId, agent.id as agent, agent.enabled as enabled
      from NetworkDefaultAgent post
      join UserEntity agent on agent.id = post.userId
      left join GroupAttributeEntity named on named.group.id = post.groupId and named.name = :attribute
      where post.userId = :user and agent.realmId = :realm and (agent.enabled = false or %s <> agent.username)
      """;

  private final KeycloakSession session;

  AccountListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    String path = event.getResourcePath();
    if (path != null && path.startsWith(USERS)) {
      look(event.getRealmId(), firstStep(path.substring(USERS.length())));
    } else if (path != null && path.startsWith(SCIM)) {
      look(event.getRealmId(), firstStep(path.substring(SCIM.length())));
    }
  }

  @Override
  public void onEvent(Event event) {
    if (CONCERNED.contains(event.getType())) {
      look(event.getRealmId(), event.getUserId());
    }
  }

  private static String firstStep(String path) {
    return path.split("/", 2)[0];
  }

  private void look(String realmId, String userId) {
    EntityManager entityManager =
        session.getProvider(JpaConnectionProvider.class).getEntityManager();
    DefaultAgents agents = new DefaultAgents(session, session.realms().getRealm(realmId));
    for (Tuple row :
        entityManager
            .createQuery(
                OUT_OF_LINE.formatted(ExactText.of(entityManager, "named.value")), Tuple.class)
            .setParameter("attribute", DefaultAgents.ATTRIBUTE)
            .setParameter("user", userId)
            .setParameter("realm", realmId)
            .getResultList()) {
      if (row.get("enabled", Boolean.class)) {
        GroupUpkeep.of(session).touch(row.get("groupId", String.class));
      } else {
        agents.dismiss(row.get("agent", String.class));
      }
    }
  }

  @Override
  public void close() {}
}
