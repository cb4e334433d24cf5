package io.cim.keycloak.network.members;

import static io.cim.keycloak.network.members.MemberConditions.where;

import io.cim.keycloak.network.persistence.Queries;
import io.cim.keycloak.network.products.Among;
import io.cim.keycloak.network.products.Holders;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/**
 * How many members meet conditions. Reads whole sets of holders: looking each member up would take
 * longer. A single statement, and one more for a search of one or two letters.
 */
final class MemberCountQuery {

  private final MemberConditions conditions;
  private List<String> ofUser;

  MemberCountQuery(MemberConditions conditions) {
    this.conditions = conditions;
    this.ofUser = conditions.ofUser();
  }

  /** The number of those who meet the conditions, which must not be plainly nobody. */
  long count(EntityManager entityManager) {
    if (conditions.index() != SearchIndex.LETTERS
        || !SearchPage.areMost(entityManager, conditions)) {
      ofUser = conditions.findingUser();
    }
    return Queries.createWhole(entityManager, text(), Long.class, conditions.parameters())
        .getResultList()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private String text() {
    List<Among> required = conditions.required();
    if (required.isEmpty()) {
      return ofAll();
    }
    if (required.size() == 1 && conditions.excluded() == null && !conditions.askOfUser()) {
      return String.join(
          " union all ", required.get(0).numbers("required0", conditions.parameters()));
    }
    return ofHolders(required);
  }

  private String ofAll() {
    List<String> where = new ArrayList<>(ofUser);
    where.add("member.serviceAccountClientLink is null");
    addExclusion(where, "member.id");
    return "select count(*) from UserEntity member" + where(where);
  }

  private String ofHolders(List<Among> required) {
    List<String> where = new ArrayList<>();
    where.add(Holders.isPerson("held.id"));
    for (int i = 1; i < required.size(); i++) {
      where.add("held.id in (" + union(required.get(i), "required" + i) + ")");
    }
    addExclusion(where, "held.id");
    if (conditions.askOfUser()) {
      where.add("held.id in (select member.id from UserEntity member" + where(ofUser) + ")");
    }
    return "select count(held.id) from ("
        + union(required.get(0), "required0")
        + ") held"
        + where(where);
  }

  private void addExclusion(List<String> where, String id) {
    if (conditions.excluded() != null) {
      where.add(id + " not in (" + union(conditions.excluded(), "excluded") + ")");
    }
  }

  private String union(Among among, String name) {
    return String.join(" union ", among.queries(name, conditions.parameters(), user -> ""));
  }
}
