package io.cim.keycloak.network.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.services.ErrorResponseException;

class CursorTest {

  private static final MemberRow ROW =
      new MemberRow("id-1", "zoë", "Zoë", null, null, true, 1_700_000_000_000L);
  private static final MemberRow OLD = new MemberRow("id-2", "old", null, null, null, true, null);

  @ParameterizedTest
  @CsvSource({
    "id, '', id-1",
    "-id, '', id-1",
    "joined, 1700000000000, id-1",
    "-username, zoë, id-1"
  })
  void comesBackAsItWas(String order, String value, String id) {
    MemberSort sort = MemberSort.parse(order);
    Cursor cursor = Cursor.decode(Cursor.of(ROW, sort).encode(), sort);
    assertEquals(new Cursor(sort.key(), value, id), cursor);
  }

  @Test
  void anAccountWithoutADateIsTheOldest() {
    MemberSort sort = MemberSort.parse("joined");
    assertEquals(0L, Cursor.decode(Cursor.of(OLD, sort).encode(), sort).comparable());
  }

  @Test
  void noCursorIsTheFirstPage() {
    assertNull(Cursor.decode(null, MemberSort.parse(null)));
  }

  @ParameterizedTest
  @CsvSource({
    "id, joined, 1, x", // of another order
    "joined, joined, abc, x",
    "joined, joined, 99999999999999999999, x",
    "id, id, '', ''",
    "id, nothing, '', x",
  })
  void othersAreRefused(String order, String key, String value, String id) {
    String text = new CursorText(key, value, id).text();
    MemberSort sort = MemberSort.parse(order);
    assertThrows(ErrorResponseException.class, () -> Cursor.decode(text, sort));
  }
}
