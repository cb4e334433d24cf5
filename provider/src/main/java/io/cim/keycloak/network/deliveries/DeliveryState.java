package io.cim.keycloak.network.deliveries;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a delivery has come. */
public enum DeliveryState {
  /** To be delivered, or being tried. */
  WAITING,
  /** The product has confirmed it. */
  DELIVERED,
  /** Given up, until somebody asks for another attempt. */
  PARKED;

  /** As it stands in the API and the database. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All texts, in order. */
  static List<String> texts() {
    return Arrays.stream(values()).map(DeliveryState::text).toList();
  }

  static DeliveryState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
