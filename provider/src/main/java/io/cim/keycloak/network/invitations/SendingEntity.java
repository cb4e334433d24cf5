package io.cim.keycloak.network.invitations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.keycloak.models.utils.KeycloakModelUtils;

/** That somebody had an invitation sent, to count it. */
@Entity(name = "NetworkInvitationSending")
@Table(name = "NETWORK_INVITATION_SENDING")
public class SendingEntity {

  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "INVITATION_ID")
  private String invitationId;

  @Column(name = "REALM_ID")
  private String realmId;

  @Column(name = "SENDER_ID")
  private String senderId;

  @Column(name = "SENT_TIME")
  private long time;

  /** For JPA. */
  protected SendingEntity() {}

  SendingEntity(String invitationId, String realmId, String senderId, long time) {
    this.id = KeycloakModelUtils.generateId();
    this.invitationId = invitationId;
    this.realmId = realmId;
    this.senderId = senderId;
    this.time = time;
  }
}
