package io.cim.keycloak.network.deliveries;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Reads and changes the rows of the outbox. Times are epoch milliseconds. Changes are single
 * statements with conditions, since other nodes do the same at the same time.
 */
final class DeliveryStore {

  private static final String WAITING =
      """
      select realm.id as realmId, realm.name as realm, client.id as clientId, client.clientId as product,
        count(one) as waiting, min(one.createdAt) as oldest, min(one.dueAt) as due
      from NetworkDelivery one join ClientEntity client on client.id = one.clientId
      join RealmEntity realm on realm.id = one.realmId
      where one.state = 'waiting' group by realm.id, realm.name, client.id, client.clientId
      """;

  /**
   * Only the first of what waits for a subject: the others follow when it is done. Not by "not
   * exists", which a database that has not counted a burst yet joins everything with everything
   * for.
   */
  private static final String DUE =
      """
      select one.id from NetworkDelivery one
      where one.clientId = :client and one.state = 'waiting' and one.dueAt <= :now
        and one.place = (select min(first.place) from NetworkDelivery first
          where first.clientId = :client and first.state = 'waiting'
            and first.subjectId = one.subjectId and first.subjectKind = one.subjectKind)
      order by one.dueAt, one.id
      """;

  private static final String CLAIM =
      """
      update NetworkDelivery one set one.claim = :claim, one.dueAt = :until, one.attempts = one.attempts + 1
      where one.id in :ids and one.state = 'waiting' and one.dueAt <= :now
      """;

  private static final String LIST =
      """
      select one as delivery, client.clientId as product from NetworkDelivery one
      join ClientEntity client on client.id = one.clientId where one.realmId = :realm
      """;

  private final EntityManager entityManager;

  DeliveryStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Runs something in a transaction of its own. */
  static <T> T inTransaction(
      KeycloakSessionFactory sessions, BiFunction<KeycloakSession, DeliveryStore, T> job) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        sessions,
        session ->
            job.apply(
                session,
                new DeliveryStore(
                    session.getProvider(JpaConnectionProvider.class).getEntityManager())));
  }

  /**
   * What waits for one product.
   *
   * @param clientId Keycloak's own ID of the client
   * @param product its client ID
   * @param oldest when the oldest of it happened
   * @param due when the next may be tried
   */
  record Waiting(
      String realmId,
      String realm,
      String clientId,
      String product,
      long count,
      long oldest,
      long due) {}

  /** What waits, of all realms; products for which nothing waits are left out. */
  List<Waiting> waiting() {
    return entityManager.createQuery(WAITING, Tuple.class).getResultList().stream()
        .map(
            row ->
                new Waiting(
                    row.get("realmId", String.class),
                    row.get("realm", String.class),
                    row.get("clientId", String.class),
                    row.get("product", String.class),
                    row.get("waiting", Long.class),
                    row.get("oldest", Long.class),
                    row.get("due", Long.class)))
        .toList();
  }

  /** Of these the rows that nobody else has claimed, claimed until the given time. */
  record Claimed(String claim, List<DeliveryEntity> deliveries) {}

  /**
   * Claims rows that are due, one for each subject.
   *
   * @param until when others may take whoever claims for dead
   */
  Claimed claim(String clientId, long now, long until, int limit) {
    List<String> due =
        entityManager
            .createQuery(DUE, String.class)
            .setParameter("client", clientId)
            .setParameter("now", now)
            .setMaxResults(limit)
            .getResultList();
    String claim = UUID.randomUUID().toString();
    if (due.isEmpty()) {
      return new Claimed(claim, List.of());
    }
    entityManager
        .createQuery(CLAIM)
        .setParameter("claim", claim)
        .setParameter("until", until)
        .setParameter("ids", due)
        .setParameter("now", now)
        .executeUpdate();
    return new Claimed(
        claim,
        entityManager
            .createQuery(
                "select one from NetworkDelivery one where one.claim = :claim",
                DeliveryEntity.class)
            .setParameter("claim", claim)
            .getResultList());
  }

  /** Notes that products have confirmed these, unless somebody else has claimed them meanwhile. */
  void confirm(String claim, Collection<String> ids, long now) {
    entityManager
        .createQuery(
            """
            update NetworkDelivery one
            set one.state = 'delivered', one.finishedAt = :now, one.claim = null, one.failure = null
            where one.claim = :claim and one.id in :ids
            """)
        .setParameter("claim", claim)
        .setParameter("ids", ids)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Notes an attempt in vain, after which there will be another. */
  void postpone(String claim, String id, String failure, long dueAt) {
    entityManager
        .createQuery(
            """
            update NetworkDelivery one set one.dueAt = :due, one.claim = null, one.failure = :failure
            where one.claim = :claim and one.id = :id
            """)
        .setParameter("claim", claim)
        .setParameter("id", id)
        .setParameter("failure", failure)
        .setParameter("due", dueAt)
        .executeUpdate();
  }

  /** Notes an attempt in vain, after which there will be no other. */
  void park(String claim, String id, String failure, long now) {
    entityManager
        .createQuery(
            """
            update NetworkDelivery one
            set one.state = 'parked', one.finishedAt = :now, one.claim = null, one.failure = :failure
            where one.claim = :claim and one.id = :id
            """)
        .setParameter("claim", claim)
        .setParameter("id", id)
        .setParameter("failure", failure)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Lets a product alone for a while: what is due of it now is due later. */
  void rest(String clientId, long now, Duration pause) {
    move(clientId, "one.dueAt <= :now", now, now + pause.toMillis());
  }

  /** A product answers again: what was to wait for another attempt is due now. */
  void hurry(String clientId, long now) {
    move(clientId, "one.dueAt > :now", now, now);
  }

  private void move(String clientId, String which, long now, long dueAt) {
    entityManager
        .createQuery(
            """
            update NetworkDelivery one set one.dueAt = :due
            where one.clientId = :client and one.state = 'waiting' and one.claim is null and\s"""
                + which)
        .setParameter("client", clientId)
        .setParameter("now", now)
        .setParameter("due", dueAt)
        .executeUpdate();
  }

  /**
   * Deliveries of a realm, newest first.
   *
   * @param product client ID, or null for all
   * @param state or null for all
   * @param after ID of the last of the page before, or null for the first page
   */
  List<Delivery> page(
      String realmId, String product, DeliveryState state, String after, int limit) {
    StringBuilder query = new StringBuilder(LIST);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("realm", realmId);
    if (product != null) {
      query.append(" and client.clientId = :product");
      values.put("product", product);
    }
    if (state != null) {
      query.append(" and one.state = :state");
      values.put("state", state.text());
    }
    if (after != null) {
      query.append(" and one.id < :after");
      values.put("after", after);
    }
    TypedQuery<Tuple> page =
        entityManager.createQuery(query.append(" order by one.id desc").toString(), Tuple.class);
    values.forEach(page::setParameter);
    return page.setMaxResults(limit).getResultStream().map(this::delivery).toList();
  }

  /** The delivery of this ID in a realm. */
  Optional<Delivery> find(String realmId, String id) {
    return entityManager
        .createQuery(LIST + " and one.id = :id", Tuple.class)
        .setParameter("realm", realmId)
        .setParameter("id", id)
        .getResultStream()
        .map(this::delivery)
        .findFirst();
  }

  private Delivery delivery(Tuple row) {
    DeliveryEntity delivery = row.get("delivery", DeliveryEntity.class);
    // the statements that change rows pass by what the entity manager knows of them
    entityManager.detach(delivery);
    return Delivery.of(delivery, row.get("product", String.class));
  }

  /**
   * Has a delivery tried at once, and as often as a new one.
   *
   * @return false where it has been delivered, or is being tried right now
   */
  boolean retry(String realmId, String id, long now) {
    return entityManager
            .createQuery(
                """
                update NetworkDelivery one
                set one.state = 'waiting', one.dueAt = :now, one.attempts = 0, one.finishedAt = null
                where one.realmId = :realm and one.id = :id and one.state <> 'delivered' and one.claim is null
                """)
            .setParameter("realm", realmId)
            .setParameter("id", id)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * Deletes what was delivered or parked long ago, of all realms.
   *
   * @return how many it was
   */
  int deleteFinishedBefore(long time, int limit) {
    List<String> ids =
        entityManager
            .createQuery(
                """
                select one.id from NetworkDelivery one
                where one.state in ('delivered', 'parked') and one.finishedAt < :time
                """,
                String.class)
            .setParameter("time", time)
            .setMaxResults(limit)
            .getResultList();
    return ids.isEmpty()
        ? 0
        : entityManager
            .createQuery("delete from NetworkDelivery one where one.id in :ids")
            .setParameter("ids", ids)
            .executeUpdate();
  }
}
