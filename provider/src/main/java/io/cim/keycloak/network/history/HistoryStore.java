package io.cim.keycloak.network.history;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes and reads the history of all realms. */
final class HistoryStore {

  private final EntityManager entityManager;

  HistoryStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Adds an entry, in the transaction of the entity manager. */
  void add(String realmId, HistoryEntry entry) {
    entityManager.persist(new HistoryEntity(realmId, entry));
  }

  /**
   * Entries of a realm, newest first.
   *
   * @param user ID or user name of the member, or null for all
   * @param actor ID or user name, or null for all
   * @param after where the page before ended, or null for the first
   */
  List<HistoryEntry> page(
      String realmId, String user, String actor, HistoryCursor after, int limit) {
    StringBuilder query =
        new StringBuilder("select entry from NetworkHistory entry where entry.realmId = :realm");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("realm", realmId);
    person(query, values, realmId, "member", user);
    person(query, values, realmId, "actor", actor);
    if (after != null) {
      // the first condition follows from the second, but it is what databases read a range for
      query.append(
          " and entry.time <= :time and (entry.time < :time or entry.time = :time and entry.id < :id)");
      values.put("time", after.time());
      values.put("id", after.id());
    }
    query.append(" order by entry.time desc, entry.id desc");
    TypedQuery<HistoryEntity> page =
        entityManager.createQuery(query.toString(), HistoryEntity.class);
    values.forEach(page::setParameter);
    return page.setMaxResults(limit).getResultStream().map(HistoryEntity::entry).toList();
  }

  /**
   * Narrows to one person. A text that is both an ID and a name is the ID: one of both, so that the
   * database can read a range of one index.
   */
  private void person(
      StringBuilder query, Map<String, Object> values, String realmId, String who, String text) {
    if (text == null) {
      return;
    }
    boolean id =
        !entityManager
            .createQuery(
                "select 1 from NetworkHistory entry where entry.realmId = :realm and entry."
                    + who
                    + "Id = :id",
                Integer.class)
            .setParameter("realm", realmId)
            .setParameter("id", text)
            .setMaxResults(1)
            .getResultList()
            .isEmpty();
    query.append(" and entry.").append(who).append(id ? "Id" : "Name").append(" = :").append(who);
    // Keycloak keeps user names in lower case
    values.put(who, id ? text : text.toLowerCase(Locale.ROOT));
  }

  /**
   * Deletes the oldest entries of all realms.
   *
   * @param before time in epoch milliseconds; younger entries stay
   * @param limit how many at most
   * @return how many it was
   */
  int deleteBefore(long before, int limit) {
    List<String> ids =
        entityManager
            .createQuery(
                "select entry.id from NetworkHistory entry where entry.time < :before order by entry.time",
                String.class)
            .setParameter("before", before)
            .setMaxResults(limit)
            .getResultList();
    return ids.isEmpty()
        ? 0
        : entityManager
            .createQuery("delete from NetworkHistory entry where entry.id in :ids")
            .setParameter("ids", ids)
            .executeUpdate();
  }
}
