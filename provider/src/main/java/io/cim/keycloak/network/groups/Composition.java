package io.cim.keycloak.network.groups;

import jakarta.persistence.LockModeType;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Changes who is in an agent group and who is its default agent. Whether the caller may is for
 * {@link GroupRights} to decide.
 */
public final class Composition {

  private final KeycloakSession session;
  private final DefaultAgents defaultAgents;

  public Composition(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.defaultAgents = new DefaultAgents(session, realm);
  }

  /** Nobody else changes the group by the network API until the transaction ends. */
  void lock(GroupModel group) {
    session
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .createQuery("select one from NetworkAgentGroup one where one.groupId = :id", Object.class)
        .setParameter("id", group.getId())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /**
   * Puts a member into a group; one who is in it already stays.
   *
   * @param member an enabled account where they become the default agent
   * @param asDefault whether they become its default agent; otherwise they are it no longer
   */
  public void add(UserModel member, GroupModel group, boolean asDefault) {
    lock(group);
    member.joinGroup(group);
    if (asDefault) {
      assign(group, member);
    } else if (member.getId().equals(defaultAgents.of(group))) {
      defaultAgents.vacate(group);
    }
  }

  /**
   * As {@link #add}, but whoever is the default agent already stays it: for those who add and never
   * take away.
   */
  public void join(UserModel member, GroupModel group, boolean asDefault) {
    lock(group);
    member.joinGroup(group);
    if (asDefault) {
      assign(group, member);
    }
  }

  /** ID of the group's default agent, enabled or not; null where it has none. */
  String defaultAgent(GroupModel group) {
    return defaultAgents.of(group);
  }

  /** Makes an enabled member of the group its default agent, instead of whoever is. */
  void assign(GroupModel group, UserModel member) {
    defaultAgents.assign(group, member.getId(), member.getUsername());
  }

  /** Leaves a group without a default agent. */
  void vacate(GroupModel group) {
    defaultAgents.vacate(group);
  }
}
