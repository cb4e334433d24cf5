package io.cim.keycloak.network.guard;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * What somebody holds by the groups of organizations, which Keycloak's cache leaves out of a
 * person's groups and its database does not.
 */
final class OrganizationRoles {

  private static final String GROUPS =
      """
      select one.id from UserGroupMembershipEntity membership join GroupEntity one on one.id = membership.groupId
      where membership.user.id = :user and one.realm = :realm and one.type = %1$d
      union all
      select one.id from FederatedUserGroupMembershipEntity membership join GroupEntity one on one.id = membership.groupId
      where membership.userId = :user and one.realm = :realm and one.type = %1$d
      """
          .formatted(GroupModel.Type.ORGANIZATION.intValue());

  private OrganizationRoles() {}

  /**
   * The roles, with what they contain and those of the groups above. Costs a statement where the
   * realm has organizations, and none elsewhere.
   */
  static Set<RoleModel> of(KeycloakSession session, RealmModel realm, UserModel user) {
    if (!realm.isOrganizationsEnabled()) {
      return Set.of();
    }
    EntityManager entityManager =
        session.getProvider(JpaConnectionProvider.class).getEntityManager();
    Set<RoleModel> roles = new HashSet<>();
    for (String id :
        entityManager
            .createQuery(GROUPS, String.class)
            .setParameter("user", user.getId())
            .setParameter("realm", realm.getId())
            .getResultList()) {
      for (GroupModel group = session.groups().getGroupById(realm, id);
          group != null;
          group = group.getParent()) {
        group.getRoleMappingsStream().forEach(roles::add);
      }
    }
    return RoleUtils.expandCompositeRoles(roles);
  }
}
