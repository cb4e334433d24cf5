package io.cim.keycloak.network.invitations;

import io.cim.keycloak.network.support.OptionReader;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.keycloak.authentication.actiontoken.ActionTokenHandler;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderFactory;

/**
 * How long invitations last and how many there may be: options of the server, the first two of
 * which an attribute of the realm overrides.
 *
 * @param validitySeconds after which an invitation expires
 * @param mailsPerHour how many invitations one inviter may have sent in an hour, those sent again
 *     included
 * @param retentionDays how long an invitation is kept after it has expired or would have
 * @param cleanupSeconds between two looks for those that need not be kept
 */
record InvitationSettings(
    int validitySeconds, int mailsPerHour, int retentionDays, int cleanupSeconds) {

  static final String VALIDITY = "validity";
  static final String LIMIT = "mails-per-hour";
  static final String RETENTION = "retention-days";
  static final String CLEANUP = "cleanup-interval";

  /** What the names of the realm's attributes begin with. */
  static final String ATTRIBUTE = "cim.invitations.";

  private static final int WEEK = 7 * 24 * 3600;

  /**
   * Reads the options of the server.
   *
   * @param options gives the value of an option, or null where it is not set
   * @throws IllegalArgumentException when a value is none
   */
  static InvitationSettings read(UnaryOperator<String> options) {
    OptionReader reader =
        new OptionReader("spi-action-token-handler--network-invitation--", options);
    return new InvitationSettings(
        reader.number(VALIDITY, WEEK, 1, 365 * 24 * 3600),
        reader.number(LIMIT, 200, 1, 1_000_000),
        reader.number(RETENTION, 90, 1, 36500),
        reader.number(CLEANUP, 3600, 1, 86400));
  }

  /** Those of a realm. */
  static InvitationSettings of(KeycloakSession session, RealmModel realm) {
    ProviderFactory<?> handler =
        session
            .getKeycloakSessionFactory()
            .getProviderFactory(ActionTokenHandler.class, InvitationToken.TYPE);
    return ((InvitationTokenHandler) handler)
        .settings()
        .over(name -> realm.getAttribute(ATTRIBUTE + name));
  }

  /** These with what the attributes of a realm say; one that makes no sense says nothing. */
  InvitationSettings over(UnaryOperator<String> attributes) {
    return new InvitationSettings(
        override(VALIDITY, attributes, validitySeconds, 365 * 24 * 3600),
        override(LIMIT, attributes, mailsPerHour, 1_000_000),
        retentionDays,
        cleanupSeconds);
  }

  /** When an invitation that is sent now expires, in epoch milliseconds as the parameter. */
  long expiry(long now) {
    return now + Duration.ofSeconds(validitySeconds).toMillis();
  }

  /** Until when the invitation is known that expires at this time. */
  long keptUntil(long expires) {
    return expires + Duration.ofDays(retentionDays).toMillis();
  }

  /** Invitations that have expired before need not be kept. */
  long cutoff(long now) {
    return now - Duration.ofDays(retentionDays).toMillis();
  }

  /** The settings in words, by option. */
  Map<String, String> info() {
    return new TreeMap<>(
        Map.of(
            VALIDITY,
            validitySeconds + " s",
            LIMIT,
            Integer.toString(mailsPerHour),
            RETENTION,
            Integer.toString(retentionDays),
            CLEANUP,
            cleanupSeconds + " s"));
  }

  private static int override(
      String name, UnaryOperator<String> attributes, int otherwise, int most) {
    try {
      return new OptionReader(ATTRIBUTE, attributes).number(name, otherwise, 1, most);
    } catch (IllegalArgumentException e) {
      return otherwise;
    }
  }
}
