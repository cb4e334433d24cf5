package io.cim.keycloak.network.deliveries;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of the outbox: what one product is told, and how far that has come. */
@Entity(name = "NetworkDelivery")
@Table(name = "NETWORK_DELIVERY")
public class DeliveryEntity {

  /** Longest text of the columns that have a limit. */
  static final int LONGEST = 255;

  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID")
  private String realmId;

  /** Keycloak's own ID of the client. */
  @Column(name = "CLIENT_ID")
  private String clientId;

  @Column(name = "SUBJECT_KIND")
  private String subjectKind;

  @Column(name = "SUBJECT_ID")
  private String subjectId;

  @Column(name = "SUBJECT_NAME")
  private String subjectName;

  @Column(name = "PLACE")
  private long place;

  @Column(name = "CREATED_AT")
  private long createdAt;

  @Column(name = "ISSUER")
  private String issuer;

  @Column(name = "TXN")
  private String txn;

  @Column(name = "EVENTS")
  private String events;

  @Column(name = "STATE")
  private String state;

  @Column(name = "ATTEMPTS")
  private int attempts;

  /** When it may be tried; while a node is trying, when others may take it for dead. */
  @Column(name = "DUE_AT")
  private long dueAt;

  /** Whoever is trying, or null. */
  @Column(name = "CLAIM")
  private String claim;

  @Column(name = "FAILURE")
  private String failure;

  @Column(name = "FINISHED_AT")
  private Long finishedAt;

  /** For JPA. */
  protected DeliveryEntity() {}

  /**
   * What all rows of one transaction have in common.
   *
   * @param issuer of the realm's tokens, or null where the server did not know its own address
   * @param txn ID of the transaction, for whoever gets several of its events
   * @param time in epoch milliseconds
   */
  record Origin(String realmId, String issuer, String txn, long time) {}

  DeliveryEntity(
      String id, Origin origin, String clientId, Subject subject, long place, String events) {
    this.id = id;
    this.realmId = origin.realmId();
    this.clientId = clientId;
    this.subjectKind = subject.kind().text();
    this.subjectId = subject.id();
    this.subjectName = cut(subject.name());
    this.place = place;
    this.createdAt = origin.time();
    this.issuer = origin.issuer();
    this.txn = origin.txn();
    this.events = events;
    this.state = DeliveryState.WAITING.text();
    this.dueAt = origin.time();
  }

  /** What fits into a column, in one line. */
  static String cut(String text) {
    if (text == null) {
      return null;
    }
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }

  String id() {
    return id;
  }

  Subject subject() {
    return new Subject(Subject.Kind.of(subjectKind), subjectId, subjectName);
  }

  long createdAt() {
    return createdAt;
  }

  /** Of the realm's tokens, or null where the server did not know its own address. */
  String issuer() {
    return issuer;
  }

  String txn() {
    return txn;
  }

  /** A JSON object: what happened, by the URI of its type. */
  String events() {
    return events;
  }

  DeliveryState state() {
    return DeliveryState.of(state);
  }

  int attempts() {
    return attempts;
  }

  long dueAt() {
    return dueAt;
  }

  String failure() {
    return failure;
  }

  Long finishedAt() {
    return finishedAt;
  }
}
