package io.cim.keycloak.network.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.guard.Http;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.ServerMode;
import io.cim.keycloak.network.testserver.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * A product asks for a member who is elsewhere (CIBA). The server is its own: it has to know at its
 * start who asks the member.
 */
class BackchannelIT {

  private static final String GRANT = "urn:openid:params:grant-type:ciba";
  private static final String CHANNEL =
      "spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri";

  /** Tokens with which to tell Keycloak what the members have said. */
  private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();

  @Test
  void nobodyWithoutARoleIsLetIn() throws Exception {
    HttpServer channel = channel();
    try (KeycloakServer server =
            ServerMode.choose()
                .start(
                    ServerSettings.fromSystemProperties()
                        .startedWith(
                            Map.of(
                                CHANNEL,
                                "http://127.0.0.1:" + channel.getAddress().getPort() + "/")));
        TokenRealm realm = new TokenRealm(server, "backchannel", BackchannelIT::prepare)) {
      assertRefused(realm.token("desk", ask(realm, server, "hugo")));
      realm.assign(realm.user("hugo"), "desk", "viewer");
      Api.Answer let = realm.token("desk", ask(realm, server, "hugo"));
      assertEquals(200, let.status(), () -> let.body().toString());
      String late = ask(realm, server, "hugo");
      realm.take(realm.user("hugo"), "desk", "viewer");
      assertRefused(realm.token("desk", late));
    } finally {
      channel.stop(0);
    }
  }

  private static void prepare(RealmRepresentation file) {
    ClientRepresentation desk = TokenRealm.client("desk", "basic", "roles");
    desk.setAttributes(
        Map.of(
            "cim.product",
            "true",
            "oidc.ciba.grant.enabled",
            "true",
            "ciba.backchannel.token.delivery.mode",
            "poll"));
    file.getClients().add(desk);
    file.getRoles().getClient().put("desk", List.of(new RoleRepresentation("viewer", null, false)));
  }

  /** Somebody is asked and agrees; gives the form that gets the tokens. */
  private String ask(TokenRealm realm, KeycloakServer server, String username)
      throws InterruptedException {
    JsonNode begun =
        realm.post(
            "ext/ciba/auth",
            "client_id=desk&client_secret=desk&scope=openid&login_hint=" + username);
    Http member = Http.as(server.baseUrl(), questions.take());
    String callback = "/realms/backchannel/protocol/openid-connect/ext/ciba/auth/callback";
    assertEquals(200, member.send("POST", callback, "{\"status\": \"SUCCEED\"}").status());
    return "grant_type=" + GRANT + "&auth_req_id=" + begun.get("auth_req_id").asText();
  }

  /** What asks the members, who say nothing yet. */
  private HttpServer channel() throws IOException {
    HttpServer channel =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    channel.createContext(
        "/",
        exchange -> {
          questions.add(
              exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", ""));
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    channel.start();
    return channel;
  }

  private static void assertRefused(Api.Answer answer) {
    assertEquals(400, answer.status(), () -> answer.body().toString());
    assertEquals("No access to desk", answer.body().get("error_description").asText());
  }
}
