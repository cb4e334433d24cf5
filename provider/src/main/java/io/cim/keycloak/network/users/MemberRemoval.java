package io.cim.keycloak.network.users;

import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.support.NetworkError;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Removes people from the network, with all that they have in it. */
final class MemberRemoval {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Members members;
  private final CimAdmins cimAdmins;
  private final MemberEvents events;

  MemberRemoval(
      KeycloakSession session,
      RealmModel realm,
      Members members,
      CimAdmins cimAdmins,
      MemberEvents events) {
    this.session = session;
    this.realm = realm;
    this.members = members;
    this.cimAdmins = cimAdmins;
    this.events = events;
  }

  /**
   * Removes the account, its roles, groups and default-agent posts, and ends its sessions.
   *
   * @param member locked by this transaction, and one whom the caller may remove
   * @throws org.keycloak.services.ErrorResponseException {@code last_cim_admin}; {@code conflict}
   *     where the store that the account was imported from keeps it
   */
  void remove(MemberState member) {
    if (member.target().cimAdmin()) {
      cimAdmins.requireAnother(member.member(), "member.removed");
    }
    UserModel user = members.account(member.member().id()).orElseThrow(UserResource::notFound);
    AdminEventBuilder event = events.removal(member);
    new MemberSessions(session, realm).endAll(user);
    if (!new UserManager(session).removeUser(realm, user)) {
      throw NetworkError.CONFLICT.because(
          "The user store that this member was imported from does not let them be removed.");
    }
    event.success();
  }
}
