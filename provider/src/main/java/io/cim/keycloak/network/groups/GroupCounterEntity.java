package io.cim.keycloak.network.groups;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The highest number that a network has ever given to a group; changed by statements only. */
@Entity(name = "NetworkGroupCounter")
@Table(name = "NETWORK_GROUP_COUNTER")
public class GroupCounterEntity {

  @Id
  @Column(name = "REALM_ID", length = 36)
  private String realmId;

  @Column(name = "LAST_NUMBER")
  private long last;

  /** For JPA. */
  protected GroupCounterEntity() {}

  GroupCounterEntity(String realmId, long last) {
    this.realmId = realmId;
    this.last = last;
  }
}
