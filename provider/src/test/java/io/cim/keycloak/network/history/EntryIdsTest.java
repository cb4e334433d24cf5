package io.cim.keycloak.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntryIdsTest {

  @Test
  void sortInTheOrderOfTheirMakingAlsoWithinAMillisecond() {
    List<String> ids = Stream.generate(EntryIds::next).limit(20_000).toList();
    assertEquals(ids.stream().sorted().distinct().toList(), ids);
  }

  @Test
  void areUuidsOfVersionSeven() {
    UUID id = UUID.fromString(EntryIds.next());
    assertEquals(7, id.version());
    assertEquals(2, id.variant());
  }
}
