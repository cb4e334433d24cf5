package io.cim.keycloak.network;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/**
 * Every persona on every route. The routes come from the classes, so that a new one fails here
 * until it has a row.
 */
@ExtendWith(KeycloakExtension.class)
class AuthorizationMatrixIT {

  private static final List<String> PERSONAS =
      List.of("master", "olga", "anna", "boris", "ahmed", "sofia", "vera", "emil", "nobody");

  /** The status for each of {@link #PERSONAS}, in their order. */
  private static final Map<String, List<Integer>> EXPECTED =
      Map.of(
          "GET access", List.of(200, 200, 200, 200, 200, 200, 200, 403, 401),
          "GET users", List.of(200, 200, 200, 200, 200, 403, 200, 403, 401),
          "GET users/count", List.of(200, 200, 200, 200, 200, 403, 200, 403, 401),
          "GET users/{id}", List.of(200, 200, 200, 200, 200, 403, 200, 403, 401),
          "GET history", List.of(200, 200, 200, 200, 200, 403, 200, 403, 401),
          "GET products", List.of(200, 200, 200, 200, 200, 403, 200, 403, 401));

  /** Who may not read must not learn whether a member exists. */
  private static final List<Integer> UNKNOWN_MEMBER =
      List.of(404, 404, 404, 404, 404, 403, 404, 403, 401);

  @Test
  void everyRouteHasARow() throws IOException {
    assertEquals(EXPECTED.keySet(), Set.copyOf(Routes.read()));
  }

  @Test
  void everyPersonaOnEveryRoute(KeycloakServer server) throws IOException {
    String member =
        Api.as(server, "anna").read("users?search=emil@example.com").at("/users/0/id").asText();
    assertTrue(!member.isEmpty(), "emil is a member");
    List<String> routes = Routes.read();
    assertAll(
        PERSONAS.stream()
            .flatMap(
                persona -> {
                  Api api = api(server, persona);
                  int column = PERSONAS.indexOf(persona);
                  Stream<Executable> rows =
                      routes.stream()
                          .map(
                              route ->
                                  check(
                                      api,
                                      persona,
                                      route,
                                      member,
                                      EXPECTED.get(route).get(column)));
                  return Stream.concat(
                      rows,
                      Stream.of(
                          check(
                              api,
                              persona,
                              "GET users/{id}",
                              "no-such-id",
                              UNKNOWN_MEMBER.get(column))));
                }));
  }

  private static Executable check(Api api, String persona, String route, String id, int expected) {
    String[] parts = route.replace("{id}", id).split(" ", 2);
    return () -> {
      Api.Answer answer = api.send(parts[0], parts[1]);
      assertEquals(expected, answer.status(), () -> persona + ": " + route + " " + answer.body());
      if (expected == 403) {
        assertEquals("forbidden", answer.body().get("error").asText());
      }
    };
  }

  private static Api api(KeycloakServer server, String persona) {
    return switch (persona) {
      case "master" -> Api.asMasterAdministrator(server);
      case "nobody" -> Api.anonymous(server);
      default -> Api.as(server, persona);
    };
  }
}
