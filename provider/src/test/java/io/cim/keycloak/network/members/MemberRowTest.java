package io.cim.keycloak.network.members;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberRowTest {

  @ParameterizedTest
  @CsvSource({
    "Alice, Doe, Alice Doe",
    "Alice,, Alice",
    ", Doe, Doe",
    ",, alice",
    "' ', ' ', alice"
  })
  void displayName(String first, String last, String expected) {
    assertEquals(expected, new MemberRow("1", "alice", first, last, null, true, 0L).displayName());
  }
}
