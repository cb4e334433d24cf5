package io.cim.keycloak.network.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueriesTest {

  @ParameterizedTest
  @CsvSource({
    // one alone would be a list to Hibernate
    "a, 'in (:ids_0, :ids_1)', '{ids_0=a, ids_1=a}'",
    "a b, 'in (:ids_0, :ids_1)', '{ids_0=a, ids_1=b}'",
    "a b c, 'in (:ids_0, :ids_1, :ids_2, :ids_3)', '{ids_0=a, ids_1=b, ids_2=c, ids_3=c}'"
  })
  void everyValueHasAParameter(String ids, String text, String bound) {
    Map<String, Object> parameters = new TreeMap<>();
    assertEquals(
        text, Queries.expand("in :ids", Map.of("ids", Arrays.asList(ids.split(" "))), parameters));
    assertEquals(bound, parameters.toString());
  }

  @Test
  void aListStandsWhereverItsNameDoes() {
    Map<String, Object> bound = new TreeMap<>();
    assertEquals(
        "a = :realm and b in (:ids_0, :ids_1) or c in (:ids_0, :ids_1) and d = :idsToo",
        Queries.expand(
            "a = :realm and b in :ids or c in :ids and d = :idsToo",
            Map.of("ids", List.of(7L), "realm", "r", "idsToo", "x", "unused", "y"),
            bound));
    assertEquals("{idsToo=x, ids_0=7, ids_1=7, realm=r}", bound.toString());
  }

  @Test
  void whatIsMissingIsAnError() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Queries.expand("in :ids", Map.of("ids", List.of()), new TreeMap<>()));
    assertThrows(
        IllegalArgumentException.class,
        () -> Queries.expand("= :id", Map.of("ids", List.of("a")), new TreeMap<>()));
  }

  @Test
  void longListsStayLists() {
    List<Integer> many = IntStream.range(0, 513).boxed().toList();
    Map<String, Object> bound = new TreeMap<>();
    assertEquals("in :ids", Queries.expand("in :ids", Map.of("ids", many), bound));
    assertEquals(Map.of("ids", many), bound);
  }

  @Test
  void soDoListsThatStandTooOften() {
    List<Integer> many = IntStream.range(0, 500).boxed().toList();
    Map<String, Object> bound = new HashMap<>();
    String text = Queries.expand("in :ids,".repeat(4) + "in :ids", Map.of("ids", many), bound);
    assertEquals(4 * 512, text.split(":ids_", -1).length - 1);
    assertTrue(text.endsWith("in :ids"));
    assertEquals(many, bound.get("ids"));
  }
}
