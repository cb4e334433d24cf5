package io.cim.keycloak.network.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Many IDs, some at a time. */
public final class Portions {

  /** So many IDs one statement takes: databases limit its parameters. */
  private static final int OF_A_STATEMENT = 500;

  private Portions() {}

  /** Portions of which each is few enough for the parameters of one statement. */
  public static <T> List<List<T>> ofStatements(Collection<T> all) {
    return of(all, OF_A_STATEMENT);
  }

  /**
   * All of these in their order, in portions of which only the last may be smaller.
   *
   * @param size of a portion, at least 1
   */
  public static <T> List<List<T>> of(Collection<T> all, int size) {
    List<T> list = List.copyOf(all);
    List<List<T>> portions = new ArrayList<>();
    for (int from = 0; from < list.size(); from += size) {
      portions.add(list.subList(from, Math.min(from + size, list.size())));
    }
    return portions;
  }
}
