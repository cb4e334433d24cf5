package io.cim.keycloak.network.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.keycloak.util.JsonSerialization;

/** Values for the details of Keycloak's admin events, which are texts. */
public final class EventDetails {

  private EventDetails() {}

  /** Names as a JSON list, sorted. */
  public static String names(Collection<String> names) {
    try {
      return JsonSerialization.writeValueAsString(names.stream().sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
