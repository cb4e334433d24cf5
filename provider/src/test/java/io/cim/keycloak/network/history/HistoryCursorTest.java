package io.cim.keycloak.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.services.ErrorResponseException;

class HistoryCursorTest {

  private static final String ID = "019a0000-0000-7000-8000-000000000001";

  @Test
  void comesBackAsItWas() {
    HistoryCursor cursor = new HistoryCursor(1_700_000_000_000L, ID);
    assertEquals(cursor, HistoryCursor.decode(cursor.encode()));
  }

  @Test
  void noCursorIsTheFirstPage() {
    assertNull(HistoryCursor.decode(null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "history\n1\nshort",
        "history\n-1\n" + ID,
        "history\n9999999999999999999\n" + ID,
        "history\nx\n" + ID,
        "history\n1\n" + ID + "\n",
        "id\n\n" + ID,
        ""
      })
  void othersAreRefused(String text) {
    String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    assertThrows(ErrorResponseException.class, () -> HistoryCursor.decode(encoded));
  }

  @Test
  void whatIsNoBase64IsRefused() {
    assertThrows(ErrorResponseException.class, () -> HistoryCursor.decode("%"));
  }
}
