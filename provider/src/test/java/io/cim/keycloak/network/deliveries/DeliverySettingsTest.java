package io.cim.keycloak.network.deliveries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliverySettingsTest {

  private static DeliverySettings read(Map<String, String> options) {
    return DeliverySettings.read(options::get);
  }

  @Test
  void areStrictUnlessSet() {
    DeliverySettings settings = read(Map.of());
    assertFalse(settings.allowHttp());
    assertEquals(
        Map.of(
            "allow-http", "false",
            "private-networks", "none",
            "timeout", "10 s",
            "parallel", "8",
            "attempts", "30",
            "first-pause", "5 s",
            "longest-pause", "3600 s",
            "poll-interval", "5 s",
            "retention-days", "30"),
        settings.info());
  }

  @Test
  void areRead() {
    DeliverySettings settings =
        read(
            Map.of(
                "allow-http", "true",
                "private-networks", "10.0.0.0/8",
                "timeout", " 3 ",
                "retention-days", "0"));
    assertTrue(settings.allowHttp());
    assertEquals("10.0.0.0/8", settings.info().get("private-networks"));
    assertEquals(3, settings.timeoutSeconds());
    assertEquals("0 (for ever)", settings.info().get("retention-days"));
    assertTrue(settings.lease().toSeconds() > settings.timeoutSeconds());
  }

  @Test
  void pausesGrowUpToALimit() {
    DeliverySettings settings = read(Map.of());
    assertEquals(
        "5 10 20 40 80",
        String.join(
            " ",
            IntStream.rangeClosed(1, 5)
                .mapToObj(made -> Long.toString(settings.pause(made).toSeconds()))
                .toList()));
    assertEquals(3600, settings.pause(11).toSeconds());
    assertEquals(3600, settings.pause(Integer.MAX_VALUE).toSeconds());
    assertEquals(
        86400,
        read(Map.of("first-pause", "86400", "longest-pause", "86400")).pause(1000).toSeconds());
  }

  @ParameterizedTest
  @CsvSource({
    "allow-http, yes",
    "private-networks, localhost",
    "timeout, 0",
    "timeout, 10s",
    "parallel, 65",
    "attempts, 0",
    "first-pause, -1",
    "longest-pause, 86401",
    "poll-interval, 99999999999",
    "retention-days, a year",
  })
  void whatMakesNoSenseIsNamed(String option, String value) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> read(Map.of(option, value)))
            .getMessage();
    assertTrue(
        message.contains("spi-events-listener--network-news--" + option) && message.contains(value),
        message);
  }
}
