package io.cim.keycloak.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The network API of the sample network as one caller sees it, over plain HTTP as strangers'
 * clients do.
 */
public final class Api {

  /** The realm of the sample network. */
  public static final String REALM = "network";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

  private final String baseUrl;
  private final String realm;
  private final String token;

  private record Token(String text, long since) {}

  /**
   * An answer.
   *
   * @param body what is no JSON is missing here
   */
  public record Answer(int status, JsonNode body, HttpResponse<String> response) {

    /** The error's code, or the status where the body tells none. */
    public String error() {
      JsonNode code = body.get("error");
      return code == null ? "status " + status : code.asText();
    }

    /** The entity tag, which the answer must have. */
    public String tag() {
      return response.headers().firstValue("ETag").orElseThrow();
    }
  }

  private Api(String baseUrl, String realm, String token) {
    this.baseUrl = baseUrl;
    this.realm = realm;
    this.token = token;
  }

  /** The API for one of the sample people, with a token of the console's command line client. */
  public static Api as(KeycloakServer server, String username) {
    return as(server, REALM, username);
  }

  /**
   * The API of a copy of the sample network for one of its people. Tokens are used again for a
   * while: a copy must not have the name of one before.
   */
  public static Api as(KeycloakServer server, String realm, String username) {
    return in(server, realm, username, REALM).at(realm);
  }

  /** Like {@link #as(KeycloakServer, String, String)}. */
  public static Api as(RealmCopy realm, String username) {
    return as(realm.server(), realm.name(), username);
  }

  /** The API for the administrator of the master realm. */
  public static Api asMasterAdministrator(KeycloakServer server) {
    return in(server, "master", KeycloakServer.ADMIN, KeycloakServer.PASSWORD);
  }

  /** The API of a realm for whoever gets a token for this form. */
  public static Api granted(KeycloakServer server, String realm, String form) {
    Answer answer = token(server, realm, form);
    assertEquals(200, answer.status(), () -> form + ": " + answer.body());
    return new Api(server.baseUrl(), realm, answer.body().get("access_token").asText());
  }

  /** The API without a token. */
  public static Api anonymous(KeycloakServer server) {
    return new Api(server.baseUrl(), REALM, null);
  }

  /** Like {@link #as(KeycloakServer, String, String)}, with a session of its own. */
  public static Api withNewSession(KeycloakServer server, String realm, String username) {
    return new Api(server.baseUrl(), realm, logIn(server, realm, username, REALM));
  }

  private static Api in(KeycloakServer server, String realm, String username, String password) {
    // half as long as Keycloak lets it live
    long now = System.nanoTime();
    String key = String.join(" ", server.baseUrl(), realm, username);
    Token token = TOKENS.get(key);
    if (token == null || now - token.since() > TimeUnit.SECONDS.toNanos(30)) {
      token = new Token(logIn(server, realm, username, password), now);
      TOKENS.put(key, token);
    }
    return new Api(server.baseUrl(), REALM, token.text());
  }

  private static String logIn(
      KeycloakServer server, String realm, String username, String password) {
    // not the admin client: it logs out when it is closed, and the token with it
    String form =
        "grant_type=password&client_id=admin-cli&username="
            + encode(username)
            + "&password="
            + encode(password);
    Answer answer = token(server, realm, form);
    assertEquals(200, answer.status(), () -> username + ": " + answer.body());
    return answer.body().get("access_token").asText();
  }

  /** What the token endpoint of a realm answers to this form. */
  public static Answer token(KeycloakServer server, String realm, String form) {
    URI endpoint =
        URI.create(server.baseUrl() + "/realms/" + realm + "/protocol/openid-connect/token");
    return send(
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  /** The same caller at the API of another realm. */
  public Api at(String otherRealm) {
    return new Api(baseUrl, otherRealm, token);
  }

  /** GET of a path below the base of the API, for instance {@code users?max=2}. */
  public Answer get(String path) {
    return send("GET", path);
  }

  /** A request without a body. */
  public Answer send(String method, String path) {
    return send(method, path, null);
  }

  /**
   * A request.
   *
   * @param json the body, or null for none; something else than JSON with a header that says so
   * @param headers names and values by turns
   */
  public Answer send(String method, String path, String json, String... headers) {
    return send(request(method, path, json, headers));
  }

  /** The body of the answer to a GET, to be read bit by bit. */
  public InputStream open(String path) throws IOException, InterruptedException {
    return HTTP.send(request("GET", path, null), HttpResponse.BodyHandlers.ofInputStream()).body();
  }

  private HttpRequest request(String method, String path, String json, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + "/admin/realms/" + realm + "/network/" + path))
            .method(
                method,
                json == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json));
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request.build();
  }

  private static Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      String body = response.body();
      return new Answer(
          response.statusCode(),
          body.isEmpty() || isCsv(response) ? JSON.missingNode() : JSON.readTree(body),
          response);
    } catch (IOException e) {
      throw new AssertionError(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static boolean isCsv(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("").startsWith("text/csv");
  }

  /** The body of a GET that must succeed. */
  public JsonNode read(String path) {
    Answer answer = get(path);
    assertEquals(200, answer.status(), () -> path + ": " + answer.body());
    return answer.body();
  }

  /** The members of a whole list, read page by page. */
  public List<JsonNode> all(String query, int pageSize) {
    List<JsonNode> members = new ArrayList<>();
    String after = "";
    while (true) {
      JsonNode page = read("users?max=" + pageSize + after + (query.isEmpty() ? "" : "&" + query));
      page.get("users").forEach(members::add);
      if (page.get("next").isNull()) {
        return members;
      }
      assertEquals(pageSize, page.get("users").size(), "a page that is not the last must be full");
      after = "&after=" + encode(page.get("next").asText());
    }
  }

  /** A value as it may stand in a query. */
  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
