package io.cim.keycloak.network.events;

import io.cim.keycloak.network.deliveries.EventType;
import io.cim.keycloak.network.deliveries.Message;
import io.cim.keycloak.network.deliveries.Subject;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a product is told of its module roles. Pure. */
final class RoleNews {

  private RoleNews() {}

  /** Of those that were there before and carry other permissions now. */
  static List<Message> of(Product before, Product after) {
    List<Message> messages = new ArrayList<>();
    for (ModuleRole role : after.roles()) {
      boolean changed =
          before.roles().stream()
              .anyMatch(
                  old ->
                      old.id().equals(role.id()) && !old.permissions().equals(role.permissions()));
      if (changed) {
        messages.add(
            new Message(
                after.clientId(),
                Subject.role(role.name()),
                Map.of(
                    EventType.ROLE_CHANGED,
                    Map.of("role", role.name(), "permissions", role.permissions()))));
      }
    }
    return messages;
  }
}
