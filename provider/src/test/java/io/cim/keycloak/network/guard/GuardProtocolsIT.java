package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.authorization.ResourceRepresentation;

/**
 * What products and people do to the accounts of CIM admins by protocols that are none of the admin
 * API, each with the token that is made for it. What has changed is told by the database.
 */
@Tag("connection")
@ExtendWith(SurfaceExtension.class)
class GuardProtocolsIT {

  private static final String ROOT = "/realms/" + SurfaceWorld.REALM;
  private static final String CIBA = ROOT + "/protocol/openid-connect/ext/ciba/auth";

  private static SurfaceWorld world;
  private static String shop;
  private static String boris;

  @BeforeAll
  static void addShop(SurfaceWorld shared) {
    world = shared;
    boris = world.fill("{boris}", "anna");
    try (Keycloak keycloak = world.server().admin()) {
      RealmResource realm = keycloak.realm(SurfaceWorld.REALM);
      set(realm, true);
      ClientRepresentation client = new ClientRepresentation();
      client.setClientId("shop");
      client.setSecret("shop");
      client.setServiceAccountsEnabled(true);
      client.setAuthorizationServicesEnabled(true);
      client.setAttributes(Map.of("oidc.ciba.grant.enabled", "true", "ssf.enabled", "true"));
      realm.clients().create(client).close();
      shop = realm.clients().findByClientId("shop").get(0).getId();
      for (ClientScopeRepresentation scope : realm.clientScopes().findAll()) {
        if (scope.getName().startsWith("ssf.")) {
          realm.clients().get(shop).addOptionalClientScope(scope.getId());
        }
      }
    }
  }

  /** What the protocols need of the realm. */
  private static void set(RealmResource realm, boolean on) {
    RealmRepresentation settings = realm.toRepresentation();
    settings.setUserManagedAccessAllowed(on);
    settings.setAttributes(new HashMap<>(settings.getAttributesOrEmpty()));
    settings.getAttributes().put("ssf.transmitterEnabled", Boolean.toString(on));
    realm.update(settings);
  }

  @AfterAll
  static void removeShop() {
    try (Keycloak keycloak = world.server().admin()) {
      RealmResource realm = keycloak.realm(SurfaceWorld.REALM);
      realm.clients().get(shop).remove();
      set(realm, false);
    }
  }

  /** The product with a token of its own. */
  private static Http shop(String scope) {
    return Http.grant(
        world.server().baseUrl(),
        SurfaceWorld.REALM,
        Map.of(
            "grant_type", "client_credentials",
            "client_id", "shop",
            "client_secret", "shop",
            "scope", scope));
  }

  private static DatabaseState state() throws SQLException {
    return DatabaseState.read(world.server(), SurfaceWorld.REALM);
  }

  @Test
  void protectedResourcesOfCimAdminsAreTheirs() throws Exception {
    Http product = shop("openid");
    DatabaseState before = state();
    Http.Answer created =
        product.send(
            "POST",
            ROOT + "/authz/protection/resource_set",
            "{\"name\": \"menu\", \"owner\": \"%s\"}".formatted(boris));
    assertEquals(201, created.status(), () -> created.response().body());
    assertEquals(
        "shop", created.body().at("/owner/name").asText(), "the product's, whomever it names");
    String chart = chartOfBoris();
    Http.Answer ticket =
        product.send(
            "POST",
            ROOT + "/authz/protection/permission",
            "[{\"resource_id\": \"%s\", \"resource_scopes\": [\"read\"]}]".formatted(chart));
    assertEquals(201, ticket.status(), () -> ticket.response().body());
    assertEquals(
        Set.of("resource_server_resource", "resource_server_scope", "resource_scope"),
        names(before.differences(state())));
    Http.Answer decision =
        product.send(
            "POST",
            ROOT + "/authzen/access/v1/evaluation",
            "{\"subject\": {\"type\": \"user\", \"id\": \"id:%s\"}, \"action\": {\"name\": \"read\"}, \"resource\": {\"type\": \"\", \"id\": \"chart\"}}"
                .formatted(boris));
    assertEquals(200, decision.status(), () -> decision.response().body());
    assertTrue(decision.body().has("decision"), () -> decision.response().body());

    String shares = ROOT + "/account/resources/" + chart + "/permissions";
    String share = "[{\"username\": \"%s\", \"scopes\": [\"read\"]}]";
    for (String other : List.of("anna", "cleo")) {
      Http caller = world.admin(other);
      DatabaseState shared = state();
      Http.Answer answer = caller.send("PUT", shares, share.formatted(other));
      assertEquals(4, answer.status() / 100, () -> other + answer.response().body());
      assertEquals(Set.of(), shared.differences(state()), other);
    }
    Http.Answer own = world.admin("boris").send("PUT", shares, share.formatted("emil"));
    assertEquals(204, own.status(), () -> own.response().body());
  }

  /** A resource of a product that an operator has made a CIM admin's; its ID. */
  private static String chartOfBoris() {
    ResourceRepresentation chart = new ResourceRepresentation("chart", "read");
    chart.setOwner(boris);
    chart.setOwnerManagedAccess(true);
    try (Keycloak keycloak = world.server().admin();
        var response =
            keycloak
                .realm(SurfaceWorld.REALM)
                .clients()
                .get(shop)
                .authorization()
                .resources()
                .create(chart)) {
      return response.readEntity(ResourceRepresentation.class).getId();
    }
  }

  /** MariaDB has large letters in the names of tables, and the database's before them. */
  private static Set<String> names(Set<String> tables) {
    return tables.stream()
        .map(table -> table.substring(table.indexOf('.') + 1).toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  @Test
  void onlyTheDeviceOfACimAdminConfirmsTheirLogin() throws Exception {
    Map<String, String> product = Map.of("client_id", "shop", "client_secret", "shop");
    Map<String, String> request = new HashMap<>(product);
    request.putAll(Map.of("scope", "openid", "login_hint", "boris"));
    Http.Answer asked =
        Http.anonymous(world.server().baseUrl())
            .send("POST", CIBA, Http.form(request), "application/x-www-form-urlencoded");
    assertEquals(200, asked.status(), () -> asked.response().body());
    String confirming = world.device().awaitToken();
    Map<String, String> poll = new HashMap<>(product);
    poll.put("grant_type", "urn:openid:params:grant-type:ciba");
    poll.put("auth_req_id", asked.body().get("auth_req_id").asText());

    List<Http> others = List.of(world.admin("anna"), world.admin("cleo"), shop("openid"));
    DatabaseState before = state();
    for (Http other : others) {
      Http.Answer answer = other.send("POST", CIBA + "/callback", "{\"status\": \"SUCCEED\"}");
      assertEquals(403, answer.status(), () -> answer.response().body());
    }
    assertEquals(Set.of(), before.differences(state()));

    Http device = Http.as(world.server().baseUrl(), confirming);
    assertEquals(
        200, device.send("POST", CIBA + "/callback", "{\"status\": \"SUCCEED\"}").status());
    Http.Answer login = tokens(poll);
    assertEquals(200, login.status(), () -> login.response().body());
  }

  /**
   * Keycloak notes in the account whom a receiver wants to hear of, and asks nobody whether it may:
   * no listener hears of it. That is all it does, and the feature is not made for production.
   */
  @Test
  void aReceiverOfSharedSignalsLeavesANoteInAnAccount() throws Exception {
    Http receiver = shop("ssf.read ssf.manage");
    Http.Answer stream =
        receiver.send(
            "POST",
            ROOT + "/ssf/transmitter/streams",
            "{\"delivery\": {\"method\": \"urn:ietf:rfc:8936\"}}");
    assertEquals(201, stream.status(), () -> stream.response().body());
    String subject =
        "{\"stream_id\": \"%s\", \"subject\": {\"format\": \"iss_sub\", \"iss\": \"%s\", \"sub\": \"%s\"}}"
            .formatted(
                stream.body().get("stream_id").asText(), world.server().baseUrl() + ROOT, boris);
    for (String way : List.of("add", "remove")) {
      DatabaseState before = state();
      Http.Answer answer =
          receiver.send("POST", ROOT + "/ssf/transmitter/subjects/" + way, subject);
      assertEquals(2, answer.status() / 100, () -> answer.response().body());
      assertEquals(Set.of("user_attribute"), names(before.differences(state())), way);
    }
  }

  private static Http.Answer tokens(Map<String, String> parameters) {
    return Http.requestToken(world.server().baseUrl(), SurfaceWorld.REALM, parameters);
  }
}
