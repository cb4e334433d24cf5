package io.cim.keycloak.network.members;

import io.cim.keycloak.network.guard.CimAdminRole;
import io.cim.keycloak.network.products.Catalogue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Reads members and the roles they hold; each method is one statement. */
public final class MemberStore {

  private static final String ONE =
      """
      select member.id, member.username, member.firstName, member.lastName, member.email, member.enabled,
        member.createdTimestamp
      from UserEntity member
      where member.id = :id and member.realmId = :realm and member.serviceAccountClientLink is null
      """;

  // the groups of the members and all groups above them; a group has one parent, so the chain ends
  private static final String HELD =
      """
      with chain as (
        select membership.user.id as memberId, membership.groupId as groupId
        from UserGroupMembershipEntity membership where membership.user.id in :members
        union all
        select child.memberId as memberId, parent.parentId as groupId
        from chain child join GroupEntity parent on parent.id = child.groupId)
      select mapping.user.id as memberId, mapping.roleId as roleId, cast(null as string) as groupId
      from UserRoleMappingEntity mapping where mapping.user.id in :members
      union all
      select link.memberId as memberId, mapping.roleId as roleId, link.groupId as groupId
      from chain link join GroupRoleMappingEntity mapping on mapping.group.id = link.groupId
      """;

  private final EntityManager entityManager;
  private final RealmModel realm;

  public MemberStore(EntityManager entityManager, RealmModel realm) {
    this.entityManager = entityManager;
    this.realm = realm;
  }

  List<MemberRow> page(
      MemberFilter filter, Catalogue catalogue, MemberSort sort, Cursor after, int limit) {
    MemberConditions conditions = conditions(filter, catalogue);
    if (conditions.matchNobody()) {
      return List.of();
    }
    MemberPageQuery query = new MemberPageQuery(conditions);
    if (query.needsFrequencies(sort)) {
      query.arrange(entityManager);
    }
    return query.page(entityManager, sort, after, limit).getResultList();
  }

  long count(MemberFilter filter, Catalogue catalogue) {
    MemberConditions conditions = conditions(filter, catalogue);
    return conditions.matchNobody() ? 0 : new MemberCountQuery(conditions).count(entityManager);
  }

  private MemberConditions conditions(MemberFilter filter, Catalogue catalogue) {
    RoleModel cimAdmin = CimAdminRole.of(realm);
    return new MemberConditions(
        entityManager,
        realm.getId(),
        filter,
        catalogue.graph(),
        cimAdmin == null ? null : cimAdmin.getId());
  }

  /** The member of this ID, or null where the realm has no such user or it is a service account. */
  MemberRow find(String id) {
    if (id.indexOf('\0') >= 0) {
      return null; // PostgreSQL refuses to compare with it
    }
    return entityManager
        .createQuery(ONE, MemberRow.class)
        .setParameter("id", id)
        .setParameter("realm", realm.getId())
        .getResultStream()
        // to some databases an ID in capitals is the same
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  /**
   * Waits until no other transaction holds the lock of this member, then takes it.
   *
   * @return false where there is no such user
   */
  boolean lock(String id) {
    if (id.indexOf('\0') >= 0) {
      return false;
    }
    return !entityManager
        .createQuery(
            "select member from UserEntity member where member.id = :id and member.realmId = :realm",
            Object.class)
        .setParameter("id", id)
        .setParameter("realm", realm.getId())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .isEmpty();
  }

  /** All that these members hold directly and through groups, composites not yet followed. */
  public List<HeldRole> held(Collection<String> memberIds) {
    if (memberIds.isEmpty()) {
      return List.of();
    }
    return entityManager
        .createQuery(HELD, HeldRole.class)
        .setParameter("members", memberIds)
        .getResultList();
  }
}
