package io.cim.keycloak.network.events;

import io.cim.keycloak.network.groups.DefaultAgentEvent;
import io.cim.keycloak.network.guard.AccountDisabledEvent;
import java.util.function.Consumer;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** What Keycloak's models tell of themselves, on whatever way they are changed. */
final class ModelWatch {

  private ModelWatch() {}

  static void onEvent(ProviderEvent event) {
    if (event instanceof UserModel.UserPreRemovedEvent removal) {
      String id = removal.getUser().getId();
      note(removal.getKeycloakSession(), removal.getRealm(), touched -> touched.removal(id));
    } else if (event instanceof UserModel.UserRemovedEvent removal) {
      String id = removal.getUser().getId();
      note(removal.getKeycloakSession(), removal.getRealm(), touched -> touched.removal(id));
    } else if (event instanceof RoleModel.RoleGrantedEvent grant) {
      String id = grant.getUser().getId();
      note(grant.getKeycloakSession(), grant.getRealm(), touched -> touched.member(id));
    } else if (event instanceof RoleModel.RoleRevokedEvent revocation) {
      String id = revocation.getUser().getId();
      note(revocation.getKeycloakSession(), revocation.getRealm(), touched -> touched.member(id));
    } else if (event instanceof GroupModel.GroupMemberJoinEvent join) {
      onMembership(join, join.getUser(), join.getGroup());
    } else if (event instanceof GroupModel.GroupMemberLeaveEvent leave) {
      onMembership(leave, leave.getUser(), leave.getGroup());
    } else if (event instanceof AccountDisabledEvent disabled) {
      note(disabled.session(), disabled.realm(), touched -> touched.member(disabled.userId()));
    } else if (event instanceof DefaultAgentEvent post) {
      String id = post.group().getId();
      note(post.getKeycloakSession(), post.realm(), touched -> touched.group(id));
    } else if (event instanceof GroupModel.GroupEvent group) {
      note(
          group.getKeycloakSession(),
          group.getRealm(),
          touched -> {
            touched.group(group.getGroup().getId());
            touched.structure();
          });
    } else if (event instanceof RoleContainerModel.RoleRemovedEvent role) {
      note(role.getKeycloakSession(), null, Touched::structure);
    }
  }

  private static void onMembership(GroupModel.GroupEvent event, UserModel user, GroupModel group) {
    note(
        event.getKeycloakSession(),
        event.getRealm(),
        touched -> {
          touched.member(user.getId());
          touched.group(group.getId());
        });
  }

  /**
   * Notes it in the session that it happens in.
   *
   * @param realm null where the event does not say: it is that of the session's context
   */
  private static void note(KeycloakSession session, RealmModel realm, Consumer<Touched> note) {
    RealmModel where = realm == null ? session.getContext().getRealm() : realm;
    if (where != null) {
      Touched touched = Touched.of(session, where);
      if (touched != null) {
        note.accept(touched);
      }
    }
  }
}
