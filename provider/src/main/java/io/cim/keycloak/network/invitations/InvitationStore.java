package io.cim.keycloak.network.invitations;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads and writes the invitations of a realm. */
final class InvitationStore {

  private static final String PENDING = InvitationStatus.PENDING.wireName();

  private final EntityManager entityManager;
  private final String realmId;

  InvitationStore(EntityManager entityManager, String realmId) {
    this.entityManager = entityManager;
    this.realmId = realmId;
  }

  /**
   * What to list.
   *
   * @param status or null for all
   * @param sight or null for everybody's
   * @param after where the page before ended, or null for the first
   */
  record Filter(InvitationStatus status, Sight sight, InvitationCursor after) {}

  /**
   * Which invitations an account administrator sees: their own, and those into no products but
   * these.
   */
  record Sight(String inviterId, Set<String> products) {

    boolean covers(InvitationEntity invitation) {
      return inviterId.equals(invitation.inviterId())
          || products.containsAll(invitation.offer().products().keySet());
    }
  }

  /** The invitation of this ID, if the realm has it. */
  Optional<InvitationEntity> find(String id) {
    return select(id, LockModeType.NONE);
  }

  /**
   * As {@link #find}, and nobody else changes it until the transaction ends. Must be the first look
   * at the invitation in the transaction.
   */
  Optional<InvitationEntity> lock(String id) {
    return select(id, LockModeType.PESSIMISTIC_WRITE);
  }

  private Optional<InvitationEntity> select(String id, LockModeType lock) {
    if (id.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return entityManager
        .createQuery(
            "select one from NetworkInvitation one where one.id = :id and one.realmId = :realm",
            InvitationEntity.class)
        .setParameter("id", id)
        .setParameter("realm", realmId)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  /** Invitations, newest first. */
  List<InvitationEntity> page(Filter filter, long now, int limit) {
    StringBuilder query =
        new StringBuilder("select one from NetworkInvitation one where one.realmId = :realm");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("realm", realmId);
    if (filter.status() != null) {
      boolean expired = filter.status() == InvitationStatus.EXPIRED;
      query.append(" and one.status = :status");
      values.put("status", expired ? PENDING : filter.status().wireName());
      if (expired || filter.status() == InvitationStatus.PENDING) {
        query.append(expired ? " and one.expires <= :now" : " and one.expires > :now");
        values.put("now", now);
      }
    }
    if (filter.sight() != null) {
      query.append(
          " and (one.inviterId = :inviter or not exists (select 1 from one.products product where product not in :products))");
      values.put("inviter", filter.sight().inviterId());
      values.put("products", filter.sight().products());
    }
    if (filter.after() != null) {
      query.append(" and (one.created < :created or one.created = :created and one.id < :after)");
      values.put("created", filter.after().created());
      values.put("after", filter.after().id());
    }
    query.append(" order by one.created desc, one.id desc");
    TypedQuery<InvitationEntity> page =
        entityManager.createQuery(query.toString(), InvitationEntity.class);
    values.forEach(page::setParameter);
    return page.setMaxResults(limit).getResultList();
  }

  /**
   * Which of these addresses have an invitation that can still be accepted. Those that have expired
   * make room for new ones.
   */
  Set<String> pending(Collection<String> keys, long now) {
    entityManager
        .createQuery(
            """
            update NetworkInvitation one set one.pendingKey = null
            where one.realmId = :realm and one.pendingKey in :keys and one.expires <= :now
            """)
        .setParameter("realm", realmId)
        .setParameter("keys", keys)
        .setParameter("now", now)
        .executeUpdate();
    return new TreeSet<>(
        entityManager
            .createQuery(
                "select one.address from NetworkInvitation one where one.realmId = :realm and one.pendingKey in :keys",
                String.class)
            .setParameter("realm", realmId)
            .setParameter("keys", keys)
            .getResultList());
  }

  void add(InvitationEntity invitation) {
    entityManager.persist(invitation);
  }

  /** Counts one mail to this sender. */
  void count(InvitationEntity invitation, String senderId, long now) {
    entityManager.persist(new SendingEntity(invitation.id(), realmId, senderId, now));
  }

  /** How many mails this sender has asked for since a time. */
  long sentSince(String senderId, long since) {
    return entityManager
        .createQuery(
            """
            select count(one) from NetworkInvitationSending one
            where one.realmId = :realm and one.senderId = :sender and one.time > :since
            """,
            Long.class)
        .setParameter("realm", realmId)
        .setParameter("sender", senderId)
        .setParameter("since", since)
        .getSingleResult();
  }

  /** User names by ID; those who are gone are left out. */
  Map<String, String> usernames(Collection<String> ids) {
    Map<String, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      entityManager
          .createQuery(
              "select member.id as id, member.username as username from UserEntity member where member.id in :ids",
              Tuple.class)
          .setParameter("ids", ids)
          .getResultStream()
          .forEach(
              row -> names.put(row.get("id", String.class), row.get("username", String.class)));
    }
    return names;
  }

  /**
   * Deletes invitations of all realms.
   *
   * @param expired before this time, in epoch milliseconds
   * @param limit how many at most
   * @return how many it was
   */
  static int deleteExpired(EntityManager entityManager, long expired, int limit) {
    List<String> ids =
        entityManager
            .createQuery(
                "select one.id from NetworkInvitation one where one.expires < :expired order by one.expires",
                String.class)
            .setParameter("expired", expired)
            .setMaxResults(limit)
            .getResultList();
    return ids.isEmpty()
        ? 0
        : entityManager
            .createQuery("delete from NetworkInvitation one where one.id in :ids")
            .setParameter("ids", ids)
            .executeUpdate();
  }
}
