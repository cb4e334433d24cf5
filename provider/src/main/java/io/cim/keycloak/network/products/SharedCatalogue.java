package io.cim.keycloak.network.products;

import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.cache.CachedRealmModel;
import org.keycloak.models.cache.infinispan.RealmCacheSession;

/**
 * Keeps the catalogue of a realm with the realm in Keycloak's own cache, for as long as Keycloak
 * drops nothing of that: it drops realms, clients, roles and groups on every node when they change,
 * and counts what it drops. A catalogue was read at one count and is good for no other. Users are
 * no part of this cache.
 *
 * <p>Where the cache is switched off, every request reads.
 */
final class SharedCatalogue {

  private static final String KEY = SharedCatalogue.class.getName();

  private SharedCatalogue() {}

  private record Read(long count, Catalogue catalogue) {}

  /** The catalogue as it is committed, read now if it is not known. */
  static Catalogue get(KeycloakSession session, RealmModel realm, Supplier<Catalogue> read) {
    if (!(session.getProvider(CacheRealmProvider.class) instanceof RealmCacheSession cache)
        || !(realm instanceof CachedRealmModel cached)) {
      return read.get();
    }
    long count = cache.getCache().getCurrentCounter();
    @SuppressWarnings("unchecked") // Keycloak's is raw
    ConcurrentMap<Object, Object> kept = cached.getCachedWith();
    if (kept.get(KEY) instanceof Read known && known.count() == count) {
      return known.catalogue();
    }
    // counted before it is read: whatever changes meanwhile is dropped, and counted, after it
    Catalogue catalogue = read.get();
    kept.put(KEY, new Read(count, catalogue));
    return catalogue;
  }
}
