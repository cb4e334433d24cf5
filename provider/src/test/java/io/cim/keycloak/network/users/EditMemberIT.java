package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.RealmState;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** {@code PUT /users/{id}/products} and {@code DELETE /users/{id}/products/{product}}. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class EditMemberIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void setsTheNamedProductsAndLeavesTheOthers(RealmCopy network) throws Exception {
    Api anna = Api.as(network, "anna");
    String person = create(anna, "named", "{\"chatbot\": [\"chatbot-editor\"]}");
    Api.Answer answer =
        anna.send(
            "PUT",
            "users/" + person + "/products",
            "{\"livechat\": [\"livechat-agent\", \"livechat-supervisor\"], \"campaign\": []}");
    assertEquals(200, answer.status());
    JsonNode products =
        JSON.readTree(
            """
            {"chatbot": {"roles": ["chatbot-editor"], "inherited": []},
             "livechat": {"roles": ["livechat-agent", "livechat-supervisor"], "inherited": []}}
            """);
    assertEquals(products, answer.body().get("products"));
    Api.Answer read = anna.get("users/" + person);
    assertEquals(products, read.body().get("products"));
    assertEquals(read.tag(), answer.tag(), "the new tag");

    anna.send("PUT", "users/" + person + "/products", "{\"livechat\": [\"livechat-agent\"]}");
    assertEquals(
        JSON.readTree("[\"livechat-agent\"]"),
        anna.read("users/" + person).at("/products/livechat/roles"));
  }

  @Test
  void nothingAskedIsNothingChanged(RealmCopy network) {
    Api anna = Api.as(network, "anna");
    String person = create(anna, "nothing", "{\"chatbot\": [\"chatbot-editor\"]}");
    String before = anna.get("users/" + person).tag();
    int events = events(network, person).size();
    for (String body : List.of("{}", "{\"chatbot\": [\"chatbot-editor\"], \"livechat\": []}")) {
      Api.Answer answer = anna.send("PUT", "users/" + person + "/products", body);
      assertEquals(200, answer.status(), body);
      assertEquals(before, answer.tag(), body);
    }
    assertEquals(events, events(network, person).size(), "no events of nothing");
  }

  @Test
  void honoursIfMatch(RealmCopy network) {
    Api anna = Api.as(network, "anna");
    Api olga = Api.as(network, "olga");
    String person = create(anna, "match", "{\"chatbot\": [\"chatbot-editor\"]}");
    String path = "users/" + person + "/products";
    String seen = anna.get("users/" + person).tag();
    String body = "{\"chatbot\": [\"chatbot-admin\"]}";
    assertEquals(200, olga.send("PUT", path, body, "If-Match", "\"other\", " + seen).status());

    JsonNode before = RealmState.of(network, "match");
    String late = "{\"livechat\": [\"livechat-agent\"]}";
    for (String header : List.of(seen, "\"x\"", "W/" + seen, "nonsense", "")) {
      Api.Answer answer = anna.send("PUT", path, late, "If-Match", header);
      assertEquals(412, answer.status(), header);
      assertEquals("stale", answer.error());
    }
    assertEquals(412, anna.send("DELETE", path + "/chatbot", null, "If-Match", seen).status());
    assertEquals(412, anna.send("DELETE", "users/" + person, null, "If-Match", seen).status());
    assertEquals(before, RealmState.of(network, "match"));
    assertEquals(200, anna.send("PUT", path, late, "If-Match", "*").status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "anna  | emil  | {\"chatbot\": [\"nope\"]}                     | 400 | unknown_role",
        "anna  | emil  | {\"livechat\": [\"livechat-agent\"], \"nope\": []} | 400 | unknown_product",
        // a permission is no role that a member may be given
        "anna  | emil  | {\"chatbot\": [\"intent-page\"]}              | 400 | unknown_role",
        "anna  | emil  | {\"realm-management\": [\"realm-admin\"]}     | 400 | unknown_product",
        "anna  | emil  | {\"chatbot\": \"chatbot-admin\"}              | 400 | invalid_request",
        "anna  | emil  | {\"chatbot\": [1]}                            | 400 | invalid_request",
        "anna  | emil  | {\"chatbot\": null}                           | 400 | invalid_request",
        "anna  | emil  | {\"chatbot\": [], \"chatbot\": [\"chatbot-admin\"]} | 400 | invalid_request",
        "anna  | emil  | {\"livechat\": []} {}                         | 400 | invalid_request",
        "anna  | emil  | [\"chatbot\"]                                 | 400 | invalid_request",
        "anna  | emil  | {\"chatbot\":                                 | 400 | invalid_request",
        "anna  | boris | {\"chatbot\": [\"chatbot-editor\"]}           | 403 | cim_admin_protected",
        "anna  | boris | {}                                            | 403 | cim_admin_protected",
        // whoever could be edited could be taken over
        "anna  | olga  | {\"chatbot\": [\"chatbot-editor\"]}           | 403 | forbidden",
        "ahmed | emil  | {\"chatbot\": []}                             | 403 | forbidden",
        "sofia | emil  | {\"chatbot\": []}                             | 403 | forbidden",
        "vera  | emil  | {\"chatbot\": []}                             | 403 | forbidden",
        "emil  | emil  | {\"chatbot\": [\"chatbot-admin\"]}            | 403 | forbidden",
      })
  void refusesAndChangesNothing(
      String caller, String target, String body, int status, String code, RealmCopy network) {
    JsonNode before = RealmState.of(network, target);
    Api.Answer answer =
        Api.as(network, caller).send("PUT", "users/" + network.idOf(target) + "/products", body);
    assertEquals(status, answer.status(), () -> answer.body().toString());
    assertEquals(code, answer.error());
    assertEquals(before, RealmState.of(network, target));
  }

  @Test
  void aPlatformOperatorEditsCimAdmins(RealmCopy network) {
    Api olga = Api.as(network, "olga");
    String boris = network.idOf("boris");
    String path = "users/" + boris + "/products";
    assertEquals(200, olga.send("PUT", path, "{\"chatbot\": [\"chatbot-editor\"]}").status());
    // a CIM admin has every product by inheritance, which revoking cannot end
    Api.Answer revoked = olga.send("DELETE", path + "/chatbot");
    assertEquals(409, revoked.status());
    assertEquals("composite", revoked.body().at("/details/sources/chatbot-admin/0/type").asText());
    assertEquals(200, olga.send("PUT", path, "{\"chatbot\": []}").status());
  }

  @Test
  void revokesAProduct(RealmCopy network) {
    Api anna = Api.as(network, "anna");
    String person =
        create(
            anna,
            "revoked",
            "{\"chatbot\": [\"chatbot-editor\"], \"livechat\": [\"livechat-agent\"]}");
    String path = "users/" + person + "/products/";
    assertEquals(204, anna.send("DELETE", path + "livechat").status());
    JsonNode products = anna.read("users/" + person).get("products");
    assertEquals("[\"chatbot\"]", names(products));
    assertEquals(204, anna.send("DELETE", path + "livechat").status(), "again");
    assertEquals(404, anna.send("DELETE", path + "nope").status());
    assertEquals(404, anna.send("DELETE", "users/nobody/products/chatbot").status());
    assertEquals(400, anna.send("DELETE", path + "chatbot?force=true").status());
  }

  @Test
  void inheritedAccessIsNotRevoked(RealmCopy network) {
    Api anna = Api.as(network, "anna");
    String person = create(anna, "inherits", "{\"chatbot\": [\"chatbot-admin\"]}");
    try (Keycloak keycloak = network.server().admin()) {
      RealmResource realm = keycloak.realm(network.name());
      String group = realm.getGroupByPath("/Marketing").getId();
      realm.users().get(person).joinGroup(group);
    }
    JsonNode before = RealmState.of(network, "inherits");
    Api.Answer answer = anna.send("DELETE", "users/" + person + "/products/chatbot");
    assertEquals(409, answer.status());
    assertEquals("conflict", answer.error());
    assertEquals(
        "{\"chatbot-moderator\":[{\"type\":\"group\",\"name\":\"/Marketing\"}]}",
        answer.body().at("/details/sources").toString());
    assertEquals(before, RealmState.of(network, "inherits"));
  }

  @Test
  void aPermissionThroughAGroupIsNotRevoked(RealmCopy network) {
    Api anna = Api.as(network, "anna");
    String person = create(anna, "permitted", "{}");
    try (Keycloak keycloak = network.server().admin()) {
      RealmResource realm = keycloak.realm(network.name());
      String chatbot = realm.clients().findByClientId("chatbot").get(0).getId();
      RoleRepresentation page =
          realm.clients().get(chatbot).roles().get("intent-page").toRepresentation();
      String group = realm.getGroupByPath("/Marketing/Marketing Asia").getId();
      realm.users().get(person).joinGroup(group);
      realm.groups().group(group).roles().clientLevel(chatbot).add(List.of(page));
      String marketing = realm.getGroupByPath("/Marketing").getId();
      RoleRepresentation moderator =
          realm.clients().get(chatbot).roles().get("chatbot-moderator").toRepresentation();
      realm.groups().group(marketing).roles().clientLevel(chatbot).remove(List.of(moderator));
      try {
        Api.Answer answer = anna.send("DELETE", "users/" + person + "/products/chatbot");
        assertEquals(409, answer.status());
        assertEquals(
            "{\"intent-page\":[{\"type\":\"group\",\"name\":\"/Marketing/Marketing Asia\"}]}",
            answer.body().at("/details/sources").toString());
      } finally {
        realm.groups().group(group).roles().clientLevel(chatbot).remove(List.of(page));
        realm.groups().group(marketing).roles().clientLevel(chatbot).add(List.of(moderator));
      }
    }
  }

  @Test
  void tellsKeycloaksAdminEvents(RealmCopy network) throws Exception {
    Api anna = Api.as(network, "anna");
    String person = create(anna, "event", "{\"chatbot\": [\"chatbot-editor\"]}");
    anna.send(
        "PUT",
        "users/" + person + "/products",
        "{\"chatbot\": [\"chatbot-admin\", \"chatbot-editor\"]}");
    AdminEventRepresentation event =
        events(network, person).stream()
            .filter(one -> one.getResourcePath().endsWith("/products/chatbot"))
            .findFirst()
            .orElseThrow();
    assertEquals("network/users/" + person + "/products/chatbot", event.getResourcePath());
    assertEquals("UPDATE", event.getOperationType());
    assertEquals("CLIENT_ROLE_MAPPING", event.getResourceType());
    assertEquals(network.idOf("anna"), event.getAuthDetails().getUserId());
    assertEquals(
        Map.of(
            "userId", person,
            "username", "event",
            "product", "chatbot",
            "roles_before", "[\"chatbot-editor\"]",
            "roles_after", "[\"chatbot-admin\",\"chatbot-editor\"]"),
        event.getDetails());
    assertEquals(
        JSON.readTree(
            "{\"before\":[\"chatbot-editor\"],\"after\":[\"chatbot-admin\",\"chatbot-editor\"]}"),
        JSON.readTree(event.getRepresentation()));
  }

  @Test
  void aServiceAccountIsNoMember(RealmCopy network) {
    try (Keycloak keycloak = network.server().admin()) {
      RealmResource realm = keycloak.realm(network.name());
      ClientRepresentation client = new ClientRepresentation();
      client.setClientId("robot");
      client.setServiceAccountsEnabled(true);
      realm.clients().create(client).close();
      String account =
          realm
              .clients()
              .get(realm.clients().findByClientId("robot").get(0).getId())
              .getServiceAccountUser()
              .getId();
      Api olga = Api.as(network, "olga");
      assertEquals(404, olga.send("PUT", "users/" + account + "/products", "{}").status());
      assertEquals(404, olga.send("DELETE", "users/" + account).status());
      assertEquals(404, olga.send("PUT", "cim-admins/" + account).status());
    }
  }

  @Test
  void aRoleThatMakesACimAdminIsNotGiven(RealmCopy network) {
    try (Keycloak keycloak = network.server().admin()) {
      RealmResource realm = keycloak.realm(network.name());
      String chatbot = realm.clients().findByClientId("chatbot").get(0).getId();
      var roles = realm.clients().get(chatbot).roles();
      roles.create(new RoleRepresentation("boss", null, false));
      roles.get("boss").addComposites(List.of(realm.roles().get("cim-admin").toRepresentation()));
      roles.create(new RoleRepresentation("ops", null, false));
      String management = realm.clients().findByClientId("realm-management").get(0).getId();
      roles
          .get("ops")
          .addComposites(
              List.of(
                  realm.clients().get(management).roles().get("manage-realm").toRepresentation()));
      try {
        String emil = network.idOf("emil");
        Api anna = Api.as(network, "anna");
        JsonNode before = RealmState.of(network, "emil", "anna");
        String path = "users/" + emil + "/products";
        assertEquals(
            "cim_admin_grant", anna.send("PUT", path, "{\"chatbot\": [\"boss\"]}").error());
        assertEquals("forbidden", anna.send("PUT", path, "{\"chatbot\": [\"ops\"]}").error());
        String own = "users/" + network.idOf("anna") + "/products";
        assertEquals("forbidden", anna.send("PUT", own, "{\"chatbot\": [\"ops\"]}").error());
        assertEquals(before, RealmState.of(network, "emil", "anna"));

        Api olga = Api.as(network, "olga");
        assertEquals(200, olga.send("PUT", path, "{\"chatbot\": [\"boss\"]}").status());
        assertEquals("cim_admin_protected", anna.send("PUT", path, "{\"chatbot\": []}").error());
        assertEquals(200, olga.send("PUT", path, "{\"chatbot\": [\"chatbot-editor\"]}").status());
      } finally {
        roles.deleteRole("boss");
        roles.deleteRole("ops");
      }
    }
  }

  private static String names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(name -> names.add('"' + name + '"'));
    return names.toString();
  }

  private static String create(Api caller, String username, String products) {
    Api.Answer answer =
        caller.send(
            "POST",
            "users",
            """
            {"username": "%1$s", "email": "%1$s@example.com", "firstName": "F", "lastName": "L", "products": %2$s}
            """
                .formatted(username, products));
    assertEquals(201, answer.status(), () -> answer.body().toString());
    return answer.body().get("id").asText();
  }

  private static List<AdminEventRepresentation> events(RealmCopy network, String person) {
    try (Keycloak keycloak = network.server().admin()) {
      return keycloak.realm(network.name()).getAdminEvents().stream()
          .filter(event -> event.getResourcePath() != null)
          .filter(event -> event.getResourcePath().contains(person))
          .toList();
    }
  }
}
