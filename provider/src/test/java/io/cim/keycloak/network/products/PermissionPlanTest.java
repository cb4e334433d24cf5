package io.cim.keycloak.network.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionPlanTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // edges; wanted; added, removed, result, stubborn
        "r-a r-b          | a b | '' | ''  | a b | ''",
        "r-a r-b          | b c | c  | a   | b c | ''",
        "''               | a   | a  | ''  | a   | ''",
        "r-a r-b          | ''  | '' | a b | ''  | ''",
        // other things in the role stay
        "r-x r-a          | b   | b  | a   | b   | ''",
        // what comes through another role cannot go, and is not put in once more
        "r-x x-a r-b      | ''  | '' | b   | a   | a",
        "r-x x-a r-b      | a   | '' | b   | a   | ''",
        "r-x x-a r-a      | ''  | '' | a   | a   | a",
        // a permission that contains another brings it
        "a-b              | a   | a  | ''  | a b | b",
        "a-b              | a b | a b | ''  | a b | ''",
        // what goes takes something with it that shall stay
        "r-a a-b          | b   | b  | a   | b   | ''",
      })
  void changesOnlyWhatMust(
      String edges, String wanted, String added, String removed, String result, String stubborn) {
    List<Permission> permissions =
        List.of("a", "b", "c").stream().map(id -> new Permission(id, id, null)).toList();
    RoleGraph graph =
        new RoleGraph(
            words(edges).stream()
                .map(edge -> edge.split("-", 2))
                .map(edge -> new RoleGraph.Edge(edge[0], edge[1]))
                .toList(),
            List.of());
    ModuleRole role =
        new ModuleRole(
            "r",
            "role",
            null,
            permissions.stream().map(Permission::id).filter(graph.contents("r")::contains).toList(),
            false,
            false);
    Product product = new Product("p", "P", null, List.of(role), permissions);
    PermissionPlan plan = PermissionPlan.of(product, role, graph, words(wanted));
    assertEquals(words(added), plan.added());
    assertEquals(words(removed), plan.removed());
    assertEquals(words(result), plan.result());
    assertEquals(words(stubborn), plan.stubborn());
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
