package io.cim.keycloak.network.invitations;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What has become of the last mail with the link.
 *
 * @param state {@code sending}, {@code sent} or {@code failed}
 * @param time of that, in epoch milliseconds
 * @param reason why it failed, otherwise null: {@code not_configured} where the realm has no mail
 *     server, {@code refused} where the mail server refused the address, {@code unreachable} for
 *     all else
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record MailState(String state, long time, String reason) {

  static final String SENDING = "sending";
  static final String SENT = "sent";
  static final String FAILED = "failed";

  static final String NOT_CONFIGURED = "not_configured";
  static final String REFUSED = "refused";
  static final String UNREACHABLE = "unreachable";
}
