package io.cim.keycloak.network.guard;

import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Watches sessions that no request begins: jobs, imports, logins, and sessions inside others. Their
 * models tell what happens to them.
 */
final class ModelEvents implements ProviderEventListener {

  private final Guard guard;
  private final Runnable onStart;

  /**
   * A listener.
   *
   * @param onStart runs when the server has started
   */
  ModelEvents(Guard guard, Runnable onStart) {
    this.guard = guard;
    this.onStart = onStart;
  }

  @Override
  public void onEvent(ProviderEvent event) {
    if (event instanceof PostMigrationEvent) {
      onStart.run();
    } else if (event instanceof UserModel.UserPreRemovedEvent removal) {
      guard.beforeRemoval(removal.getKeycloakSession(), removal.getRealm(), removal.getUser());
    } else if (event instanceof UserModel.UserRemovedEvent removed) {
      guard.afterRemoval(removed.getKeycloakSession(), removed.getRealm(), removed.getUser());
    } else if (event instanceof FederatedIdentityModel.FederatedIdentityCreatedEvent link) {
      guard.linked(
          link.getKeycloakSession(), link.getRealm(), link.getUser(), link.getFederatedIdentity());
    } else if (event instanceof OrganizationModel.OrganizationMembershipEvent membership) {
      watch(membership.getSession(), null);
    } else if (event instanceof AccountDisabledEvent disabled) {
      watch(disabled.session(), disabled.realm());
    } else if (event instanceof RoleModel.RoleEvent role) {
      watchRole(role);
    } else if (event instanceof GroupModel.GroupEvent
        || event instanceof RoleModel.RoleNameChangeEvent
        || event instanceof RoleContainerModel.RoleRemovedEvent) {
      watch(event.getKeycloakSession(), null);
    }
  }

  private void watchRole(RoleModel.RoleEvent event) {
    RealmModel realm = event.getRealm();
    RoleModel everybodys = realm == null ? null : realm.getDefaultRole();
    // everybody new gets it, so it makes nobody special
    if (everybodys == null || !everybodys.equals(event.getRole())) {
      watch(event.getKeycloakSession(), realm);
    }
  }

  private void watch(KeycloakSession session, RealmModel realm) {
    RealmModel where = realm == null ? session.getContext().getRealm() : realm;
    if (where != null) {
      guard.watch(session, where);
    }
  }
}
