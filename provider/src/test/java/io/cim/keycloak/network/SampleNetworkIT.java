package io.cim.keycloak.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import jakarta.ws.rs.ClientErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * The realm file: its permissions are the documented ones, and it can be imported again and
 * elsewhere.
 */
@ExtendWith(KeycloakExtension.class)
class SampleNetworkIT {

  private static final String[] CHATBOT = {"admin", "developer", "editor", "moderator"};
  private static final String[] CAMPAIGN = {"admin", "editor", "moderator"};
  private static final String[] LIVECHAT = {"admin", "supervisor", "agent"};
  private static final String[] AIMYCHAT = {"administrator", "supervisor", "agent"};

  /**
   * A line for each permission: the product, the permission, a {@code y} or {@code -} for each of
   * its roles.
   */
  @ParameterizedTest
  @CsvSource({
    "chatbot, entity-page, yyy-",
    "chatbot, intent-page, yyy-",
    "chatbot, template-page, yyy-",
    "chatbot, mapper-page, yyy-",
    "chatbot, chatflow-page, yyy-",
    "chatbot, message-template, yyy-",
    "chatbot, segmentation-audience, yyy-",
    "chatbot, ai-trainer, yy--",
    "chatbot, ai-performance, yy--",
    "chatbot, rich-menu, yy--",
    "chatbot, deploy-chatflow, yy--",
    "campaign, scheduler, yy-",
    "campaign, segmentation-audience, yy-",
    "campaign, message-template, yy-",
    "campaign, rich-menu, y--",
    "campaign, chat-ads, y--",
    "livechat, auto-assign-setup, y--",
    "livechat, team-management, y--",
    "livechat, add-remove-user-to-team, yy-",
    "livechat, manually-assign-opened-ticket, yy-",
    "livechat, transfer-ticket, yy-",
    "livechat, export-ticket-reports, yy-",
    "livechat, view-ticket-history, yyy",
    "livechat, view-all-network-tickets, y--",
    "livechat, view-team-tickets, yyy",
    "livechat, chat-with-users, yyy",
    "livechat, add-wrap-up-notes, yyy",
    "livechat, close-resolve-tickets, yyy",
    "aimychat, handle-chats-of-own-groups, yyy",
    "aimychat, view-archive-of-own-groups, yyy",
    "aimychat, transfer-chat-to-another-group, yyy",
    "aimychat, monitor-agents-of-own-groups, yy-",
    "aimychat, manage-composition-of-own-groups, yy-",
    "aimychat, join-an-active-chat-instead-of-an-agent, yy-",
    "aimychat, agent-analytics, yy-",
    "aimychat, monitor-chats-of-all-groups, y--",
    "aimychat, manage-all-groups, y--",
    "aimychat, manage-users-and-invitations, y--",
    "aimychat, account-settings, y--",
  })
  void hasTheDocumentedPermissions(
      String clientId, String permission, String cells, KeycloakServer server) {
    JsonNode product = product(server, clientId);
    String[] roles = rolesOf(clientId);
    for (int i = 0; i < roles.length; i++) {
      JsonNode role = named(product.get("roles"), clientId + "-" + roles[i]);
      assertEquals(
          cells.charAt(i) == 'y', texts(role.get("permissions")).contains(permission), roles[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({"chatbot, 11", "campaign, 5", "livechat, 12", "aimychat, 11"})
  void hasNoOtherRolesAndPermissions(String clientId, int permissions, KeycloakServer server) {
    JsonNode product = product(server, clientId);
    assertEquals(permissions, product.get("permissions").size());
    assertEquals(rolesOf(clientId).length, product.get("roles").size());
  }

  @ParameterizedTest
  @CsvSource({"campaign", "livechat"})
  void marksWhatTheSourcesDoNotState(String clientId, KeycloakServer server) {
    for (JsonNode role : product(server, clientId).get("roles")) {
      assertTrue(role.get("description").asText().contains("Assumed:"), role.toString());
    }
  }

  @Test
  void isImportedTwiceWithoutHarm(KeycloakServer server) throws IOException {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(Api.REALM);
      int before = realm.users().count();
      PartialImportRepresentation again =
          json().readValue(file().toFile(), PartialImportRepresentation.class);
      again.setIfResourceExists("SKIP");
      try (var response = realm.partialImport(again)) {
        JsonNode result = json().readTree(response.readEntity(String.class));
        assertEquals(200, response.getStatus());
        assertEquals(0, result.get("added").asInt(), result::toString);
      }
      assertEquals(before, realm.users().count());
      RealmRepresentation whole = json().readValue(file().toFile(), RealmRepresentation.class);
      Assertions.assertThrows(ClientErrorException.class, () -> keycloak.realms().create(whole));
    }
  }

  @Test
  void isImportedUnderAnotherNameBesideTheFirst(KeycloakServer server) throws IOException {
    try (Keycloak keycloak = server.admin()) {
      RealmRepresentation copy = json().readValue(file().toFile(), RealmRepresentation.class);
      copy.setRealm("copy-of-the-network");
      keycloak.realms().create(copy);
      try {
        assertEquals(
            keycloak.realm(Api.REALM).users().count(),
            keycloak.realm("copy-of-the-network").users().count());
      } finally {
        keycloak.realm("copy-of-the-network").remove();
      }
    }
  }

  @Test
  void holdsToTheRoleDiet(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(Api.REALM);
      String management = realm.clients().findByClientId("realm-management").get(0).getId();
      String anna = realm.users().searchByUsername("anna", true).get(0).getId();
      realm.users().get(anna).roles().clientLevel(management).listEffective().stream()
          .map(role -> role.getName())
          .forEach(role -> assertTrue(role.startsWith("view-") || role.startsWith("query-"), role));
    }
  }

  private static String[] rolesOf(String clientId) {
    return switch (clientId) {
      case "chatbot" -> CHATBOT;
      case "campaign" -> CAMPAIGN;
      case "livechat" -> LIVECHAT;
      case "aimychat" -> AIMYCHAT;
      default -> throw new IllegalArgumentException(clientId);
    };
  }

  private static JsonNode product(KeycloakServer server, String clientId) {
    for (JsonNode product : Api.as(server, "vera").read("products")) {
      if (product.get("clientId").asText().equals(clientId)) {
        return product;
      }
    }
    throw new AssertionError("no product " + clientId);
  }

  private static JsonNode named(JsonNode list, String name) {
    for (JsonNode node : list) {
      if (node.get("name").asText().equals(name)) {
        return node;
      }
    }
    throw new AssertionError("no role " + name);
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static Path file() {
    return Path.of(
        List.of(System.getProperty("keycloak.realms").split(java.io.File.pathSeparator, -1))
            .get(0));
  }

  private static ObjectMapper json() {
    return new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
  }
}
