package io.cim.keycloak.network.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** What tokens tell of a member, in every place where products read it. */
@ExtendWith(KeycloakExtension.class)
class NetworkClaimIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static TokenRealm realm;

  @BeforeAll
  static void create(KeycloakServer server) {
    realm = new TokenRealm(server, "claims", NetworkClaimIT::prepare);
  }

  private static void prepare(RealmRepresentation file) {
    TokenRealm.passwords(file, "grace.okafor", "d.kovalenko", "zoe", "hugo");
    file.setEditUsernameAllowed(true);
    for (ClientRepresentation product : file.getClients()) {
      product.setFullScopeAllowed(!product.getClientId().equals("campaign"));
      if (product.getClientId().equals("aimychat")) {
        TokenRealm.confidential(product);
      }
    }
    ClientRepresentation narrow = TokenRealm.client("narrow", "basic", "network");
    narrow.setFullScopeAllowed(false);
    ClientRepresentation light = TokenRealm.client("light", "basic", "network");
    light.setAttributes(Map.of("client.use.lightweight.access.token.enabled", "true"));
    file.getClients()
        .addAll(
            List.of(
                TokenRealm.client("dashboard", "basic", "network"),
                TokenRealm.client("self-service", "basic", "roles"),
                narrow,
                light));
  }

  @AfterAll
  static void remove() {
    realm.close();
  }

  @Test
  void tellsTheRolesAndPermissionsInTheProduct() {
    assertEquals(
        json(
            """
            {'cim_admin': false,
             'products': {'chatbot': {
               'roles': ['chatbot-editor'],
               'permissions': ['chatflow-page', 'entity-page', 'intent-page', 'mapper-page', 'message-template',
                 'segmentation-audience', 'template-page']}},
             'agent_groups': []}
            """),
        claim("emil", "chatbot"));
  }

  @Test
  void tellsAProductOfNoOther() {
    assertEquals(List.of("livechat"), names(claim("sofia", "livechat").get("products")));
    assertEquals(List.of("aimychat"), names(claim("sofia", "aimychat").get("products")));
    assertEquals(
        List.of("aimychat", "livechat"), names(claim("sofia", "dashboard").get("products")));
  }

  @Test
  void countsGroupsAndComposites() {
    JsonNode products = claim("zoe", "dashboard").get("products");
    assertEquals(List.of("campaign", "chatbot"), names(products));
    assertEquals(
        json(
            "{'roles': ['campaign-editor'],"
                + " 'permissions': ['message-template', 'scheduler', 'segmentation-audience']}"),
        products.get("campaign"));
    assertEquals(
        json("{'roles': ['chatbot-moderator'], 'permissions': []}"), products.get("chatbot"));
  }

  @Test
  void tellsAgentGroupsWithNumberAndPost() {
    assertEquals(
        json(
            "[{'id': 1, 'name': 'Tier 1 Help Desk Support', 'default': true},"
                + " {'id': 4, 'name': 'Night shift', 'default': false}]"),
        claim("grace.okafor", "livechat").get("agent_groups"));
  }

  @Test
  void aDefaultAgentMayTakeAnotherName() {
    JsonNode groups = json("[{'id': 2, 'name': 'Tier 2 Escalations', 'default': true}]");
    assertEquals(groups, claim("d.kovalenko", "dashboard").get("agent_groups"));
    realm.rename(realm.logIn("d.kovalenko", "self-service"), "dmytro");
    assertEquals(groups, claim("dmytro", "dashboard").get("agent_groups"));
  }

  @Test
  void tellsOfThoseWithoutAnything() {
    assertEquals(
        json("{'cim_admin': false, 'products': {}, 'agent_groups': []}"),
        claim("hugo", "dashboard"));
  }

  @Test
  void staysSmallForCimAdmins() {
    JsonNode claim = claim("anna", "dashboard");
    assertTrue(claim.get("cim_admin").asBoolean());
    assertEquals(
        List.of("aimychat", "campaign", "chatbot", "livechat"), names(claim.get("products")));
    int size = claim.toString().getBytes(StandardCharsets.UTF_8).length;
    assertTrue(size < 4096, () -> size + " bytes");
  }

  @Test
  void aNarrowClientSeesItsOwnRolesAndCimAdmins() {
    JsonNode own = claim("anna", "campaign");
    assertTrue(own.get("cim_admin").asBoolean());
    assertEquals(
        json(
            "{'campaign': {'roles': ['campaign-admin'], 'permissions':"
                + " ['chat-ads','message-template','rich-menu','scheduler','segmentation-audience']}}"),
        own.get("products"));
    assertEquals(
        json("{'cim_admin': true, 'products': {}, 'agent_groups': []}"), claim("anna", "narrow"));
  }

  @Test
  void tellsOfTheAccountsOfServices() {
    String robot =
        realm.admin().clients().get(realm.client("dashboard")).getServiceAccountUser().getId();
    realm.assign(robot, "livechat", "livechat-agent");
    JsonNode claim =
        TokenRealm.claim(realm.token("dashboard", "grant_type=client_credentials").body());
    assertEquals("[\"livechat-agent\"]", claim.at("/products/livechat/roles").toString());
  }

  @Test
  void userinfoAndIntrospectionSayTheSame() {
    for (String client : List.of("aimychat", "dashboard")) {
      JsonNode tokens = realm.logIn("sofia", client);
      assertEquals(TokenRealm.claim(tokens), realm.userinfo(tokens));
      assertEquals(TokenRealm.claim(tokens), realm.introspection(client, tokens));
    }
  }

  @Test
  void lightweightTokensCarryItWhereTheMapperSaysSo() {
    JsonNode tokens = realm.logIn("emil", "light");
    assertNull(TokenRealm.claim(tokens));
    assertEquals(claim("emil", "dashboard"), realm.introspection("light", tokens));

    setMapper("lightweight.claim", "true");
    assertEquals(claim("emil", "dashboard"), claim("emil", "light"));
    setMapper("lightweight.claim", "false");
  }

  @Test
  void theConsoleEvaluatesIt() {
    Map<String, Object> token =
        realm
            .admin()
            .clients()
            .get(realm.client("chatbot"))
            .clientScopesEvaluate()
            .generateAccessToken("openid", realm.user("emil"), null)
            .getOtherClaims();
    assertEquals(claim("emil", "chatbot"), JSON.valueToTree(token.get("network")));
  }

  @Test
  void warnsOnceOfAClientWhoseTokensAreLarge(KeycloakServer server) {
    RealmResource admin = realm.admin();
    ClientRepresentation large = TokenRealm.client("large", "basic", "network");
    large.setAttributes(Map.of("cim.product", "true"));
    admin.clients().create(large).close();
    for (int i = 0; i < 20; i++) {
      String name = "role-with-a-long-name".repeat(10) + i;
      admin
          .clients()
          .get(realm.client("large"))
          .roles()
          .create(new RoleRepresentation(name, null, false));
      realm.assign(realm.user("hugo"), "large", name);
    }
    String warning = "Tokens for the client large of the realm claims";
    claim("hugo", "dashboard");
    assertEquals(0, count(server.log(), warning));
    claim("hugo", "large");
    claim("hugo", "large");
    assertEquals(1, count(server.log(), warning));
    admin.clients().get(realm.client("large")).remove();
  }

  private static JsonNode claim(String username, String clientId) {
    return TokenRealm.claim(realm.logIn(username, clientId));
  }

  private static void setMapper(String option, String value) {
    for (ClientScopeRepresentation scope : realm.admin().clientScopes().findAll()) {
      if (scope.getName().equals("network")) {
        ProtocolMapperRepresentation mapper = scope.getProtocolMappers().get(0);
        mapper.getConfig().put(option, value);
        realm
            .admin()
            .clientScopes()
            .get(scope.getId())
            .getProtocolMappers()
            .update(mapper.getId(), mapper);
      }
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** JSON with single quotes, which need no escapes. */
  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }
}
