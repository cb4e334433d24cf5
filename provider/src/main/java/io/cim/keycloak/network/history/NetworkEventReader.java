package io.cim.keycloak.network.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.history.Told.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;

/**
 * Reads the admin events that this API emits: they tell everything in their details. Client IDs are
 * not taken from the path, since they may have slashes.
 */
final class NetworkEventReader {

  private NetworkEventReader() {}

  /**
   * What the event tells, or null where it is nothing for the history.
   *
   * @param parts of its path, the first of which is {@code network}
   */
  static Told read(AdminEvent event, List<String> parts) {
    Map<String, String> details = event.getDetails() == null ? Map.of() : event.getDetails();
    String kind = parts.size() < 3 ? "" : parts.get(1);
    return switch (kind) {
      case "users" -> user(event, parts, details);
      case "cim-admins" ->
          member(
              event.getOperationType() == OperationType.CREATE
                  ? Action.CIM_ADMIN_MADE
                  : Action.CIM_ADMIN_UNMADE,
              parts,
              details,
              null);
      case "agent-groups" ->
          parts.size() == 5
              ? Told.member(null, parts.get(4), details.get("username"), Look.MEMBER)
              : null;
      case "products" ->
          details.get("role") != null
              ? new Told(
                  Action.PERMISSIONS_CHANGED,
                  null,
                  null,
                  details.get("product"),
                  details.get("role"),
                  names(details.get("permissions_before")),
                  names(details.get("permissions_after")),
                  Look.NOWHERE)
              : null;
      case "invitations" -> invitation(event, details);
      default -> null;
    };
  }

  /** Who is invited may be no member: the address stands for the name. */
  private static Told invitation(AdminEvent event, Map<String, String> details) {
    Action action =
        switch (event.getOperationType()) {
          case CREATE, ACTION -> Action.INVITATION_SENT;
          case UPDATE -> Action.INVITATION_CHANGED;
          case DELETE -> Action.INVITATION_REVOKED;
        };
    return new Told(
        action,
        null,
        details.get("address"),
        null,
        null,
        null,
        names(details.get("offers")),
        Look.NOWHERE);
  }

  private static Told user(AdminEvent event, List<String> parts, Map<String, String> details) {
    if (parts.size() > 4 && parts.get(3).equals("products")) {
      return member(Action.PRODUCTS_CHANGED, parts, details, details.get("product"));
    }
    if (parts.size() != 3) {
      return null;
    }
    return switch (event.getOperationType()) {
      case CREATE -> member(Action.MEMBER_CREATED, parts, details, null);
      case UPDATE -> member(Action.MEMBER_CHANGED, parts, details, null);
      case DELETE -> member(Action.MEMBER_REMOVED, parts, details, null);
      case ACTION ->
          parts.get(2).equals("export")
              ? Told.general(Action.MEMBERS_EXPORTED, Look.NOWHERE)
              : null;
    };
  }

  private static Told member(
      Action action, List<String> parts, Map<String, String> details, String product) {
    return new Told(
        action,
        parts.get(2),
        details.get("username"),
        product,
        null,
        names(details.get("roles_before")),
        names(details.get("roles_after")),
        Look.NOWHERE);
  }

  /** The texts of a JSON array, or null where it is none. */
  private static List<String> names(String json) {
    JsonNode array = AdminEventReader.json(json);
    if (!array.isArray()) {
      return null;
    }
    List<String> names = new ArrayList<>();
    array.forEach(name -> names.add(name.asText()));
    return names;
  }
}
