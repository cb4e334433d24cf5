package io.cim.keycloak.network.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** One person at the admin APIs, one request after the other over one connection. */
final class Caller {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String realmUrl;
  private final String token;

  private Caller(String realmUrl, String token) {
    this.realmUrl = realmUrl;
    this.token = token;
  }

  /** One of the sample people; the realm's tokens must live as long as the caller is used. */
  static Caller logIn(String baseUrl, String realm, String username) throws IOException {
    Caller stranger =
        new Caller(baseUrl + "/realms/" + realm + "/protocol/openid-connect/token", null);
    HttpRequest login =
        HttpRequest.newBuilder(URI.create(stranger.realmUrl))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=password&client_id=admin-cli&password=network&username="
                        + username))
            .build();
    JsonNode answer = JSON.readTree(stranger.send(login).body());
    return new Caller(
        baseUrl + "/admin/realms/" + realm + "/", answer.get("access_token").asText());
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
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(realmUrl + request.path()))
            .header("Authorization", authorization())
            .method(
                request.method(),
                request.body() == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(request.body()));
    if (request.body() != null) {
      builder.header("Content-Type", "application/json");
    }
    return send(builder.build()).body();
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(request.toString());
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
}
