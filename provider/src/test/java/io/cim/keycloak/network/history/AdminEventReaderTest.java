package io.cim.keycloak.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.cim.keycloak.network.history.Told.Look;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;

/** What each admin event tells. The paths and types are those of the server; see HistoryIT. */
class AdminEventReaderTest {

  @ParameterizedTest
  @CsvSource({
    // operation, type, path, representation; action, member, name, look
    "CREATE, USER, users/1, '{\"username\":\"a\"}', MEMBER_CREATED, 1, a, MEMBER",
    "UPDATE, USER, users/1, '{\"username\":\"a\"}', MEMBER_CHANGED, 1, a, PROFILE",
    "DELETE, USER, users/1, '{\"id\":\"1\",\"username\":\"a\"}', MEMBER_REMOVED, 1, a, NOWHERE",
    // partial imports
    "CREATE, REALM, users/1, '{\"username\":\"a\"}', MEMBER_CREATED, 1, a, MEMBER",
    "UPDATE, REALM, users/1, '{\"username\":\"a\"}', MEMBER_CHANGED, 1, a, PROFILE",
    "ACTION, USER, users/1/reset-password, , PASSWORD_RESET, 1, , NOWHERE",
    "ACTION, USER, users/1/credentials/2, , CREDENTIALS_CHANGED, 1, , NOWHERE",
    "CREATE, USER, users/1/federated-identity/x, '{}', CREDENTIALS_CHANGED, 1, , NOWHERE",
    "DELETE, USER, users/1/federated-identity/x, , CREDENTIALS_CHANGED, 1, , NOWHERE",
    "ACTION, USER, users/1/logout, , SESSIONS_ENDED, 1, , NOWHERE",
    "ACTION, REALM, logout-all, , SESSIONS_ENDED, , , NOWHERE",
    "CREATE, REALM_ROLE_MAPPING, users/1/role-mappings/realm, '[]', , 1, , MEMBER",
    "DELETE, CLIENT_ROLE_MAPPING, users/1/role-mappings/clients/2, '[]', , 1, , MEMBER",
    "DELETE, REALM_ROLE_MAPPING, ui-ext/role-mapping-delete/users/1, , , 1, , MEMBER",
    "CREATE, GROUP_MEMBERSHIP, users/1/groups/2, '{\"name\":\"g\"}', , 1, , MEMBER",
    "DELETE, GROUP_MEMBERSHIP, users/1/groups/2, '{\"name\":\"g\"}', , 1, , MEMBER",
    "UPDATE, USER, scim/v2/Users/1, '{\"userName\":\"a\"}', MEMBER_CHANGED, 1, a, PROFILE",
    "DELETE, USER, scim/v2/Users/1, '{\"userName\":\"a\"}', MEMBER_REMOVED, 1, a, NOWHERE",
    "CREATE, USER, scim/v2/Users, '{\"id\":\"1\",\"userName\":\"a\"}', MEMBER_CREATED, 1, a, MEMBER",
    "CREATE, CLIENT_ROLE, clients/2/roles/editor/composites, '[]', PERMISSIONS_CHANGED, , , PERMISSIONS",
    "DELETE, CLIENT_ROLE, clients/2/roles/editor/composites, '[]', PERMISSIONS_CHANGED, , , PERMISSIONS",
    "DELETE, CLIENT_ROLE, clients/2/roles/editor, , PERMISSIONS_CHANGED, , , PERMISSIONS",
    "CREATE, REALM_ROLE, roles-by-id/3/composites, '[]', PERMISSIONS_CHANGED, , , PERMISSIONS",
    "CREATE, REALM_ROLE, roles/team/composites, '[]', PERMISSIONS_CHANGED, , , PERMISSIONS",
    "DELETE, REALM_ROLE, ui-ext/role-mapping-delete/roles/3, , PERMISSIONS_CHANGED, , , PERMISSIONS",
  })
  void ofKeycloak(
      OperationType operation,
      ResourceType type,
      String path,
      String representation,
      Action action,
      String member,
      String name,
      Look look) {
    Told told = AdminEventReader.read(event(operation, type, path, representation));
    assertEquals(new Told(action, member, name, null, null, null, null, look), told);
  }

  @ParameterizedTest
  @CsvSource({
    "UPDATE, USER_PROFILE, users/profile",
    "DELETE, USER_LOGIN_FAILURE, users/1",
    "ACTION, USER, users/1/send-verify-email",
    "ACTION, USER, users/1/execute-actions-email",
    "ACTION, USER, users/1",
    "DELETE, USER_LOGIN_FAILURE, attack-detection/brute-force/users/1",
    "UPDATE, CLIENT, clients/2",
    "CREATE, CLIENT, clients",
    "CREATE, GROUP, groups/1",
    "CREATE, REALM_ROLE_MAPPING, groups/1/role-mappings/realm",
    "DELETE, REALM_ROLE_MAPPING, ui-ext/role-mapping-delete/groups/1",
    "DELETE, CLIENT_SCOPE_MAPPING, ui-ext/role-mapping-delete/clients/1",
    "UPDATE, REALM, events/config",
    "CREATE, GROUP, scim/v2/Groups/1",
    "CREATE, CUSTOM, network",
    "CREATE, CUSTOM, network/users",
    "CREATE, CUSTOM, network/something/else",
    "UPDATE, CUSTOM, network/products/chatbot",
    "ACTION, USER, network/users/1",
    "CREATE, USER, ''",
  })
  void othersAreNothingForTheHistory(OperationType operation, ResourceType type, String path) {
    assertNull(AdminEventReader.read(event(operation, type, path, null)));
  }

  @Test
  void anEventWithoutAPathOrWithAnErrorIsNothing() {
    assertNull(AdminEventReader.read(event(OperationType.UPDATE, ResourceType.REALM, null, null)));
    // a type that only an extension knows
    assertNull(AdminEventReader.read(event(OperationType.UPDATE, null, "users/1", null)));
    AdminEvent failed = event(OperationType.DELETE, ResourceType.USER, "users/1", null);
    failed.setError("x");
    assertNull(AdminEventReader.read(failed));
  }

  @ParameterizedTest
  @CsvSource({"not json", "'[]'", "'\"text\"'", "'{\"username\":{}}'", "null"})
  void aRepresentationThatIsNoneTellsNoName(String representation) {
    Told told =
        AdminEventReader.read(
            event(OperationType.DELETE, ResourceType.USER, "users/1", representation));
    assertEquals(Told.member(Action.MEMBER_REMOVED, "1", null, Look.NOWHERE), told);
  }

  @Test
  void productsOfAMember() {
    AdminEvent event =
        network(
            OperationType.UPDATE,
            ResourceType.CLIENT_ROLE_MAPPING,
            "network/users/1/products/chatbot",
            Map.of(
                "userId", "1",
                "username", "a",
                "product", "chatbot",
                "roles_before", "[\"chatbot-editor\"]",
                "roles_after", "[]"));
    assertEquals(
        new Told(
            Action.PRODUCTS_CHANGED,
            "1",
            "a",
            "chatbot",
            null,
            List.of("chatbot-editor"),
            List.of(),
            Look.NOWHERE),
        AdminEventReader.read(event));
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE, USER, network/users/1, MEMBER_CREATED",
    "DELETE, USER, network/users/1, MEMBER_REMOVED",
    "CREATE, REALM_ROLE_MAPPING, network/cim-admins/1, CIM_ADMIN_MADE",
    "DELETE, REALM_ROLE_MAPPING, network/cim-admins/1, CIM_ADMIN_UNMADE",
  })
  void membersAndCimAdmins(OperationType operation, ResourceType type, String path, Action action) {
    AdminEvent event = network(operation, type, path, Map.of("userId", "1", "username", "a"));
    assertEquals(Told.member(action, "1", "a", Look.NOWHERE), AdminEventReader.read(event));
  }

  @Test
  void permissionsOfARole() {
    AdminEvent event =
        network(
            OperationType.UPDATE,
            ResourceType.CLIENT_ROLE,
            "network/products/chatbot/roles/chatbot-editor",
            Map.of(
                "product",
                "chatbot",
                "role",
                "chatbot-editor",
                "permissions_before",
                "[\"a\"]",
                "permissions_after",
                "[\"a\",\"b\"]"));
    assertEquals(
        new Told(
            Action.PERMISSIONS_CHANGED,
            null,
            null,
            "chatbot",
            "chatbot-editor",
            List.of("a"),
            List.of("a", "b"),
            Look.NOWHERE),
        AdminEventReader.read(event));
  }

  @Test
  void detailsThatAreMissingAreUnknown() {
    AdminEvent event =
        network(
            OperationType.UPDATE,
            ResourceType.CLIENT_ROLE_MAPPING,
            "network/users/1/products/chatbot",
            null);
    assertEquals(
        new Told(Action.PRODUCTS_CHANGED, "1", null, null, null, null, null, Look.NOWHERE),
        AdminEventReader.read(event));
  }

  private static AdminEvent network(
      OperationType operation, ResourceType type, String path, Map<String, String> details) {
    AdminEvent event = event(operation, type, path, "{}");
    event.setDetails(details);
    return event;
  }

  private static AdminEvent event(
      OperationType operation, ResourceType type, String path, String representation) {
    AdminEvent event = new AdminEvent();
    event.setOperationType(operation);
    event.setResourceType(type);
    event.setResourcePath(path);
    event.setRepresentation(representation);
    return event;
  }
}
