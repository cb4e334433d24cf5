package io.cim.keycloak.network.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.history.Told.Look;
import java.util.List;
import java.util.Set;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.util.JsonSerialization;

/**
 * Reads Keycloak's own admin events. It goes by their paths: partial imports name the resource type
 * {@code REALM} whatever they import, and the console's own endpoints have types and no
 * representations. Pure: knows only the event.
 */
final class AdminEventReader {

  private static final ObjectMapper JSON = JsonSerialization.mapper;
  private static final Set<String> ROLES = Set.of("roles", "roles-by-id");

  private AdminEventReader() {}

  /** What the event tells, or null where it is nothing for the history. */
  static Told read(AdminEvent event) {
    String path = event.getResourcePath();
    if (path == null || event.getError() != null) {
      return null;
    }
    List<String> parts = List.of(path.split("/", -1));
    if (parts.get(0).equals("network")) {
      return NetworkEventReader.read(event, parts);
    }
    if (path.startsWith("users/")) {
      return user(event, parts.subList(1, parts.size()));
    }
    if (path.startsWith("scim/v2/Users")) {
      return scimUser(event, parts);
    }
    if (path.startsWith("ui-ext/role-mapping-delete/") && parts.size() > 3) {
      return switch (parts.get(2)) {
        case "users" -> Told.member(null, parts.get(3), null, Look.MEMBER);
        case "roles" -> Told.general(Action.PERMISSIONS_CHANGED, Look.PERMISSIONS);
        default -> null;
      };
    }
    if (path.equals("logout-all")) {
      return Told.general(Action.SESSIONS_ENDED, Look.NOWHERE);
    }
    return mayChangePermissions(parts)
        ? Told.general(Action.PERMISSIONS_CHANGED, Look.PERMISSIONS)
        : null;
  }

  /**
   * Whether what happens at this path may change which permissions a module role carries.
   *
   * @param parts of the path below the realm
   */
  static boolean mayChangePermissions(List<String> parts) {
    return ROLES.contains(parts.get(0))
        || (parts.get(0).equals("clients") && parts.size() > 2 && parts.get(2).equals("roles"))
        || (parts.size() > 2 && parts.get(0).equals("ui-ext") && parts.get(2).equals("roles"));
  }

  private static Told user(AdminEvent event, List<String> parts) {
    String id = parts.get(0);
    if (parts.size() == 1) {
      // others: users/profile is the form of profiles, and a lock after failed logins that goes has
      // the path of the user too
      ResourceType type = event.getResourceType();
      return type == ResourceType.USER || type == ResourceType.REALM
          ? account(event, id, text(event, "username"))
          : null;
    }
    return switch (parts.get(1)) {
      case "reset-password" -> Told.member(Action.PASSWORD_RESET, id, null, Look.NOWHERE);
      case "credentials", "federated-identity" ->
          Told.member(Action.CREDENTIALS_CHANGED, id, null, Look.NOWHERE);
      case "logout" -> Told.member(Action.SESSIONS_ENDED, id, null, Look.NOWHERE);
      case "role-mappings", "groups" -> Told.member(null, id, null, Look.MEMBER);
      default -> null;
    };
  }

  private static Told scimUser(AdminEvent event, List<String> parts) {
    String id = parts.size() > 3 ? parts.get(3) : text(event, "id");
    return id == null ? null : account(event, id, text(event, "userName"));
  }

  private static Told account(AdminEvent event, String id, String name) {
    return switch (event.getOperationType()) {
      case CREATE -> Told.member(Action.MEMBER_CREATED, id, name, Look.MEMBER);
      case UPDATE -> Told.member(Action.MEMBER_CHANGED, id, name, Look.PROFILE);
      case DELETE -> Told.member(Action.MEMBER_REMOVED, id, name, Look.NOWHERE);
      case ACTION -> null;
    };
  }

  /** A text of the representation, or null where there is none of this name. */
  static String text(AdminEvent event, String field) {
    JsonNode value = json(event.getRepresentation()).path(field);
    return value.isTextual() ? value.asText() : null;
  }

  /** The value of a JSON text; nothing where it is none. */
  static JsonNode json(String text) {
    try {
      return text == null ? JSON.missingNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
