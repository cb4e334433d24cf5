package io.cim.keycloak.network.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleGraphTest {

  /** A diamond, and a circle that hangs on it. */
  private static final RoleGraph GRAPH =
      new RoleGraph(
          List.of(
              new RoleGraph.Edge("top", "left"),
              new RoleGraph.Edge("top", "right"),
              new RoleGraph.Edge("left", "bottom"),
              new RoleGraph.Edge("right", "bottom"),
              new RoleGraph.Edge("bottom", "circle"),
              new RoleGraph.Edge("circle", "bottom")),
          List.of(
              new RoleGraph.Conferral("g1", "right", "g1"),
              new RoleGraph.Conferral("g2", "right", "g1"),
              new RoleGraph.Conferral("g2", "alone", "g2")));

  @ParameterizedTest
  @CsvSource({
    "top, top left right bottom circle",
    "left, left bottom circle",
    "circle, circle bottom",
    "alone, alone",
  })
  void contents(String role, String contents) {
    assertEquals(set(contents), GRAPH.contents(role));
  }

  @ParameterizedTest
  @CsvSource({
    "bottom, bottom left right top circle, g1 g2",
    "left, left top,",
    "left right, left right top, g1 g2",
    "top, top,",
    "alone, alone, g2",
  })
  void holders(String roles, String holding, String groups) {
    assertEquals(
        new Holders(set(holding), groups == null ? Set.of() : set(groups)),
        GRAPH.holders(set(roles)));
  }

  @ParameterizedTest
  @CsvSource({
    "g1, g1 right g1",
    "g2, g2 right g1 g2 alone g2",
    "g3,",
  })
  void conferredByAGroup(String group, String conferrals) {
    assertEquals(
        conferrals == null ? "" : conferrals,
        GRAPH.conferredBy(group).stream()
            .map(one -> String.join(" ", one.group(), one.role(), one.mappedBy()))
            .collect(Collectors.joining(" ")));
  }

  private static Set<String> set(String words) {
    return new TreeSet<>(Arrays.asList(words.split(" ", -1)));
  }
}
