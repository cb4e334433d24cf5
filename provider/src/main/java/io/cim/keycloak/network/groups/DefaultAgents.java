package io.cim.keycloak.network.groups;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Gives and takes the posts of default agents. A group has its default agent's user name in an
 * attribute too, so that the post travels with an export of the realm; the row decides.
 */
final class DefaultAgents {

  /** The group's attribute with the user name of its default agent. */
  static final String ATTRIBUTE = "cim.agent-group.default-agent";

  private static final String NAMING =
      """
      select named.group.id from GroupAttributeEntity named
      where named.name = '%s' and named.value = :username and named.group.realm = :realm
      """
          .formatted(ATTRIBUTE);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final EntityManager entityManager;

  DefaultAgents(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.entityManager = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** ID of the group's default agent, enabled or not; null where it has none. */
  String of(GroupModel group) {
    return entityManager
        .createQuery(
            "select post.userId from NetworkDefaultAgent post where post.groupId = :group",
            String.class)
        .setParameter("group", group.getId())
        .getResultStream()
        .findFirst()
        .orElse(null);
  }

  /** Makes a member of the group its default agent, instead of whoever is. */
  void assign(GroupModel group, String memberId, String username) {
    String before = of(group);
    if (memberId.equals(before)) {
      return;
    }
    if (before != null) {
      vacate(group, before);
    }
    entityManager
        .createQuery("insert into NetworkDefaultAgent (groupId, userId) values (:group, :member)")
        .setParameter("group", group.getId())
        .setParameter("member", memberId)
        .executeUpdate();
    group.setSingleAttribute(ATTRIBUTE, username);
    publish(group, memberId, true);
  }

  /** Takes the post from whoever has it. */
  void vacate(GroupModel group) {
    String agent = of(group);
    if (agent != null) {
      vacate(group, agent);
    }
  }

  /** Takes all posts from a member. */
  void dismiss(String memberId) {
    List<String> groups =
        entityManager
            .createQuery(
                "select post.groupId from NetworkDefaultAgent post where post.userId = :member",
                String.class)
            .setParameter("member", memberId)
            .getResultList();
    for (String group : groups) {
      vacate(session.groups().getGroupById(realm, group), memberId);
    }
  }

  /** After an account is gone, and the database has taken its posts: nor do groups name it. */
  void forget(UserModel gone) {
    List<String> groups =
        entityManager
            .createQuery(NAMING, String.class)
            .setParameter("realm", realm.getId())
            .setParameter("username", gone.getUsername())
            .getResultList();
    for (String group : groups) {
      vacate(session.groups().getGroupById(realm, group), gone.getId());
    }
  }

  /** After a member has left a group: the database has taken the post already, if it was theirs. */
  void left(GroupModel group, UserModel member) {
    if (member.getUsername().equals(group.getFirstAttribute(ATTRIBUTE))) {
      vacate(group, member.getId());
    }
  }

  /** Takes the post from a member, whether or not the database has taken it already. */
  void vacate(GroupModel group, String memberId) {
    entityManager
        .createQuery("delete from NetworkDefaultAgent post where post.groupId = :group")
        .setParameter("group", group.getId())
        .executeUpdate();
    group.removeAttribute(ATTRIBUTE);
    publish(group, memberId, false);
  }

  private void publish(GroupModel group, String memberId, boolean made) {
    session
        .getKeycloakSessionFactory()
        .publish(new DefaultAgentEvent(session, realm, group, memberId, made));
  }
}
