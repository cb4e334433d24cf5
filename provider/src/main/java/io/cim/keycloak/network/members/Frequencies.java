package io.cim.keycloak.network.members;

import io.cim.keycloak.network.persistence.Queries;
import io.cim.keycloak.network.products.Among;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many hold something, as far as it matters: whoever is rare is looked up first. Reads the ends
 * of indexes, in one statement.
 */
final class Frequencies {

  /** What is not counted any further. */
  static final int MOST = 20_000;

  private Frequencies() {}

  /** For each of these how many people there are, and {@link #MOST} where there are more. */
  static List<Integer> of(EntityManager entityManager, String realmId, List<Among> all) {
    Map<String, Object> parameters = new HashMap<>(Map.of("realm", realmId));
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int place = i;
      counts.add(
          all
              .get(i)
              .ranges("f" + i, parameters, user -> " order by " + user + " limit " + MOST)
              .stream()
              .map(
                  range ->
                      "select %d as place, count(held.id) as members from %s held"
                          .formatted(place, range))
              .collect(Collectors.joining(" union all ")));
    }
    TypedQuery<Tuple> query =
        Queries.create(entityManager, String.join(" union all ", counts), Tuple.class, parameters);
    Integer[] frequencies = new Integer[all.size()];
    Arrays.fill(frequencies, 0);
    for (Tuple row : query.getResultList()) {
      int place = row.get("place", Integer.class);
      long members = frequencies[place] + row.get("members", Long.class);
      frequencies[place] = (int) Math.min(members, MOST);
    }
    return List.of(frequencies);
  }
}
