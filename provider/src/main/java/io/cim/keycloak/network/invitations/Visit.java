package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.products.CatalogueStore;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What somebody who has opened a link may see and do, in the transaction of their request. */
final class Visit {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final EntityManager entityManager;
  private final CatalogueStore catalogue;
  private final InvitationStore store;
  private final Offers offers;
  private boolean locked;

  Visit(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.entityManager = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.catalogue = new CatalogueStore(entityManager, realm);
    this.store = new InvitationStore(entityManager, realm.getId());
    this.offers = Offers.of(session, realm, entityManager, catalogue);
  }

  Offers offers() {
    return offers;
  }

  /** The invitation of a link, or null where the link is none or not the newest. */
  InvitationEntity find(OpenedLink link) {
    return link == null
        ? null
        : store.find(link.id()).filter(one -> one.isOpenedBy(link.nonce())).orElse(null);
  }

  /** As {@link #find}, locked until the transaction ends. */
  InvitationEntity lock(OpenedLink link) {
    locked = true;
    return store.lock(link.id()).filter(one -> one.isOpenedBy(link.nonce())).orElse(null);
  }

  /** The account that is invited, or null where there is none yet. */
  UserModel invited(InvitationEntity invitation) {
    return Addresses.isLogin(invitation.address())
        ? session.users().getUserById(realm, invitation.memberId())
        : Accounts.ofAddress(session, realm, invitation.address());
  }

  /** Whether an account is one that may accept. */
  boolean isInvited(UserModel user, InvitationEntity invitation) {
    return Addresses.isLogin(invitation.address())
        ? user.getId().equals(invitation.memberId())
        : invitation.address().equalsIgnoreCase(user.getEmail());
  }

  /**
   * What of the offer its inviter may give now.
   *
   * @param user to whom, or null for somebody without an account
   */
  Giving.Sorted sort(InvitationEntity invitation, UserModel user) {
    return acceptance(invitation).sort(user);
  }

  /** Has the login begin, after which the browser is back at the page. */
  Response signIn(InvitationEntity invitation) {
    UserModel invited = invited(invitation);
    return new InvitedLogin(session, realm)
        .begin(invited == null ? invitation.address() : invited.getUsername());
  }

  void decline(InvitationEntity invitation) {
    invitation.close(InvitationStatus.DECLINED, Time.currentTimeMillis());
  }

  /**
   * Gives a member what can be given.
   *
   * @return whether there was something
   */
  boolean accept(InvitationEntity invitation, UserModel user) {
    return acceptance(invitation).accept(user);
  }

  /** Makes the account, gives it what can be given, and signs it in. */
  Response acceptAndSignIn(InvitationEntity invitation, Registration registration) {
    UserModel user = acceptance(invitation).accept(registration);
    return new InvitedLogin(session, realm).complete(user);
  }

  /** Lets the inviter know, once, that nothing of the offer is theirs to give any more. */
  void noteNothingLeft(InvitationEntity seen) {
    if (seen.offer().equals(seen.notGiven())) {
      return;
    }
    if (locked) {
      // another transaction would wait for this one
      noteNothingLeft(session, seen);
    } else {
      KeycloakModelUtils.runJobInTransaction(
          session.getKeycloakSessionFactory(),
          session.getContext(),
          own ->
              new InvitationStore(
                      own.getProvider(JpaConnectionProvider.class).getEntityManager(),
                      realm.getId())
                  .lock(seen.id())
                  .filter(row -> !row.offer().equals(row.notGiven()))
                  .ifPresent(row -> noteNothingLeft(own, row)));
    }
  }

  private void noteNothingLeft(KeycloakSession own, InvitationEntity row) {
    row.withhold(row.offer());
    InvitationMails.tellInviter(own, realm, row.id());
  }

  private Acceptance acceptance(InvitationEntity invitation) {
    return new Acceptance(session, realm, entityManager, catalogue, offers, invitation);
  }
}
