package io.cim.keycloak.network.products;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How roles are held in a realm, as IDs: which role is inside which, and which groups confer which
 * role. Composites may form circles.
 */
public final class RoleGraph {

  private final Map<String, List<String>> children;
  private final Map<String, List<String>> parents;
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Map<String, List<Conferral>> conferredBy = new HashMap<>();

  /** Found once for each role; requests share a graph. */
  private final Map<String, Set<String>> contents = new ConcurrentHashMap<>();

  /**
   * An edge of the graph.
   *
   * @param composite the role that contains
   * @param child the role that is contained
   */
  public record Edge(String composite, String child) {}

  /**
   * That the members of a group hold a role.
   *
   * @param group ID of the group
   * @param role ID of the role
   * @param mappedBy ID of the group that maps the role: the same or one above it
   */
  public record Conferral(String group, String role, String mappedBy) {}

  /** A graph of these composites and groups. */
  public RoleGraph(Collection<Edge> edges, Collection<Conferral> conferrals) {
    for (Conferral conferral : conferrals) {
      groups.computeIfAbsent(conferral.role(), key -> new HashSet<>()).add(conferral.group());
      conferredBy.computeIfAbsent(conferral.group(), key -> new ArrayList<>()).add(conferral);
    }
    children = new HashMap<>();
    parents = new HashMap<>();
    for (Edge edge : edges) {
      children.computeIfAbsent(edge.composite(), key -> new ArrayList<>()).add(edge.child());
      parents.computeIfAbsent(edge.child(), key -> new ArrayList<>()).add(edge.composite());
    }
  }

  /** All that a holder of this role holds: the role itself and what it contains, at any depth. */
  public Set<String> contents(String role) {
    return contents.computeIfAbsent(role, key -> Set.copyOf(reach(Set.of(key), children)));
  }

  /** The roles that the members of this group hold by being in it. */
  public List<Conferral> conferredBy(String group) {
    return Collections.unmodifiableList(conferredBy.getOrDefault(group, List.of()));
  }

  /** The roles that stand directly in this role. */
  Set<String> children(String role) {
    return Set.copyOf(children.getOrDefault(role, List.of()));
  }

  /** This graph with a role that contains directly these others, and no more. */
  RoleGraph withChildren(String role, Set<String> contained) {
    List<Edge> edges = new ArrayList<>();
    children.forEach(
        (composite, list) -> {
          if (!composite.equals(role)) {
            list.forEach(child -> edges.add(new Edge(composite, child)));
          }
        });
    contained.forEach(child -> edges.add(new Edge(role, child)));
    return new RoleGraph(edges, conferredBy.values().stream().flatMap(Collection::stream).toList());
  }

  /**
   * Whoever holds one of these roles: by it, by a role that contains it at any depth, or by a
   * group.
   */
  public Holders holders(Collection<String> roles) {
    Set<String> holding = reach(roles, parents);
    Set<String> conferring = new HashSet<>();
    holding.forEach(role -> conferring.addAll(groups.getOrDefault(role, Set.of())));
    return new Holders(holding, conferring);
  }

  private static Set<String> reach(Collection<String> from, Map<String, List<String>> edges) {
    Set<String> reached = new HashSet<>(from);
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      for (String next : edges.getOrDefault(open.pop(), List.of())) {
        if (reached.add(next)) {
          open.push(next);
        }
      }
    }
    return reached;
  }
}
