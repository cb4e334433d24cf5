package io.cim.keycloak.network.invitations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * An invitation as the API tells of it.
 *
 * @param address as it was given: an e-mail address, or the user name of a member
 * @param inviter who answers for it
 * @param status see {@link InvitationStatus}
 * @param created when it was made, in epoch milliseconds as all times here
 * @param expires until when it can be accepted
 * @param closed when it was accepted, declined or revoked, otherwise null
 * @param products names of module roles by client ID
 * @param notGiven what of it could not be given; null where nobody has tried yet
 * @param member who has accepted, otherwise null
 * @param mail what has become of the last mail
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Invitation(
    String id,
    String address,
    Person inviter,
    String status,
    long created,
    long expires,
    Long closed,
    Map<String, List<String>> products,
    List<Group> agentGroups,
    Offer notGiven,
    Person member,
    MailState mail) {

  /**
   * Somebody.
   *
   * @param username null where they are gone
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Person(String id, String username) {}

  /**
   * An agent group.
   *
   * @param name null where it is gone
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Group(long id, String name, @JsonProperty("default") boolean defaultAgent) {}
}
