package io.cim.keycloak.network.groups;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The numeric ID of a group. Written once, never changed; goes with the group. */
@Entity(name = "NetworkAgentGroup")
@Table(name = "NETWORK_AGENT_GROUP")
public class AgentGroupEntity {

  @Id
  @Column(name = "GROUP_ID", length = 36)
  private String groupId;

  @Column(name = "REALM_ID")
  private String realmId;

  @Column(name = "GROUP_NUMBER")
  private long number;

  /** For JPA. */
  protected AgentGroupEntity() {}

  AgentGroupEntity(String groupId, String realmId, long number) {
    this.groupId = groupId;
    this.realmId = realmId;
    this.number = number;
  }
}
