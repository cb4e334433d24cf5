package io.cim.keycloak.network.deliveries;

import io.cim.keycloak.network.history.EntryIds;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keycloak.common.util.Time;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.util.JsonSerialization;

/**
 * Where a transaction puts what products are to be told, in the same database as what it changes:
 * both are committed or neither.
 */
public final class Outbox {

  /** The client's attribute with the address to which a product's events are pushed. */
  public static final String ADDRESS = "cim.events.url";

  /** As many as the table has. */
  private static final int LANES = 16;

  /** Published on this node when a transaction is committed that has put something in. */
  public static final class Filled implements ProviderEvent {}

  private final EntityManager entityManager;
  private final String realmId;
  private final Map<Integer, LaneEntity> locked = new HashMap<>();

  public Outbox(EntityManager entityManager, String realmId) {
    this.entityManager = entityManager;
    this.realmId = realmId;
  }

  /** The clients that are told something: Keycloak's own ID by client ID. One statement. */
  public Map<String, String> receivers() {
    Map<String, String> receivers = new HashMap<>();
    for (Tuple row :
        entityManager
            .createQuery(
                """
                select client.clientId as clientId, client.id as id
                from ClientAttributeEntity address join address.client client
                where client.realmId = :realm and address.name = '%s'
                """
                    .formatted(ADDRESS),
                Tuple.class)
            .setParameter("realm", realmId)
            .getResultList()) {
      receivers.put(row.get("clientId", String.class), row.get("id", String.class));
    }
    return receivers;
  }

  /**
   * Waits until no other transaction may tell anything of these subjects, and keeps it so until
   * this one ends.
   */
  public void lock(Collection<Subject> subjects) {
    Set<Integer> lanes = new HashSet<>();
    subjects.forEach(subject -> lanes.add(lane(subject)));
    lockLanes(lanes);
  }

  /** As {@link #lock}, for all subjects there are. */
  public void lockAll() {
    Set<Integer> lanes = new HashSet<>();
    for (int lane = 0; lane < LANES; lane++) {
      lanes.add(lane);
    }
    lockLanes(lanes);
  }

  private void lockLanes(Set<Integer> lanes) {
    lanes.removeAll(locked.keySet());
    if (lanes.isEmpty()) {
      return;
    }
    // in one order for everybody, lest two wait for each other
    entityManager
        .createQuery(
            "select lane from NetworkDeliveryLane lane where lane.id in :lanes order by lane.id",
            LaneEntity.class)
        .setParameter("lanes", lanes)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .forEach(lane -> locked.put(lane.id(), lane));
  }

  /**
   * Puts messages into the outbox, in this order.
   *
   * @param issuer of the realm's tokens, or null where unknown
   * @param receivers Keycloak's own ID of the clients by client ID
   * @return the IDs of the deliveries
   */
  public List<String> put(String issuer, Map<String, String> receivers, List<Message> messages) {
    DeliveryEntity.Origin origin =
        new DeliveryEntity.Origin(
            realmId, issuer, UUID.randomUUID().toString(), Time.currentTimeMillis());
    List<String> ids = new ArrayList<>();
    for (Message message : messages) {
      lock(List.of(message.subject()));
      String id = EntryIds.next();
      entityManager.persist(
          new DeliveryEntity(
              id,
              origin,
              receivers.get(message.product()),
              message.subject(),
              locked.get(lane(message.subject())).nextPlace(),
              json(message)));
      ids.add(id);
    }
    return ids;
  }

  private static int lane(Subject subject) {
    return Math.floorMod(subject.id().hashCode(), LANES);
  }

  private static String json(Message message) {
    Map<String, Object> events = new LinkedHashMap<>();
    message.events().forEach((type, content) -> events.put(type.uri(), content));
    try {
      return JsonSerialization.writeValueAsString(events);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
