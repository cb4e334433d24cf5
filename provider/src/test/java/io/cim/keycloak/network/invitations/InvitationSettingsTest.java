package io.cim.keycloak.network.invitations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitationSettingsTest {

  private static final InvitationSettings PRESET = InvitationSettings.read(name -> null);

  @Test
  void lastsAWeek() {
    assertEquals(1000 + 7 * 24 * 3600 * 1000L, PRESET.expiry(1000));
  }

  @Test
  void readsTheOptionsOfTheServer() {
    Map<String, String> options =
        Map.of(
            "validity",
            "60",
            "mails-per-hour",
            "5",
            "retention-days",
            "1",
            "cleanup-interval",
            "2");
    assertEquals(new InvitationSettings(60, 5, 1, 2), InvitationSettings.read(options::get));
  }

  @ParameterizedTest
  @CsvSource({
    "validity, 0",
    "validity, a week",
    "validity, 31536001",
    "mails-per-hour, 0",
    "retention-days, -1",
    "cleanup-interval, 86401"
  })
  void refusesWhatMakesNoSense(String option, String value) {
    assertThrows(
        IllegalArgumentException.class, () -> InvitationSettings.read(Map.of(option, value)::get));
  }

  @Test
  void aRealmOverridesTwoOfThem() {
    Map<String, String> attributes =
        Map.of("validity", "60", "mails-per-hour", "5", "retention-days", "1");
    assertEquals(
        new InvitationSettings(60, 5, PRESET.retentionDays(), PRESET.cleanupSeconds()),
        PRESET.over(attributes::get));
  }

  @Test
  void anAttributeThatMakesNoSenseSaysNothing() {
    assertEquals(PRESET, PRESET.over(Map.of("validity", "soon", "mails-per-hour", "-5")::get));
  }
}
