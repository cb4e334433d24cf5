package io.cim.keycloak.network.groups;

import jakarta.persistence.Tuple;
import java.util.List;
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

  private static final String COMMITTED =
      """
      select post.groupId as groupId, post.userId as agent from NetworkDefaultAgent post
      join UserEntity agent on agent.id = post.userId
      where agent.federationLink = :store and agent.realmId = :realm
      """;

  /** Takes the posts of those who are gone when the session commits. */
  void settle(KeycloakSession session) {
    DefaultAgents agents = new DefaultAgents(session, realm);
    for (Tuple post : committed(session)) {
      GroupModel group = session.groups().getGroupById(realm, post.get("groupId", String.class));
      if (group != null && agents.of(group) == null) {
        agents.vacate(group, post.get("agent", String.class));
      }
    }
  }

  private List<Tuple> committed(KeycloakSession session) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        fresh ->
            fresh
                .getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(COMMITTED, Tuple.class)
                .setParameter("store", storeId)
                .setParameter("realm", realm.getId())
                .getResultList());
  }
}
