package io.cim.keycloak.network.history;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * IDs that sort, as texts, in the order in which this server made them, so that the entries of one
 * request keep their order although they have the same time.
 */
public final class EntryIds {

  private static final int COUNTER_BITS = 12;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000000000000000L;
  private static final AtomicLong LAST = new AtomicLong();

  private EntryIds() {}

  /** A new one: a UUID of version 7. */
  public static String next() {
    long now = System.currentTimeMillis() << COUNTER_BITS;
    // milliseconds and a counter; more than 4096 in one millisecond borrow from the next
    long mark = LAST.updateAndGet(last -> Math.max(last + 1, now));
    long high = (mark >>> COUNTER_BITS) << 16 | VERSION_7 | (mark & ((1L << COUNTER_BITS) - 1));
    return new UUID(high, VARIANT | ThreadLocalRandom.current().nextLong() >>> 2).toString();
  }
}
