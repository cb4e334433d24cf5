package io.cim.keycloak.network.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * The products of a network as far as people meet them when they log in: a page that says what they
 * came back with.
 */
final class ProductApp implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final HttpServer http;

  private ProductApp(HttpServer http) {
    this.http = http;
  }

  static ProductApp start() {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.createContext(
          "/",
          exchange -> {
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            byte[] page =
                (query.contains("code=") ? "Welcome" : "Not logged in: " + query)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=UTF-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
          });
      http.start();
      return new ProductApp(http);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the clients of a realm file lead here. */
  void serve(RealmRepresentation realm) {
    realm.getClients().forEach(client -> client.setRedirectUris(List.of(address())));
  }

  /** Where a product sends the browser to log in. */
  String login(RealmCopy realm, String clientId) {
    return "%s/auth?response_type=code&scope=openid&client_id=%s&redirect_uri=%s"
        .formatted(protocol(realm), clientId, address());
  }

  /** The tokens for the code with which the browser came back. */
  JsonNode tokens(RealmCopy realm, String clientId, String url) {
    Matcher code = CODE.matcher(url);
    if (!code.find()) {
      throw new AssertionError(url);
    }
    return token(
        realm,
        "grant_type=authorization_code&client_id=%s&code=%s&redirect_uri=%s"
            .formatted(clientId, code.group(1), address()));
  }

  /** What the product gets for a refresh token: new tokens, or an error. */
  JsonNode refresh(RealmCopy realm, String clientId, JsonNode tokens) {
    return token(
        realm,
        "grant_type=refresh_token&client_id=%s&refresh_token=%s"
            .formatted(clientId, tokens.path("refresh_token").asText()));
  }

  private JsonNode token(RealmCopy realm, String form) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(protocol(realm) + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      return JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String address() {
    return "http://localhost:" + http.getAddress().getPort() + "/";
  }

  private static String protocol(RealmCopy realm) {
    return realm.server().baseUrl() + "/realms/" + realm.name() + "/protocol/openid-connect";
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
