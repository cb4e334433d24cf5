package io.cim.keycloak.network.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * Requests that read share the catalogue; what anybody changes of it by Keycloak's own API is seen
 * by the next one.
 */
@ExtendWith(KeycloakExtension.class)
class CatalogueIT {

  private static KeycloakServer server;
  private static RealmCopy copy;
  private static Keycloak keycloak;
  private static RealmResource realm;
  private static Api anna;

  @BeforeAll
  static void copy(KeycloakServer shared) {
    server = shared;
    copy = RealmCopy.create(server, "catalogue");
    keycloak = server.admin();
    realm = keycloak.realm(copy.name());
    anna = Api.as(copy, "anna");
  }

  @AfterAll
  static void remove() {
    keycloak.close();
    copy.close();
  }

  @Test
  void aProduct() {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId("shop");
    client.setName("Shop");
    client.setAttributes(Map.of("cim.product", "true", "cim.product.order", "9"));
    assertEquals("", name("shop"));
    ClientResource shop;
    try (var response = realm.clients().create(client)) {
      shop = realm.clients().get(CreatedResponseUtil.getCreatedId(response));
    }
    assertEquals("Shop", name("shop"));
    client.setName("Market");
    shop.update(client);
    assertEquals("Market", name("shop"));
    client.setAttributes(Map.of("cim.product", "no"));
    shop.update(client);
    assertEquals("", name("shop"));
    client.setAttributes(Map.of("cim.product", "true"));
    shop.update(client);
    assertEquals("Market", name("shop"));
    shop.remove();
    assertEquals("", name("shop"));
  }

  @Test
  void aRole() {
    ClientResource campaign = client("campaign");
    assertEquals("campaign-admin campaign-editor campaign-moderator", roles("campaign"));
    campaign.roles().create(new RoleRepresentation("campaign-viewer", "Looks", false));
    assertEquals(
        "campaign-admin campaign-editor campaign-moderator campaign-viewer", roles("campaign"));
    RoleResource viewer = campaign.roles().get("campaign-viewer");
    RoleRepresentation role = viewer.toRepresentation();
    role.setAttributes(Map.of("cim.kind", List.of("permission")));
    viewer.update(role);
    assertEquals("campaign-admin campaign-editor campaign-moderator", roles("campaign"));
    role.setAttributes(Map.of());
    role.setName("campaign-reader");
    viewer.update(role);
    assertEquals(
        "campaign-admin campaign-editor campaign-moderator campaign-reader", roles("campaign"));
    campaign.roles().deleteRole("campaign-reader");
    assertEquals("campaign-admin campaign-editor campaign-moderator", roles("campaign"));
  }

  @Test
  void whatARoleContains() {
    ClientResource campaign = client("campaign");
    List<RoleRepresentation> moderator =
        List.of(campaign.roles().get("campaign-moderator").toRepresentation());
    RoleResource developer = client("chatbot").roles().get("chatbot-developer");
    String filter = "product=campaign&role=chatbot:chatbot-developer";
    int before = count("role=campaign:campaign-moderator");
    int developers = count("role=chatbot:chatbot-developer");
    developer.addComposites(moderator);
    assertEquals(developers, count(filter));
    developer.deleteComposites(moderator);
    assertEquals(before, count("role=campaign:campaign-moderator"));
  }

  @Test
  void whatGroupsConfer() {
    String above = group("above");
    String below = group("below");
    String vera = anna.read("users?search=vera@example.com").at("/users/0/id").asText();
    realm.users().get(vera).joinGroup(below);
    String filter = "search=vera@example.com&role=chatbot:chatbot-editor";
    assertEquals(0, count(filter));
    ClientResource product = client("chatbot");
    String chatbot = product.toRepresentation().getId();
    List<RoleRepresentation> editor =
        List.of(product.roles().get("chatbot-editor").toRepresentation());
    realm.groups().group(above).roles().clientLevel(chatbot).add(editor);
    assertEquals(0, count(filter));
    GroupRepresentation moved = realm.groups().group(below).toRepresentation();
    realm.groups().group(above).subGroup(moved).close();
    assertEquals(1, count(filter));
    assertEquals(
        "chatbot-editor",
        anna.read("users?" + filter).at("/users/0/products/chatbot/inherited/0").asText());
    realm.groups().group(above).roles().clientLevel(chatbot).remove(editor);
    assertEquals(0, count(filter));
    realm.groups().group(above).remove();
  }

  @Test
  void whatTheNetworkApiChanges() {
    String role = "products/aimychat/roles/aimychat-agent";
    JsonNode before = permissions();
    assertEquals(200, Api.as(copy, "olga").send("PUT", role, "{\"permissions\": []}").status());
    assertEquals(0, permissions().size());
    assertEquals(
        200, Api.as(copy, "olga").send("PUT", role, "{\"permissions\": " + before + "}").status());
    assertEquals(before, permissions());
  }

  @Test
  @Tag("connection")
  void whatTheDatabaseWasGivenOnceKeycloakForgets() throws Exception {
    anna.read("products");
    try (Connection database = server.database();
        Statement statement = database.createStatement()) {
      assertEquals(
          1,
          statement.executeUpdate(
              "update CLIENT set NAME = 'Telephone' where CLIENT_ID = 'livechat' and REALM_ID ="
                  + " (select ID from REALM where NAME = '"
                  + copy.name()
                  + "')"));
    }
    assertEquals("Livechat", name("livechat"), "the catalogue is shared");
    realm.clearRealmCache();
    assertEquals("Telephone", name("livechat"));
  }

  private static ClientResource client(String clientId) {
    return realm.clients().get(realm.clients().findByClientId(clientId).get(0).getId());
  }

  private static String group(String name) {
    GroupRepresentation group = new GroupRepresentation();
    group.setName(name);
    try (var response = realm.groups().add(group)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }

  private static int count(String filter) {
    return anna.read("users/count?" + filter).get("count").asInt();
  }

  /** What people call a product, or nothing where it is none. */
  private static String name(String clientId) {
    return product(clientId).path("name").asText();
  }

  private static String roles(String clientId) {
    return StreamSupport.stream(product(clientId).path("roles").spliterator(), false)
        .map(role -> role.get("name").asText())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** A product in the catalogue, or what is missing. */
  private static JsonNode product(String clientId) {
    for (JsonNode product : anna.read("products?members=false")) {
      if (product.get("clientId").asText().equals(clientId)) {
        return product;
      }
    }
    return MissingNode.getInstance();
  }

  private static JsonNode permissions() {
    for (JsonNode role : product("aimychat").path("roles")) {
      if (role.get("name").asText().equals("aimychat-agent")) {
        return role.get("permissions");
      }
    }
    throw new AssertionError("aimychat-agent");
  }
}
