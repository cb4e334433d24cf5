package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.persistence.Queries;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which roles and groups confer which of some roles, by composites and by groups above. */
final class Conferring {

  private static final String COMPOSITES =
      """
      select edge.parentRole.id as above, edge.childRole.id as below, edge.parentRole.name as name, '' as place
      from CompositeRoleEntity edge where edge.childRole.id in :ids
      """;

  private static final String GROUPS =
      """
      select mapping.group.id as above, mapping.roleId as below, mapping.group.name as name, mapping.group.parentId as place
      from GroupRoleMappingEntity mapping where mapping.roleId in :ids
      """;

  // of every type: Keycloak's own lists leave the groups of organizations out
  private static final String SUBGROUPS =
      """
      select child.id as above, child.parentId as below, child.name as name, child.parentId as place
      from GroupEntity child where child.parentId in :ids
      """;

  private final EntityManager entityManager;

  /** By role or group the roots that it confers; a root confers itself. */
  private final Map<String, Set<String>> roots = new HashMap<>();

  private final Map<String, String> names = new HashMap<>();
  private Set<String> roles = Set.of();
  private final Set<String> groups = new HashSet<>();

  private Conferring(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Reads what confers these roles. */
  static Conferring read(EntityManager entityManager, Set<String> roots) {
    Conferring conferring = new Conferring(entityManager);
    roots.forEach(root -> conferring.roots.computeIfAbsent(root, key -> new HashSet<>()).add(root));
    conferring.climb(COMPOSITES, new HashSet<>(roots));
    conferring.roles = new HashSet<>(conferring.roots.keySet());
    conferring.groups.addAll(conferring.step(GROUPS, conferring.roles));
    conferring.climb(SUBGROUPS, conferring.groups);
    conferring.groups.addAll(conferring.roots.keySet());
    conferring.groups.removeAll(conferring.roles);
    return conferring;
  }

  /** All roles that confer one of the roots, the roots included. */
  Set<String> roles() {
    return roles;
  }

  /** All groups that confer one of the roots. */
  Set<String> groups() {
    return groups;
  }

  Set<String> roles(String root) {
    return those(roles, root);
  }

  Set<String> groups(String root) {
    return those(groups, root);
  }

  /**
   * The names, by ID, of the roles and groups other than itself that confer one of the roots; those
   * of groups with the group above, whose roles their members inherit.
   */
  Map<String, String> names(String root) {
    Map<String, String> found = new HashMap<>();
    names.forEach(
        (way, name) -> {
          if (rootsOf(way).contains(root)) {
            found.put(way, name);
          }
        });
    return found;
  }

  /** The roots that a role or group confers. */
  Set<String> rootsOf(String way) {
    return roots.getOrDefault(way, Set.of());
  }

  private Set<String> those(Set<String> ways, String root) {
    Set<String> found = new HashSet<>();
    for (String way : ways) {
      if (rootsOf(way).contains(root)) {
        found.add(way);
      }
    }
    return found;
  }

  /** Follows a kind of edge until it leads to nothing new; composites may form circles. */
  private void climb(String edges, Set<String> from) {
    Set<String> front = from;
    while (!front.isEmpty()) {
      front = step(edges, front);
    }
  }

  /** What became known, or became known to confer more, one step above. */
  private Set<String> step(String edges, Set<String> from) {
    Set<String> changed = new HashSet<>();
    if (from.isEmpty()) {
      return changed;
    }
    for (Tuple row :
        Queries.create(entityManager, edges, Tuple.class, Map.of("ids", from)).getResultList()) {
      String above = row.get("above", String.class);
      names.put(above, row.get("place", String.class) + "/" + row.get("name", String.class));
      Set<String> below = Set.copyOf(rootsOf(row.get("below", String.class)));
      if (roots.computeIfAbsent(above, key -> new HashSet<>()).addAll(below)) {
        changed.add(above);
      }
    }
    return changed;
  }
}
