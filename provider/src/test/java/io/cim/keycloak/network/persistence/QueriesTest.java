package io.cim.keycloak.network.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
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
    "a, 'in (:ids_0)', '{ids_0=a}'",
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
        "a = :realm and b in (:ids_0) or c in (:ids_0) and d = :idsToo",
        Queries.expand(
            "a = :realm and b in :ids or c in :ids and d = :idsToo",
            Map.of("ids", List.of(7L), "realm", "r", "idsToo", "x", "unused", "y"),
            bound));
    assertEquals("{idsToo=x, ids_0=7, realm=r}", bound.toString());
  }

  @Test
  void longListsStayLists() {
    List<Integer> many = IntStream.range(0, 513).boxed().toList();
    Map<String, Object> bound = new TreeMap<>();
    assertEquals("in :ids", Queries.expand("in :ids", Map.of("ids", many), bound));
    assertEquals(Map.of("ids", many), bound);
  }
}
