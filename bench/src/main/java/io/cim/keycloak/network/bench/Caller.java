package io.cim.keycloak.network.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * One person at the admin APIs, or a client at the token endpoint: one request after the other over
 * one connection.
 */
final class Caller {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String token;
  private final String bodyType;

  private Caller(String url, String token, String bodyType) {
    this.url = url;
    this.token = token;
    this.bodyType = bodyType;
  }

  /** A client that asks a realm for tokens, by forms. */
  static Caller atTokens(String baseUrl, String realm) {
    return new Caller(
        baseUrl + "/realms/" + realm + "/protocol/openid-connect/",
        null,
        "application/x-www-form-urlencoded");
  }

  /** One of the sample people; the realm's tokens must live as long as the caller is used. */
  static Caller logIn(String baseUrl, String realm, String username) throws IOException {
    JsonNode answer =
        atTokens(baseUrl, realm)
            .tokens(
                "grant_type=password&client_id=admin-cli&password=network&username=" + username);
    return new Caller(
        baseUrl + "/admin/realms/" + realm + "/",
        answer.get("access_token").asText(),
        "application/json");
  }

  /** The token endpoint's answer to a form. */
  JsonNode tokens(String form) throws IOException {
    return JSON.readTree(answer(new Request(this, "POST", "token", form)));
  }

  /** What these people's clients send to be known. */
  String authorization() {
    return "Bearer " + token;
  }

  /** A GET of this person. */
  Request get(String path) {
    return new Request(this, "GET", path, null);
  }

  /** The answer to a GET, as JSON. */
  JsonNode read(String path) throws IOException {
    return JSON.readTree(answer(get(path)));
  }

  /** The body of the answer, which must tell success. */
  byte[] answer(Request request) throws IOException {
    return send(http(request)).body();
  }

  /** The same, to be read bit by bit. */
  InputStream open(Request request) throws IOException {
    try {
      HttpResponse<InputStream> response =
          http.send(http(request), HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new IOException(request + " " + response.statusCode());
      }
      return response.body();
    } catch (InterruptedException e) {
      throw interrupted(request);
    }
  }

  private HttpRequest http(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url + request.path()))
            .method(
                request.method(),
                request.body() == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(request.body()));
    if (token != null) {
      builder.header("Authorization", authorization());
    }
    if (request.body() != null) {
      builder.header("Content-Type", bodyType);
    }
    return builder.build();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw interrupted(request);
    }
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          request
              + " "
              + response.statusCode()
              + " "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
    return response;
  }

  private static InterruptedIOException interrupted(Object request) {
    Thread.currentThread().interrupt();
    return new InterruptedIOException(request.toString());
  }
}
