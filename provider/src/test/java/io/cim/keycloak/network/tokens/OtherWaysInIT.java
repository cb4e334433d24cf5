package io.cim.keycloak.network.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.IdentityProviders;
import io.cim.keycloak.network.Visitor;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.AuthenticationExecutionExportRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Ways into a product on which somebody or something stands between the member and Keycloak's
 * login: another device, another realm, and an assertion of that. Nobody without a role gets in by
 * them.
 */
@ExtendWith(KeycloakExtension.class)
class OtherWaysInIT {

  private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";
  private static final String ASSERTION = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String NETWORK = "other-ways-in";
  private static final String PARTNERS = "partners";

  private static final String STEP = "network only the step";
  private static final Pattern BROKER =
      Pattern.compile("href=\"([^\"]*/broker/partners/login[^\"]*)\"");

  private static KeycloakServer server;
  private static String home;
  private static String product;
  private static String samlProduct;
  private static TokenRealm network;
  private static TokenRealm partners;

  @BeforeAll
  static void create(KeycloakServer running) {
    server = running;
    network = new TokenRealm(server, NETWORK, OtherWaysInIT::prepare);
    partners = new TokenRealm(server, NETWORK + "-partners", OtherWaysInIT::preparePartners);
    network.admin().identityProviders().create(identityProvider()).close();
    // something that answers, so that one arrives
    home = realmUrl(NETWORK) + "/.well-known/openid-configuration";
    product =
        realmUrl(NETWORK)
            + "/protocol/openid-connect/auth?client_id=screen&response_type=code&scope=openid&redirect_uri="
            + Api.encode(home);
    samlProduct = realmUrl(NETWORK) + "/protocol/saml/clients/archive";
  }

  private static void prepare(RealmRepresentation file) {
    TokenRealm.passwords(file, "hugo");
    ClientRepresentation screen = TokenRealm.client("screen", "basic", "roles");
    screen.setStandardFlowEnabled(true);
    screen.setRedirectUris(List.of("*"));
    screen.setAttributes(
        Map.of(
            "cim.product",
            "true",
            "oauth2.device.authorization.grant.enabled",
            "true",
            "oauth2.jwt.authorization.grant.enabled",
            "true",
            "oauth2.jwt.authorization.grant.idp",
            PARTNERS));
    file.getClients().add(screen);
    ClientRepresentation archive = new ClientRepresentation();
    archive.setClientId("archive");
    archive.setProtocol("saml");
    archive.setRedirectUris(List.of("*"));
    archive.setAttributes(
        Map.of(
            "cim.product",
            "true",
            "saml_idp_initiated_sso_url_name",
            "archive",
            "saml_assertion_consumer_url_post",
            "http://localhost:3005/saml"));
    file.getClients().add(archive);
    file.getRoles()
        .getClient()
        .putAll(
            Map.of(
                "screen", List.of(new RoleRepresentation("viewer", null, false)),
                "archive", List.of(new RoleRepresentation("viewer", null, false))));
    AuthenticationExecutionExportRepresentation step =
        new AuthenticationExecutionExportRepresentation();
    step.setAuthenticator(ProductAccess.ID);
    step.setRequirement("REQUIRED");
    AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
    flow.setAlias(STEP);
    flow.setProviderId("basic-flow");
    flow.setTopLevel(true);
    flow.setAuthenticationExecutions(List.of(step));
    file.getAuthenticationFlows().add(flow);
  }

  private static void preparePartners(RealmRepresentation file) {
    file.setAccessTokenLifespan(60);
    file.setUsers(List.of(guest("guest.one"), guest("guest.two"), guest("guest.three")));
    TokenRealm.passwords(file, "guest.one", "guest.two", "guest.three");
    ClientRepresentation broker = TokenRealm.client("broker", "basic", "profile", "email");
    broker.setStandardFlowEnabled(true);
    broker.setFullScopeAllowed(false);
    broker.setRedirectUris(List.of("*"));
    ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
    audience.setName("audience");
    audience.setProtocol("openid-connect");
    audience.setProtocolMapper("oidc-audience-mapper");
    audience.setConfig(
        Map.of("included.custom.audience", realmUrl(NETWORK), "access.token.claim", "true"));
    broker.setProtocolMappers(List.of(audience));
    file.getClients().add(broker);
  }

  private static UserRepresentation guest(String username) {
    UserRepresentation guest = new UserRepresentation();
    guest.setUsername(username);
    guest.setEmail(username + "@partners.example");
    guest.setEmailVerified(true);
    guest.setFirstName("Guest");
    guest.setLastName("Partner");
    guest.setEnabled(true);
    return guest;
  }

  private static IdentityProviderRepresentation identityProvider() {
    IdentityProviderRepresentation provider =
        IdentityProviders.oidc(PARTNERS, realmUrl(NETWORK + "-partners"), "broker");
    provider.getConfig().put("jwtAuthorizationGrantEnabled", "true");
    return provider;
  }

  private static String realmUrl(String realm) {
    return server.baseUrl() + "/realms/" + realm;
  }

  @AfterAll
  static void remove() {
    network.close();
    partners.close();
  }

  @Test
  void onAnotherDevice() {
    JsonNode refused = device();
    Visitor stranger = new Visitor();
    Visitor.Page page = stranger.logIn(stranger.open(address(refused)), "hugo");
    assertNoAccess(page);
    assertEquals("authorization_pending", poll(refused).error());

    String hugo = network.user("hugo");
    network.assign(hugo, "screen", "viewer");
    JsonNode allowed = device();
    JsonNode taken = device();
    for (JsonNode one : List.of(allowed, taken)) {
      Visitor visitor = new Visitor();
      Visitor.Page consent = visitor.logIn(visitor.open(address(one)), "hugo");
      Visitor.Page done = visitor.submit(consent, Map.of("accept", "Yes"));
      assertEquals(200, done.status(), done::html);
    }
    assertEquals(200, poll(allowed).status());
    network.take(hugo, "screen", "viewer");
    assertRefused(poll(taken));
  }

  private static JsonNode device() {
    return network.post("auth/device", "client_id=screen&client_secret=screen&scope=openid");
  }

  private static String address(JsonNode device) {
    return device.get("verification_uri_complete").asText();
  }

  private static Api.Answer poll(JsonNode device) {
    return network.token(
        "screen", "grant_type=" + DEVICE + "&device_code=" + device.get("device_code").asText());
  }

  @Test
  void fromAnotherRealm() {
    Visitor visitor = new Visitor();
    Visitor.Page let = visitor.logIn(brokerLogin(visitor, product), "guest.one");
    assertRefused(redeem(let));
    String id = network.user("guest.one");
    network.assign(id, "screen", "viewer");
    assertEquals(200, redeem(visitor.open(product)).status());
  }

  /** As the documentation says it, for people to see the page, and for products without tokens. */
  @Test
  void fromAnotherRealmWhereTheStepFollows() {
    var provider = network.admin().identityProviders().get(PARTNERS);
    IdentityProviderRepresentation changed = provider.toRepresentation();
    changed.setPostBrokerLoginFlowAlias(STEP);
    provider.update(changed);
    try {
      for (String one : List.of(product, samlProduct)) {
        Visitor visitor = new Visitor();
        Visitor.Page page = visitor.logIn(brokerLogin(visitor, one), "guest.two");
        assertNoAccess(page);
      }
    } finally {
      changed.setPostBrokerLoginFlowAlias("");
      provider.update(changed);
    }
  }

  @Test
  void withAnAssertionOfAnotherRealm() {
    String emil = network.user("emil");
    FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
    link.setIdentityProvider(PARTNERS);
    link.setUserId(partners.user("guest.three"));
    link.setUserName("guest.three");
    network.admin().users().get(emil).addFederatedIdentity(PARTNERS, link).close();
    assertRefused(bringAssertion());
    network.assign(emil, "screen", "viewer");
    Api.Answer answer = bringAssertion();
    assertEquals(200, answer.status(), () -> answer.body().toString());
    network.take(emil, "screen", "viewer");
    assertRefused(bringAssertion());
  }

  private static Api.Answer bringAssertion() {
    String assertion = partners.logIn("guest.three", "broker").get("access_token").asText();
    return network.token("screen", "grant_type=" + ASSERTION + "&assertion=" + assertion);
  }

  @Test
  void intoAProductThatSpeaksSaml() {
    Visitor visitor = new Visitor();
    assertNoAccess(visitor.logIn(visitor.open(samlProduct), "sofia"));
    network.assign(network.user("sofia"), "archive", "viewer");
    Visitor.Page let = visitor.logIn(visitor.open(samlProduct), "sofia");
    assertTrue(let.html().contains("SAMLResponse"), let::html);
  }

  /** The page on which the other realm asks who it is. */
  private static Visitor.Page brokerLogin(Visitor visitor, String address) {
    Visitor.Page page = visitor.open(address);
    Matcher link = BROKER.matcher(page.html());
    assertTrue(link.find(), page::html);
    return visitor.open(page.address().resolve(link.group(1).replace("&amp;", "&")).toString());
  }

  private static Api.Answer redeem(Visitor.Page page) {
    return network.token(
        "screen",
        "grant_type=authorization_code&code="
            + page.code().orElseThrow(() -> new AssertionError(page))
            + "&redirect_uri="
            + Api.encode(home));
  }

  private static void assertNoAccess(Visitor.Page page) {
    assertEquals(403, page.status(), page::html);
    assertTrue(page.html().contains("No access to "), page::html);
  }

  private static void assertRefused(Api.Answer answer) {
    assertEquals(400, answer.status(), () -> answer.body().toString());
    assertEquals("invalid_grant", answer.error());
    assertEquals("No access to screen", answer.body().get("error_description").asText());
  }
}
