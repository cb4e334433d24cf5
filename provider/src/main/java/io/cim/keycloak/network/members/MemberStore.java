package io.cim.keycloak.network.members;

import io.cim.keycloak.network.guard.CimAdminRole;
import io.cim.keycloak.network.persistence.Queries;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.RoleGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;

/** Reads members and the roles they hold; each method is one statement. */
public final class MemberStore {

  private static final String MEMBERS =
      """
      select member.id, member.username, member.firstName, member.lastName, member.email, member.enabled,
        member.createdTimestamp
      from UserEntity member
      where member.realmId = :realm and member.serviceAccountClientLink is null
      """;

  private static final String BY_ID = MEMBERS + " and member.id in :ids";
  private static final String BY_NAME = MEMBERS + " and member.username in :names";

  // which groups confer what, the catalogue knows
  private static final String HELD =
      """
      select mapping.user.id as memberId, mapping.roleId as roleId, cast(null as string) as groupId
      from UserRoleMappingEntity mapping where mapping.user.id in :members
      union all
      select membership.user.id as memberId, cast(null as string) as roleId, membership.groupId as groupId
      from UserGroupMembershipEntity membership where membership.user.id in :members
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
    return new MemberConditions(
        entityManager, realm.getId(), filter, catalogue.graph(), CimAdminRole.idOf(realm));
  }

  /** The members of these IDs; who is no user of the realm, or a service account, is left out. */
  List<MemberRow> find(Collection<String> ids) {
    List<String> possible = withoutNul(ids);
    return possible.isEmpty()
        ? List.of()
        : Queries.create(
                entityManager,
                BY_ID,
                MemberRow.class,
                Map.of("ids", possible, "realm", realm.getId()))
            .getResultList();
  }

  /** The members of these user names. */
  List<MemberRow> named(Collection<String> usernames) {
    return Queries.create(
            entityManager,
            BY_NAME,
            MemberRow.class,
            Map.of("names", usernames, "realm", realm.getId()))
        .getResultList();
  }

  /**
   * Waits until no other transaction holds the locks of these members, then takes them: in the
   * order of their IDs, lest two who want the same wait for each other.
   */
  void lock(Collection<String> ids) {
    List<String> possible = withoutNul(ids);
    if (!possible.isEmpty()) {
      Queries.create(
              entityManager,
              "select member from UserEntity member where member.id in :ids and member.realmId = :realm"
                  + " order by member.id",
              Object.class,
              Map.of("ids", possible, "realm", realm.getId()))
          .setLockMode(LockModeType.PESSIMISTIC_WRITE)
          .getResultList();
    }
  }

  /** PostgreSQL refuses to compare with it. */
  private static List<String> withoutNul(Collection<String> ids) {
    return ids.stream().filter(id -> id.indexOf('\0') < 0).toList();
  }

  /** As {@link #held}, of these rows. */
  Map<String, List<HeldRole>> heldBy(List<MemberRow> members, RoleGraph graph) {
    return held(members.stream().map(MemberRow::id).toList(), graph);
  }

  /**
   * By member all that they hold directly and through groups, composites not yet followed; who
   * holds nothing is left out.
   */
  public Map<String, List<HeldRole>> held(Collection<String> memberIds, RoleGraph graph) {
    Map<String, List<HeldRole>> held = new HashMap<>();
    if (memberIds.isEmpty()) {
      return held;
    }
    for (Object[] row :
        Queries.create(entityManager, HELD, Object[].class, Map.of("members", memberIds))
            .getResultList()) {
      String member = (String) row[0];
      if (row[1] != null) {
        add(held, new HeldRole(member, (String) row[1], null));
      } else {
        graph
            .conferredBy((String) row[2])
            .forEach(one -> add(held, new HeldRole(member, one.role(), one.mappedBy())));
      }
    }
    return held;
  }

  private static void add(Map<String, List<HeldRole>> held, HeldRole role) {
    held.computeIfAbsent(role.memberId(), key -> new ArrayList<>()).add(role);
  }
}
