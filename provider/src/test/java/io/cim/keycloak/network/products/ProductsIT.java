package io.cim.keycloak.network.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.ClientRepresentation;

@Tag("database")
@ExtendWith(KeycloakExtension.class)
class ProductsIT {

  @Test
  void listsTheCatalogueInTableOrder(KeycloakServer server) {
    JsonNode products = Api.as(server, "vera").read("products");
    assertEquals(
        List.of("chatbot", "campaign", "livechat", "aimychat"), texts(products, "clientId"));
    assertEquals(List.of("Chatbot", "Campaign", "Livechat", "Aimychat"), texts(products, "name"));
    assertEquals(1, products.at("/0/order").asInt());
    assertEquals(
        List.of("chatbot-admin", "chatbot-developer", "chatbot-editor", "chatbot-moderator"),
        texts(products.at("/0/roles"), "name"));
    assertEquals(11, products.at("/0/permissions").size());
    assertEquals("Chatbot Moderator", products.at("/0/roles/3/description").asText());
  }

  @Test
  void countsEveryHolderOnce(KeycloakServer server) {
    Api anna = Api.as(server, "anna");
    for (JsonNode product : anna.read("products")) {
      for (JsonNode role : product.get("roles")) {
        String filter = product.get("clientId").asText() + ":" + role.get("name").asText();
        assertEquals(anna.all("role=" + filter, 200).size(), role.get("members").asInt(), filter);
      }
    }
  }

  @Test
  void leavesTheNumbersOutWhenAsked(KeycloakServer server) {
    Api anna = Api.as(server, "anna");
    JsonNode counted = anna.read("products?members=true");
    assertEquals(counted, anna.read("products"));
    for (JsonNode product : counted) {
      product.get("roles").forEach(role -> ((ObjectNode) role).remove("members"));
    }
    assertEquals(counted, anna.read("products?members=false"));
  }

  @ParameterizedTest
  @CsvSource({
    "olga,  true,  true",
    "anna,  true,  true",
    "ahmed, false, true",
    "vera,  false, false",
  })
  void tellsIntoWhichTheCallerInvites(
      String caller, boolean livechat, boolean aimychat, KeycloakServer server) {
    JsonNode products = Api.as(server, caller).read("products?members=false");
    assertEquals(livechat, products.at("/2/access/invite").asBoolean());
    assertEquals(aimychat, products.at("/3/access/invite").asBoolean());
  }

  @Test
  void aClientBecomesAProductByItsAttributeAndAWrongNumberDoesNoHarm(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      ClientRepresentation client = new ClientRepresentation();
      client.setClientId("a shop: of colons");
      client.setAttributes(Map.of("cim.product", "true", "cim.product.order", "first"));
      try (var response = keycloak.realm(Api.REALM).clients().create(client)) {
        String id = CreatedResponseUtil.getCreatedId(response);
        try {
          Api anna = Api.as(server, "anna");
          JsonNode products = anna.read("products");
          JsonNode last = products.get(products.size() - 1);
          assertEquals("a shop: of colons", last.get("clientId").asText());
          assertEquals("a shop: of colons", last.get("name").asText());
          assertEquals(true, last.get("order").isNull());
          assertEquals(0, last.get("roles").size());
          // a product without roles has no members
          assertEquals(
              0, anna.read("users?product=" + Api.encode("a shop: of colons")).get("users").size());
          assertEquals(
              "unknown_role", anna.get("users?role=" + Api.encode("a shop: of colons:x")).error());
        } finally {
          keycloak.realm(Api.REALM).clients().get(id).remove();
        }
      }
    }
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(node -> node.get(field).asText())
        .toList();
  }
}
