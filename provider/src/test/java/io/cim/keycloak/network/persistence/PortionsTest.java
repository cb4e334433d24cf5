package io.cim.keycloak.network.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortionsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 2, []",
    "1, 2, [[0]]",
    "2, 2, '[[0, 1]]'",
    "3, 2, '[[0, 1], [2]]'",
    "4, 2, '[[0, 1], [2, 3]]'",
    "3, 1, '[[0], [1], [2]]'"
  })
  void inOrderAndNothingTwice(int many, int size, String expected) {
    List<Integer> all = IntStream.range(0, many).boxed().toList();
    assertEquals(expected, Portions.of(all, size).toString());
  }

  @ParameterizedTest
  @CsvSource({"500, 1", "501, 2", "1000, 2"})
  void aStatementTakesFiveHundred(int many, int portions) {
    List<Integer> all = IntStream.range(0, many).boxed().toList();
    assertEquals(portions, Portions.ofStatements(all).size());
  }
}
