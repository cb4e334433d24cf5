package io.cim.keycloak.network.events;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Finds whom a transaction concerns that names roles, groups or stores but no people. */
final class CommittedRows {

  private static final String HOLDERS =
      """
      select mapping.user.id from UserRoleMappingEntity mapping where mapping.roleId in :ids
      union
      select membership.user.id from UserGroupMembershipEntity membership where membership.groupId in :ids
      """;

  private static final String IMPORTED =
      "select one.id from UserEntity one where one.federationLink in :ids and one.realmId = :realm";

  private final EntityManager entityManager;
  private final String realmId;

  CommittedRows(EntityManager entityManager, String realmId) {
    this.entityManager = entityManager;
    this.realmId = realmId;
  }

  /**
   * Before when all logins are void, in epoch seconds; empty where the realm was not there before
   * this transaction.
   */
  OptionalInt notBefore() {
    return entityManager
        .createQuery(
            "select one.notBefore from RealmEntity one where one.id = :realm", Integer.class)
        .setParameter("realm", realmId)
        .getResultStream()
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  /** IDs of the users who have one of these roles or are in one of these groups themselves. */
  Set<String> holders(Collection<String> rolesAndGroups) {
    return rolesAndGroups.isEmpty()
        ? Set.of()
        : new HashSet<>(
            entityManager
                .createQuery(HOLDERS, String.class)
                .setParameter("ids", rolesAndGroups)
                .getResultList());
  }

  /** IDs of the users who were imported from one of these stores. */
  List<String> imported(Collection<String> stores) {
    return stores.isEmpty()
        ? List.of()
        : entityManager
            .createQuery(IMPORTED, String.class)
            .setParameter("ids", stores)
            .setParameter("realm", realmId)
            .getResultList();
  }
}
