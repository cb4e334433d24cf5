package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.guard.Actor;
import io.cim.keycloak.network.guard.MemberRules;
import io.cim.keycloak.network.guard.Target;
import io.cim.keycloak.network.guard.Verdict;
import io.cim.keycloak.network.members.HeldRole;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.support.NetworkError;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import org.keycloak.models.GroupModel;
import org.keycloak.services.ErrorResponseException;

/**
 * Who may put people into an agent group and take them out. A Keycloak group can give roles to
 * those who are in it, by itself or by the group above it: nobody gives or takes so what they could
 * not give or take otherwise.
 */
public final class GroupRights {

  private static final String ROLES =
      """
      select mapping.roleId from GroupRoleMappingEntity mapping
      where mapping.group.id in :groups order by mapping.roleId
      """;

  private static final String IN =
      """
      select 1 from UserGroupMembershipEntity membership
      where membership.groupId = :group and membership.user.id = :member
      """;

  private final EntityManager entityManager;
  private final Caller caller;
  private final Members members;

  public GroupRights(EntityManager entityManager, Caller caller, Members members) {
    this.entityManager = entityManager;
    this.caller = caller;
    this.members = members;
  }

  /** Whether the caller is in the group. */
  boolean isIn(String groupId) {
    return !entityManager
        .createQuery(IN, Integer.class)
        .setParameter("group", groupId)
        .setParameter("member", caller.actor().id())
        .getResultList()
        .isEmpty();
  }

  /** Refuses a caller who manages neither all groups nor, as a supervisor, this one. */
  void requireManage(String groupId) {
    if (!caller.managesGroups() && !(caller.isSupervisor() && isIn(groupId))) {
      throw NetworkError.FORBIDDEN.because("You manage only the agent groups that you are in.");
    }
  }

  /**
   * Refuses a caller who may not put people into the group, or take them out.
   *
   * @throws ErrorResponseException {@code forbidden}; {@code cim_admin_grant} where the group makes
   *     CIM admins
   */
  public void requireCompose(GroupModel group) {
    requireManage(group.getId());
    Verdict verdict = judge(group);
    if (verdict == Verdict.CIM_ADMIN_GRANT) {
      throw NetworkError.CIM_ADMIN_GRANT.because(
          "This group makes CIM admins. Only a platform operator changes who is in it.");
    }
    if (verdict != Verdict.ALLOWED) {
      throw NetworkError.FORBIDDEN.because(
          "This group gives roles to those who are in it, which you may not give.");
    }
  }

  private Verdict judge(GroupModel group) {
    Actor actor = caller.actor();
    if (actor.operator()) {
      return Verdict.ALLOWED;
    }
    List<HeldRole> roles =
        entityManager
            .createQuery(ROLES, String.class)
            .setParameter("groups", List.of(group.getId(), group.getParentId()))
            .getResultStream()
            .map(role -> new HeldRole(group.getId(), role, group.getId()))
            .toList();
    if (roles.isEmpty()) {
      return Verdict.ALLOWED;
    }
    Target nobody = new Target(group.getId(), false, Set.of());
    return actor.cimAdmin()
        ? MemberRules.change(actor, nobody, members.target(group.getId(), roles))
        : Verdict.ESCALATION;
  }
}
