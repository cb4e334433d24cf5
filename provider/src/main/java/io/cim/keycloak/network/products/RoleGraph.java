package io.cim.keycloak.network.products;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which role is inside which: the composites of a realm, as role IDs. Composites may form circles.
 */
public final class RoleGraph {

  private final Map<String, List<String>> children;
  private final Map<String, List<String>> parents;
  private final Map<String, Set<String>> contents = new HashMap<>();

  /**
   * An edge of the graph.
   *
   * @param composite the role that contains
   * @param child the role that is contained
   */
  public record Edge(String composite, String child) {}

  public RoleGraph(Collection<Edge> edges) {
    children = new HashMap<>();
    parents = new HashMap<>();
    for (Edge edge : edges) {
      children.computeIfAbsent(edge.composite(), key -> new ArrayList<>()).add(edge.child());
      parents.computeIfAbsent(edge.child(), key -> new ArrayList<>()).add(edge.composite());
    }
  }

  /** All that a holder of this role holds: the role itself and what it contains, at any depth. */
  public Set<String> contents(String role) {
    return contents.computeIfAbsent(role, key -> reach(Set.of(key), children));
  }

  /**
   * All roles whose holders hold one of these: the roles themselves and what contains them, at any
   * depth.
   */
  public Set<String> holders(Collection<String> roles) {
    return reach(roles, parents);
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
