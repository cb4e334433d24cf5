package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.groups.Composition;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.products.CatalogueStore;
import io.cim.keycloak.network.users.Admission;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The acceptance of one invitation: on behalf of its inviter, by what the inviter may give at this
 * moment, in one transaction.
 */
final class Acceptance {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final EntityManager entityManager;
  private final CatalogueStore catalogue;
  private final Offers offers;
  private final InvitationEntity invitation;
  private final Optional<Inviter> inviter;

  Acceptance(
      KeycloakSession session,
      RealmModel realm,
      EntityManager entityManager,
      CatalogueStore catalogue,
      Offers offers,
      InvitationEntity invitation) {
    this.session = session;
    this.realm = realm;
    this.entityManager = entityManager;
    this.catalogue = catalogue;
    this.offers = offers;
    this.invitation = invitation;
    this.inviter = Inviter.of(session, realm, catalogue, invitation);
  }

  /**
   * What can be given.
   *
   * @param user to whom, or null for somebody without an account
   */
  Giving.Sorted sort(UserModel user) {
    return inviter
        .map(one -> sort(one, user == null ? null : members(one).find(user.getId()).orElse(null)))
        .orElseGet(() -> new Giving.Sorted(Map.of(), Map.of(), invitation.offer(), false));
  }

  /**
   * Gives it to a member.
   *
   * @return false where there is nothing to give: nothing has changed then
   */
  boolean accept(UserModel user) {
    if (inviter.isEmpty()) {
      return false;
    }
    MemberState member = members(inviter.get()).lock(user.getId()).orElse(null);
    return member != null && give(inviter.get(), member, user);
  }

  /** Gives it to somebody whose account is made for it; there must be something to give. */
  UserModel accept(Registration registration) {
    Inviter by = inviter.orElseThrow();
    UserModel user = registration.create();
    MemberState created = members(by).lock(user.getId()).orElseThrow();
    admission(by).created(created);
    give(by, created, user);
    return user;
  }

  private boolean give(Inviter by, MemberState member, UserModel user) {
    Giving.Sorted sorted = sort(by, member);
    if (sorted.isNothing()) {
      return false;
    }
    Composition composition = new Composition(session, realm);
    sorted.groups().forEach((group, asDefault) -> composition.join(user, group, asDefault));
    admission(by).add(member, sorted.roles());
    invitation.withhold(sorted.refused());
    invitation.acceptedBy(user.getId(), Time.currentTimeMillis());
    if (!sorted.refused().isNothing()) {
      InvitationMails.tellInviter(session, realm, invitation.id());
    }
    return true;
  }

  private Giving.Sorted sort(Inviter by, MemberState member) {
    Offer offer = invitation.offer();
    Map<Long, GroupModel> groups = offers.groups(offer);
    return member == null
        ? Giving.toNobody(offer, by.caller(), members(by), catalogue.get(), groups)
        : Giving.toMember(
            offer,
            by.caller(),
            members(by),
            catalogue.get(),
            groups,
            member.target(),
            member.held());
  }

  private Members members(Inviter by) {
    return new Members(session, realm, entityManager, by.caller(), catalogue);
  }

  private Admission admission(Inviter by) {
    return new Admission(session, realm, entityManager, by.caller(), catalogue, by.adminEvent());
  }
}
