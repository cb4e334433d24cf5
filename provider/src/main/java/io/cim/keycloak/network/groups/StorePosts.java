package io.cim.keycloak.network.groups;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The posts of people whom Keycloak has imported from one store, a directory for instance. It
 * removes them all at once and tells nobody; the database takes the rows of their posts with them.
 */
record StorePosts(RealmModel realm, String storeId) {

  private static final String POSTS =
      """
      select post.groupId as groupId, post.userId as agent from NetworkDefaultAgent post
      join UserEntity agent on agent.id = post.userId
      where agent.federationLink = :store and agent.realmId = :realm
      """;

  /** Takes the posts of those who are gone when the session commits. */
  void settle(KeycloakSession session) {
    Map<String, String> lost =
        KeycloakModelUtils.runJobInTransactionWithResult(
            session.getKeycloakSessionFactory(), this::agents);
    if (lost.isEmpty()) {
      return;
    }
    lost.keySet().removeAll(agents(session).keySet());
    DefaultAgents agents = new DefaultAgents(session, realm);
    lost.forEach(
        (groupId, agent) -> {
          GroupModel group = session.groups().getGroupById(realm, groupId);
          if (group != null && agents.of(group) == null) {
            agents.vacate(group, agent);
          }
        });
  }

  /** The default agents as a session sees them, by group. */
  private Map<String, String> agents(KeycloakSession session) {
    EntityManager entityManager =
        session.getProvider(JpaConnectionProvider.class).getEntityManager();
    return entityManager
        .createQuery(POSTS, Tuple.class)
        .setParameter("store", storeId)
        .setParameter("realm", realm.getId())
        .getResultStream()
        .collect(
            Collectors.toMap(
                row -> row.get("groupId", String.class), row -> row.get("agent", String.class)));
  }
}
