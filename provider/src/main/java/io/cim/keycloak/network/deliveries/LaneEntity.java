package io.cim.keycloak.network.deliveries;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A lane of the outbox. Transactions that tell something about the same subject lock the same lane,
 * one after the other, and take their numbers from it: these are in the order of the commits.
 */
@Entity(name = "NetworkDeliveryLane")
@Table(name = "NETWORK_DELIVERY_LANE")
public class LaneEntity {

  @Id
  @Column(name = "ID")
  private int id;

  @Column(name = "LAST_PLACE")
  private long lastPlace;

  /** For JPA. */
  protected LaneEntity() {}

  int id() {
    return id;
  }

  long nextPlace() {
    lastPlace++;
    return lastPlace;
  }
}
