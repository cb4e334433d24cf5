package io.cim.keycloak.network.invitations;

import java.util.Locale;

/** What has become of an invitation. */
enum InvitationStatus {
  /** It can be accepted. */
  PENDING,
  ACCEPTED,
  /** The invited person did not want it. */
  DECLINED,
  /** It was taken back. */
  REVOKED,
  /** Nobody answered in time. Never stored: a pending one becomes it as time goes by. */
  EXPIRED;

  /** As it stands in the database and in answers. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of this wire name, or null where there is none. */
  static InvitationStatus of(String wireName) {
    for (InvitationStatus status : values()) {
      if (status.wireName().equals(wireName)) {
        return status;
      }
    }
    return null;
  }
}
