package io.cim.keycloak.network.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** One caller of Keycloak's own interfaces, over plain HTTP as strangers' clients do. */
public final class Http {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String baseUrl;
  private final String token;

  /** An answer; its body is a missing node where it is no JSON. */
  public record Answer(int status, JsonNode body, HttpResponse<String> response) {

    /** The code of a refusal of the guard, or null where something else answers. */
    String code() {
      boolean ours = body.hasNonNull("error") && body.hasNonNull("errorMessage");
      return ours ? body.get("error").asText() : null;
    }
  }

  private Http(String baseUrl, String token) {
    this.baseUrl = baseUrl;
    this.token = token;
  }

  /** The token it shows, or null. */
  String token() {
    return token;
  }

  static Http anonymous(String baseUrl) {
    return new Http(baseUrl, null);
  }

  /** With this token. */
  public static Http as(String baseUrl, String token) {
    return new Http(baseUrl, token);
  }

  /** With the token that a client gets for these parameters of the token endpoint. */
  public static Http grant(String baseUrl, String realm, Map<String, String> parameters) {
    Answer answer = requestToken(baseUrl, realm, parameters);
    if (answer.status() != 200) {
      throw new AssertionError(parameters + ": " + answer.body());
    }
    return new Http(baseUrl, answer.body().get("access_token").asText());
  }

  static Answer requestToken(String baseUrl, String realm, Map<String, String> parameters) {
    return anonymous(baseUrl)
        .send(
            "POST",
            "/realms/" + realm + "/protocol/openid-connect/token",
            form(parameters),
            "application/x-www-form-urlencoded");
  }

  static Http password(String baseUrl, String realm, String username) {
    return grant(
        baseUrl,
        realm,
        Map.of(
            "grant_type", "password",
            "client_id", "admin-cli",
            "username", username,
            "password", "network"));
  }

  /** The administrator of the master realm. */
  public static Http masterAdministrator(String baseUrl) {
    return grant(
        baseUrl,
        "master",
        Map.of(
            "grant_type",
            "password",
            "client_id",
            "admin-cli",
            "username",
            KeycloakServer.ADMIN,
            "password",
            KeycloakServer.PASSWORD));
  }

  static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** A request without a body. */
  public Answer send(String method, String path) {
    return send(method, path, null, null);
  }

  /** A request with a JSON body. */
  public Answer send(String method, String path, String json) {
    return send(method, path, json, "application/json");
  }

  /** A request. */
  public Answer send(String method, String path, String body, String contentType) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            // the account console answers with a page otherwise
            .header("Accept", "application/json, application/scim+json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", contentType);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response.body()), response);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
    } catch (IOException notJson) {
      return JSON.missingNode();
    }
  }
}
