package io.cim.keycloak.network.invitations;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

/** A row of the invitations. Nothing of a link stands in it but the hash of a nonce. */
@Entity(name = "NetworkInvitation")
@Table(name = "NETWORK_INVITATION")
public class InvitationEntity {

  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID")
  private String realmId;

  @Column(name = "ADDRESS")
  private String address;

  @Column(name = "PENDING_KEY")
  private String pendingKey;

  @Column(name = "INVITER_REALM_ID")
  private String inviterRealmId;

  @Column(name = "INVITER_ID")
  private String inviterId;

  @Column(name = "INVITER_NAME")
  private String inviterName;

  @Column(name = "INVITER_CLIENT_ID")
  private String inviterClientId;

  @Column(name = "STATUS")
  private String status;

  @Column(name = "CREATED_TIME")
  private long created;

  @Column(name = "EXPIRES_TIME")
  private long expires;

  @Column(name = "CLOSED_TIME")
  private Long closed;

  @Column(name = "OFFER")
  private String offer;

  /** The products of the offer, for the database to compare. */
  @ElementCollection
  @CollectionTable(
      name = "NETWORK_INVITATION_PRODUCT",
      joinColumns = @JoinColumn(name = "INVITATION_ID"))
  @Column(name = "CLIENT_ID")
  private Set<String> products = new HashSet<>();

  @Column(name = "NOT_GIVEN")
  private String notGiven;

  @Column(name = "MEMBER_ID")
  private String memberId;

  @Column(name = "NONCE_HASH")
  private String nonceHash;

  @Column(name = "MAIL_STATE")
  private String mailState;

  @Column(name = "MAIL_TIME")
  private long mailTime;

  @Column(name = "MAIL_REASON")
  private String mailReason;

  /** For JPA. */
  protected InvitationEntity() {}

  /**
   * A pending invitation.
   *
   * @param memberId the account of an invited user name; null for an e-mail address
   */
  InvitationEntity(String id, String realmId, String address, String memberId, long now) {
    this.id = id;
    this.realmId = realmId;
    this.address = address;
    this.memberId = memberId;
    this.created = now;
    this.status = InvitationStatus.PENDING.wireName();
  }

  String id() {
    return id;
  }

  String address() {
    return address;
  }

  String memberId() {
    return memberId;
  }

  String inviterRealmId() {
    return inviterRealmId;
  }

  String inviterId() {
    return inviterId;
  }

  String inviterName() {
    return inviterName;
  }

  String inviterClientId() {
    return inviterClientId;
  }

  long created() {
    return created;
  }

  long expires() {
    return expires;
  }

  Long closed() {
    return closed;
  }

  Offer offer() {
    return Offer.read(offer);
  }

  /** What of the offer could not be given, or null where nobody has tried yet. */
  Offer notGiven() {
    return notGiven == null ? null : Offer.read(notGiven);
  }

  MailState mail() {
    return new MailState(mailState, mailTime, mailReason);
  }

  InvitationStatus status(long now) {
    InvitationStatus stored = InvitationStatus.of(status);
    return stored == InvitationStatus.PENDING && expires <= now ? InvitationStatus.EXPIRED : stored;
  }

  /** Whether a link with this nonce is the newest. */
  boolean isOpenedBy(String nonce) {
    return nonceHash != null && nonceHash.equals(Nonces.hash(nonce));
  }

  /** Makes somebody answer for the offer. */
  void offer(Offer what, String byRealmId, String byId, String byName, String byClientId) {
    this.offer = what.write();
    this.products.retainAll(what.products().keySet());
    this.products.addAll(what.products().keySet());
    this.inviterRealmId = byRealmId;
    this.inviterId = byId;
    this.inviterName = byName;
    this.inviterClientId = byClientId;
    this.notGiven = null;
  }

  /** From now on no link is good, until a new one is sent. */
  void renew(long now, long until) {
    this.status = InvitationStatus.PENDING.wireName();
    this.pendingKey = Addresses.key(address);
    this.expires = until;
    this.nonceHash = null;
    mail(MailState.SENDING, now, null);
  }

  /** From now on the link with this nonce is good. */
  void link(String nonce) {
    this.nonceHash = Nonces.hash(nonce);
  }

  void mail(String state, long now, String reason) {
    this.mailState = state;
    this.mailTime = now;
    this.mailReason = reason;
  }

  /** Notes what of the offer cannot be given. */
  void withhold(Offer what) {
    this.notGiven = what.write();
  }

  /** Who has accepted. */
  void acceptedBy(String member, long now) {
    this.memberId = member;
    close(InvitationStatus.ACCEPTED, now);
  }

  /** It is pending no longer. */
  void close(InvitationStatus as, long now) {
    this.status = as.wireName();
    this.pendingKey = null;
    this.closed = now;
  }
}
