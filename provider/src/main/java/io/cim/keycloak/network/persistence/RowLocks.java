package io.cim.keycloak.network.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

/** Locks on Keycloak's own rows, by which transactions of all nodes wait for each other. */
public final class RowLocks {

  private RowLocks() {}

  /**
   * Waits until no other transaction holds the lock of this role, then holds it until the end of
   * the transaction. Does nothing where there is no such role.
   */
  public static void role(EntityManager entityManager, String roleId) {
    entityManager
        .createQuery("select role from RoleEntity role where role.id = :id", Object.class)
        .setParameter("id", roleId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** The same for a user of whichever realm. */
  public static void user(EntityManager entityManager, String userId) {
    entityManager
        .createQuery("select account from UserEntity account where account.id = :id", Object.class)
        .setParameter("id", userId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }
}
