package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.persistence.RowLocks;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.NetworkError;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.PersistenceExceptionConverter;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.validation.Validation;

/** Makes and changes invitations: all that is asked for, or nothing. */
final class InvitationWriter {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Set<String> OFFER = Set.of("products", "agentGroups");
  private static final Set<String> FIELDS = Set.of("emails", "products", "agentGroups");

  private final KeycloakSession session;
  private final RealmModel realm;
  private final EntityManager entityManager;
  private final Caller caller;
  private final Offers offers;
  private final InvitationStore store;
  private final InvitationSettings settings;
  private final InvitationEvents events;
  private final long now = Time.currentTimeMillis();

  InvitationWriter(NetworkRequest request, Offers offers, InvitationStore store) {
    this.session = request.session();
    this.realm = request.realm();
    this.entityManager = request.entityManager();
    this.caller = request.caller();
    this.offers = offers;
    this.store = store;
    this.settings = InvitationSettings.of(session, realm);
    this.events = new InvitationEvents(session, request.adminEvent());
  }

  /** Invites everybody whom the body names, or nobody. */
  List<InvitationEntity> invite(JsonBody body) {
    body.only(FIELDS);
    Addresses addresses = addresses(body);
    Offer offer = Offer.parse(body, offers.catalogue().get(), Offer.NOTHING);
    requireGivable(offer, body);
    Map<String, String> accounts = accounts(addresses.given().values());
    limit(addresses.given().size());
    requireNonePending(addresses.given().keySet());
    List<InvitationEntity> made = new ArrayList<>();
    for (String address : addresses.given().values()) {
      InvitationEntity invitation =
          new InvitationEntity(
              KeycloakModelUtils.generateId(), realm.getId(), address, accounts.get(address), now);
      answerFor(invitation, offer);
      invitation.renew(now, settings.expiry(now));
      store.add(invitation);
      events.sent(invitation);
      made.add(invitation);
    }
    send(made);
    return made;
  }

  /** Changes the offer of a locked invitation; from now on the caller answers for it. */
  void change(InvitationEntity invitation, JsonBody body) {
    requireStatus(invitation, Set.of(InvitationStatus.PENDING));
    Offer offer = Offer.parse(body.only(OFFER), offers.catalogue().get(), invitation.offer());
    requireGivable(offer, body);
    answerFor(invitation, offer);
    events.changed(invitation);
  }

  /** Sends a locked invitation once more, with a new link that lasts as long as a new one. */
  void sendAgain(InvitationEntity invitation) {
    requireStatus(invitation, Set.of(InvitationStatus.PENDING, InvitationStatus.EXPIRED));
    limit(1);
    if (invitation.status(now) == InvitationStatus.EXPIRED) {
      requireNonePending(Set.of(Addresses.key(invitation.address())));
    }
    invitation.renew(now, settings.expiry(now));
    events.sentAgain(invitation);
    send(List.of(invitation));
  }

  /** Takes a locked invitation back; one that is taken back already stays so. */
  void revoke(InvitationEntity invitation) {
    if (invitation.status(now) == InvitationStatus.REVOKED) {
      return;
    }
    requireStatus(invitation, Set.of(InvitationStatus.PENDING, InvitationStatus.EXPIRED));
    invitation.close(InvitationStatus.REVOKED, now);
    events.revoked(invitation);
  }

  private void answerFor(InvitationEntity invitation, Offer offer) {
    AdminAuth auth = caller.auth();
    invitation.offer(
        offer,
        auth.getRealm().getId(),
        auth.getUser().getId(),
        auth.getUser().getUsername(),
        auth.getClient().getId());
  }

  private static Addresses addresses(JsonBody body) {
    Set<String> entries = body.texts("emails");
    if (entries == null || entries.isEmpty() || entries.size() > Addresses.MOST) {
      throw body.invalid("emails", "Must have 1 to " + Addresses.MOST + " addresses.");
    }
    Addresses addresses = Addresses.of(entries, Validation::isEmailValid);
    if (!addresses.malformed().isEmpty()) {
      throw NetworkError.INVALID_REQUEST.because(
          "These are no e-mail addresses: " + String.join(", ", addresses.malformed()) + ".",
          Map.of("field", "emails", "emails", addresses.malformed()));
    }
    return addresses;
  }

  /**
   * The accounts of those who are invited by their user names. That there is no such member is no
   * secret to who invites, since they read the members; of addresses nothing is told.
   */
  private Map<String, String> accounts(Collection<String> addresses) {
    Map<String, String> accounts = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String login : addresses.stream().filter(Addresses::isLogin).toList()) {
      UserModel user = session.users().getUserByUsername(realm, login);
      if (user == null || user.getServiceAccountClientLink() != null || user.getEmail() == null) {
        unknown.add(login);
      } else {
        accounts.put(login, user.getId());
      }
    }
    if (!unknown.isEmpty()) {
      throw NetworkError.UNKNOWN_MEMBER.because(
          "There is no member of this user name who has an e-mail address: "
              + String.join(", ", unknown)
              + ".",
          Map.of("members", unknown));
    }
    return accounts;
  }

  private void requireGivable(Offer offer, JsonBody body) {
    if (offer.products().isEmpty() && offer.agentGroups().isEmpty()) {
      throw body.invalid("products", "There must be at least one role or agent group to offer.");
    }
    var groups = offers.groups(offer);
    for (Offer.Group group : offer.agentGroups()) {
      if (!groups.containsKey(group.id())) {
        throw body.invalid("agentGroups", "There is no agent group " + group.id() + ".");
      }
    }
    Members members = new Members(session, realm, entityManager, caller, offers.catalogue());
    Giving.Sorted sorted =
        Giving.toNobody(offer, caller, members, offers.catalogue().get(), groups);
    if (sorted.wouldMakeCimAdmin()) {
      throw NetworkError.CIM_ADMIN_GRANT.because("No invitation makes a CIM admin.");
    }
    if (!sorted.refused().isNothing()) {
      throw NetworkError.FORBIDDEN.because(
          "You may not give this: " + String.join("; ", offers.lines(sorted.refused())) + ".");
    }
  }

  /** Lets the requests of one sender wait for each other, lest together they send too much. */
  private void limit(int more) {
    String sender = caller.auth().getUser().getId();
    RowLocks.user(entityManager, sender);
    if (store.sentSince(sender, now - HOUR) + more > settings.mailsPerHour()) {
      throw NetworkError.TOO_MANY.because(
          "You may have no more than "
              + settings.mailsPerHour()
              + " invitations sent in an hour. Wait a while.",
          Map.of("limit", settings.mailsPerHour()));
    }
  }

  private void requireNonePending(Collection<String> keys) {
    Set<String> pending = store.pending(keys, now);
    if (!pending.isEmpty()) {
      throw alreadyInvited(pending);
    }
  }

  private void send(List<InvitationEntity> invitations) {
    String sender = caller.auth().getUser().getId();
    invitations.forEach(one -> store.count(one, sender, now));
    try {
      // writes the rows, so that the database can object while it can still be told
      store.sentSince(sender, now);
    } catch (PersistenceException e) {
      if (PersistenceExceptionConverter.convert(e) instanceof ModelDuplicateException) {
        throw alreadyInvited(Set.of()); // somebody else was faster
      }
      throw e;
    }
    InvitationMails.invite(session, realm, invitations.stream().map(InvitationEntity::id).toList());
  }

  private static RuntimeException alreadyInvited(Set<String> addresses) {
    return NetworkError.CONFLICT.because(
        "There is an invitation already that is not answered yet. Send that again, or revoke it.",
        Map.of("emails", addresses));
  }

  private void requireStatus(InvitationEntity invitation, Set<InvitationStatus> allowed) {
    InvitationStatus status = invitation.status(now);
    if (!allowed.contains(status)) {
      throw NetworkError.CONFLICT.because(
          "This invitation is " + status.wireName() + ".", Map.of("status", status.wireName()));
    }
  }
}
