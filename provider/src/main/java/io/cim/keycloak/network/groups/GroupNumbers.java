package io.cim.keycloak.network.groups;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Gives groups their numeric IDs, none of them twice, however many servers do it at once: whoever
 * gives one keeps the counter of the network until the transaction ends.
 */
final class GroupNumbers {

  /** The group's attribute with its number, which travels with an export of the realm. */
  static final String ATTRIBUTE = "cim.agent-group.id";

  /** The realm's attribute with the highest number, where the group that had it is gone. */
  static final String LAST = "cim.agent-groups.last-id";

  private final RealmModel realm;
  private final EntityManager entityManager;

  /** Whether the counter is new: an import may say what was given before. */
  private boolean isFirst;

  GroupNumbers(KeycloakSession session, RealmModel realm) {
    this.realm = realm;
    this.entityManager = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** Nobody else gives a number in this network until the transaction ends. */
  void lock() {
    if (touch() == 0) {
      // the first number of this network: wait for who else may give it
      entityManager
          .createQuery(
              """
              select parent from GroupEntity parent
              where parent.realm = :realm and parent.parentId = :top and parent.name = :name
              """,
              Object.class)
          .setParameter("realm", realm.getId())
          .setParameter("top", AgentGroups.TOP)
          .setParameter("name", AgentGroups.PARENT)
          .setLockMode(LockModeType.PESSIMISTIC_WRITE)
          .getResultList();
      if (touch() == 0) {
        entityManager.persist(new GroupCounterEntity(realm.getId(), 0));
        isFirst = true;
      }
    }
  }

  private int touch() {
    return update("update NetworkGroupCounter c set c.last = c.last where c.realmId = :realm");
  }

  /** Gives the group the next number. The counter is locked. */
  long next(GroupModel group) {
    recall();
    update("update NetworkGroupCounter c set c.last = c.last + 1 where c.realmId = :realm");
    long number = last();
    give(group, number);
    return number;
  }

  /**
   * Gives the group this number, unless it was given before. The counter is locked; smaller numbers
   * are claimed first.
   *
   * @param freed numbers of groups that this transaction removes, which may come back
   * @return whether the group has it now
   */
  boolean claim(GroupModel group, long number, Set<Long> freed) {
    boolean free = freed.remove(number) || number > last();
    if (free) {
      raise(number);
      give(group, number);
    }
    return free;
  }

  /** What the realm notes as given is not given again; when all numbers are claimed. */
  void recall() {
    String noted = isFirst ? realm.getAttribute(LAST) : null;
    if (AgentGroups.isNumber(noted)) {
      raise(Long.parseLong(noted));
    }
    isFirst = false;
  }

  private void raise(long number) {
    entityManager
        .createQuery(
            "update NetworkGroupCounter c set c.last = :last where c.realmId = :realm and c.last < :last")
        .setParameter("last", number)
        .setParameter("realm", realm.getId())
        .executeUpdate();
  }

  /**
   * Notes the highest number in the realm, where the group that had it is removed: it is not to be
   * given again after an export and import either.
   *
   * @param freed numbers of the groups that this transaction removes
   */
  void note(Set<Long> freed) {
    long last = last();
    if (freed.contains(last)) {
      realm.setAttribute(LAST, Long.toString(last));
    }
  }

  private void give(GroupModel group, long number) {
    entityManager.persist(new AgentGroupEntity(group.getId(), realm.getId(), number));
    group.setSingleAttribute(ATTRIBUTE, Long.toString(number));
  }

  private long last() {
    return entityManager
        .createQuery(
            "select c.last from NetworkGroupCounter c where c.realmId = :realm", Long.class)
        .setParameter("realm", realm.getId())
        .getSingleResult();
  }

  private int update(String statement) {
    return entityManager
        .createQuery(statement)
        .setParameter("realm", realm.getId())
        .executeUpdate();
  }
}
