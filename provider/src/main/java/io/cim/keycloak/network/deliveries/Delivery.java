package io.cim.keycloak.network.deliveries;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.util.JsonSerialization;

/**
 * What a product was told, or is going to be. Times are epoch milliseconds.
 *
 * @param id the {@code jti} of the token
 * @param time when it happened
 * @param product its client ID
 * @param events URIs of their types; what they tell is the product's business
 * @param state {@code waiting}, {@code delivered} or {@code parked}
 * @param attempts how many were made
 * @param nextAttempt null unless it is waiting
 * @param failure of the last attempt, or null
 * @param finished when it was delivered or parked, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Delivery(
    String id,
    long time,
    String product,
    About subject,
    List<String> events,
    String state,
    int attempts,
    Long nextAttempt,
    String failure,
    Long finished) {

  /**
   * Whom or what it is about.
   *
   * @param kind {@code member}, {@code agent-group}, {@code role} or {@code product}
   * @param name as it was at the time
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record About(String kind, String id, String name) {}

  static Delivery of(DeliveryEntity row, String product) {
    Subject subject = row.subject();
    return new Delivery(
        row.id(),
        row.createdAt(),
        product,
        new About(subject.kind().text(), subject.id(), subject.name()),
        types(row.events()),
        row.state().text(),
        row.attempts(),
        row.state() == DeliveryState.WAITING ? row.dueAt() : null,
        row.failure(),
        row.finishedAt());
  }

  private static List<String> types(String events) {
    List<String> types = new ArrayList<>();
    try {
      JsonSerialization.mapper.readTree(events).fieldNames().forEachRemaining(types::add);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return types;
  }
}
