package io.cim.keycloak.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

  @Test
  void isAYearUnlessSet() {
    Retention retention = Retention.read(option -> null);
    assertEquals(new Retention(365, 3600), retention);
    assertFalse(retention.forever());
    assertEquals(Map.of("retention-days", "365", "cleanup-interval", "3600 s"), retention.info());
  }

  @Test
  void isRead() {
    Map<String, String> options = Map.of("retention-days", " 30 ", "cleanup-interval", "60");
    assertEquals(new Retention(30, 60), Retention.read(options::get));
  }

  @Test
  void zeroIsForEver() {
    Retention retention = Retention.read(option -> option.equals(Retention.DAYS) ? "0" : null);
    assertTrue(retention.forever());
    assertEquals("0 (for ever)", retention.info().get("retention-days"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "a year", "1.5", "36501", "99999999999", "0x10"})
  void whatIsNoNumberOfDaysIsNamed(String value) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Retention.read(option -> option.equals(Retention.DAYS) ? value : null))
            .getMessage();
    assertTrue(message.contains(Retention.DAYS) && message.contains(value), message);
  }

  @Test
  void theIntervalIsNeverZero() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Retention.read(option -> option.equals(Retention.INTERVAL) ? "0" : null));
  }

  @Test
  void countsDaysBack() {
    assertEquals(1_000_000L, new Retention(2, 60).cutoff(1_000_000L + 2 * 24 * 3600 * 1000L));
  }
}
