package io.cim.keycloak.network.members;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Which indexes of the search this server knows the database to have; each looks for itself. */
final class KnownIndexes {

  /** How often a server that lacks one looks whether an operator has made it by now. */
  private static final long LOOK_AGAIN = TimeUnit.MINUTES.toNanos(1);

  private static final Set<SearchIndex> THERE = ConcurrentHashMap.newKeySet();
  private static final Map<SearchIndex, Long> LOOKED = new ConcurrentHashMap<>();

  private KnownIndexes() {}

  /**
   * Whether the database, which is PostgreSQL, may be asked by an index. Costs a statement a minute
   * where it may not.
   */
  static boolean have(EntityManager entityManager, SearchIndex index) {
    if (THERE.contains(index)) {
      return true;
    }
    Long looked = LOOKED.get(index);
    if (looked != null && System.nanoTime() - looked < LOOK_AGAIN) {
      return false;
    }
    LOOKED.put(index, System.nanoTime());
    if (Boolean.TRUE.equals(entityManager.createNativeQuery(index.isMade()).getSingleResult())) {
      THERE.add(index);
      return true;
    }
    return false;
  }
}
