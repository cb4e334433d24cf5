package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cim.keycloak.network.testserver.Eventually;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Workflows that an operator has made, which the server runs by itself; gone when closed. */
final class Workflows implements AutoCloseable {

  private final KeycloakServer server;
  private final String realm;
  private final Http operator;
  private final List<String> made = new ArrayList<>();

  Workflows(KeycloakServer server, String realm) {
    this.server = server;
    this.realm = realm;
    operator = Http.masterAdministrator(server.baseUrl());
  }

  /**
   * Makes one; gives its ID.
   *
   * @param step the only step, as JSON
   */
  String make(String name, String step) {
    Http.Answer answer =
        operator.send("POST", path(""), "{\"name\": \"" + name + "\", \"steps\": [" + step + "]}");
    assertEquals(201, answer.status(), () -> answer.response().body());
    String location = answer.response().headers().firstValue("Location").orElseThrow();
    String id = location.substring(location.lastIndexOf('/') + 1);
    made.add(id);
    return id;
  }

  /** Makes one and begins it for somebody. */
  void schedule(String user, String step) {
    String id = make("for-" + user, step);
    Http.Answer answer = operator.send("POST", path("/" + id + "/activate/USERS/" + user));
    assertEquals(204, answer.status(), () -> answer.response().body());
  }

  /** Waits until the guard has refused what the server would have done to somebody. */
  void awaitRefusal(String user) {
    await("Refused \\(cim_admin_\\w+\\) in realm %s: .* member=%s by=a job".formatted(realm, user));
  }

  /** Waits until the guard has refused to leave the network without a CIM admin. */
  void awaitLastStays() {
    await("Refused \\(last_cim_admin\\) in realm %s: .* by=a job".formatted(realm));
  }

  private void await(String refusal) {
    Pattern pattern = Pattern.compile(refusal);
    Eventually.isTrue(Duration.ofMinutes(1), () -> pattern.matcher(server.log()).find(), refusal);
  }

  private String path(String rest) {
    return "/admin/realms/" + realm + "/workflows" + rest;
  }

  @Override
  public void close() {
    made.forEach(id -> operator.send("DELETE", path("/" + id)));
  }
}
