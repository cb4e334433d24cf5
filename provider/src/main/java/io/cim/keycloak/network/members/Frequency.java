package io.cim.keycloak.network.members;

import io.cim.keycloak.network.persistence.Queries;
import io.cim.keycloak.network.products.Among;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many people are among some, as far as it matters: whoever is rare is looked up first. Reads
 * the ends of indexes, in one statement for all.
 *
 * @param members how many there are, and {@link #MOST} where there are more
 * @param last the highest ID of a user among those counted; where there are more, it tells how far
 *     apart they are
 */
record Frequency(int members, String last) implements Comparable<Frequency> {

  /** What is not counted any further. */
  static final int MOST = 20_000;

  private static final Comparator<Frequency> RARER_FIRST =
      Comparator.comparing(Frequency::members)
          .thenComparing(Frequency::last, Comparator.reverseOrder());

  /** Hibernate has no limit without an order; this one has nothing to sort. */
  private static final String IN_NO_ORDER = "cast(null as string)";

  /** For each of these how frequent they are. */
  static List<Frequency> of(EntityManager entityManager, String realmId, List<Among> all) {
    Map<String, Object> parameters = new HashMap<>(Map.of("realm", realmId));
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<String> ranges =
          all.get(i).ranges("f" + i, parameters, user -> " order by " + user + " limit " + MOST);
      counts.add(
          "select %d as place, count(held.id) as members, max(held.id) as last from (select one.id as id from (%s) one order by %s limit %d) held"
              .formatted(i, String.join(" union all ", ranges), IN_NO_ORDER, MOST));
    }
    Frequency[] frequencies = new Frequency[all.size()];
    for (Tuple row :
        Queries.create(entityManager, String.join(" union all ", counts), Tuple.class, parameters)
            .getResultList()) {
      String last = row.get("last", String.class);
      frequencies[row.get("place", Integer.class)] =
          new Frequency(row.get("members", Long.class).intValue(), last == null ? "" : last);
    }
    return List.of(frequencies);
  }

  @Override
  public int compareTo(Frequency other) {
    return RARER_FIRST.compare(this, other);
  }
}
