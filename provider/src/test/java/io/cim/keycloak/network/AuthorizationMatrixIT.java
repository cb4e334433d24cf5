package io.cim.keycloak.network;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/**
 * Every persona on every route. The routes come from the classes, so that a new one fails here
 * until it has a row. The requests are such that they change nothing even where they may.
 */
@ExtendWith(KeycloakExtension.class)
class AuthorizationMatrixIT {

  private static final List<String> PERSONAS =
      List.of("master", "olga", "anna", "boris", "ahmed", "sofia", "vera", "emil", "nobody");

  /** 403 with the code {@code cim_admin_grant}; a plain 403 is {@code forbidden}. */
  private static final int GRANT = -403;

  private static final String UNKNOWN = "no-such-id";

  private static final String GROUP = "{\"name\": \"Nobody\", \"members\": []}";

  /**
   * A request and what it answers.
   *
   * @param route as the classes have it
   * @param path with its variables filled in; {@code EMIL} stands for a member's ID
   * @param body or null
   * @param expected the status for each of {@link #PERSONAS}, in their order
   */
  private record Row(String route, String path, String body, List<Integer> expected) {

    static Row of(String route, String path, String body, Integer... expected) {
      return new Row(route, path, body, List.of(expected));
    }
  }

  private static final List<Row> ROWS =
      List.of(
          // master, olga, anna, boris, ahmed, sofia, vera, emil, nobody
          Row.of("GET access", "access", null, 200, 200, 200, 200, 200, 200, 200, 403, 401),
          Row.of("GET users", "users", null, 200, 200, 200, 200, 200, 403, 200, 403, 401),
          Row.of("POST users", "users", "{}", 400, 400, 400, 400, 403, 403, 403, 403, 401),
          Row.of("GET users/count", "users/count", null, read(200)),
          Row.of("GET users/export", "users/export?search=emil", null, read(200)),
          Row.of("POST users/bulk", "users/bulk", "{}", edit(400)),
          Row.of("POST users/import", "users/import", "{}", edit(400)),
          Row.of("GET users/{id}", "users/EMIL", null, read(200)),
          // who may not read must not learn whether a member exists
          Row.of("GET users/{id}", "users/" + UNKNOWN, null, read(404)),
          Row.of("DELETE users/{id}", "users/" + UNKNOWN, null, edit(404)),
          Row.of("PUT users/{id}/products", "users/EMIL/products", "{}", edit(200)),
          Row.of("PUT users/{id}/products", "users/" + UNKNOWN + "/products", "{}", edit(404)),
          Row.of(
              "DELETE users/{id}/products/{product}",
              "users/" + UNKNOWN + "/products/chatbot",
              null,
              edit(404)),
          Row.of("GET cim-admins", "cim-admins", null, read(200)),
          Row.of("PUT cim-admins/{id}", "cim-admins/" + UNKNOWN, null, operator(404, GRANT)),
          Row.of("DELETE cim-admins/{id}", "cim-admins/" + UNKNOWN, null, operator(404, GRANT)),
          Row.of("GET products", "products", null, read(200)),
          Row.of("GET history", "history", null, read(200)),
          Row.of("GET agent-groups", "agent-groups", null, everyReader(200, 200)),
          Row.of("POST agent-groups", "agent-groups", "{}", groups(400, 403)),
          Row.of("GET agent-groups/candidates", "agent-groups/candidates", null, groups(200, 200)),
          // sofia is in the groups 1 and 2
          Row.of("GET agent-groups/{id}", "agent-groups/1", null, everyReader(200, 200)),
          Row.of("GET agent-groups/{id}", "agent-groups/3", null, everyReader(200, 404)),
          Row.of("GET agent-groups/{id}", "agent-groups/99", null, everyReader(404, 404)),
          Row.of(
              "GET agent-groups/{id}/route", "agent-groups/1/route", null, everyReader(200, 200)),
          Row.of(
              "GET agent-groups/{id}/route", "agent-groups/3/route", null, everyReader(200, 404)),
          Row.of("PUT agent-groups/{id}", "agent-groups/1", "{}", groups(400, 400)),
          Row.of("PUT agent-groups/{id}", "agent-groups/99", GROUP, groups(404, 404)),
          Row.of("DELETE agent-groups/{id}", "agent-groups/99", null, groups(404, 403)),
          Row.of(
              "PUT agent-groups/{id}/members/{userId}",
              "agent-groups/3/members/" + UNKNOWN,
              "{}",
              groups(400, 404)),
          Row.of(
              "PUT agent-groups/{id}/members/{userId}",
              "agent-groups/99/members/EMIL",
              "{}",
              groups(404, 404)),
          Row.of(
              "DELETE agent-groups/{id}/members/{userId}",
              "agent-groups/1/members/" + UNKNOWN,
              null,
              groups(404, 404)),
          Row.of("GET settings", "settings", null, read(200)),
          Row.of("PUT settings", "settings", "{}", groups(400, 403)),
          Row.of("GET deliveries", "deliveries", null, operator(200, 403)),
          Row.of(
              "POST deliveries/{id}/retry",
              "deliveries/" + UNKNOWN + "/retry",
              null,
              operator(404, 403)),
          Row.of("POST deliveries/test", "deliveries/test", "{}", operator(400, 403)),
          Row.of("GET invitations", "invitations", null, invite(200)),
          Row.of("POST invitations", "invitations", "{}", invite(400)),
          Row.of("PUT invitations/{id}", "invitations/" + UNKNOWN, "{}", invite(404)),
          Row.of("DELETE invitations/{id}", "invitations/" + UNKNOWN, null, invite(404)),
          Row.of(
              "POST invitations/{id}/resend",
              "invitations/" + UNKNOWN + "/resend",
              null,
              invite(404)),
          Row.of(
              "PUT products/{clientId}/roles/{role}",
              "products/chatbot/roles/chatbot-editor",
              "{\"permissions\": [], \"dryRun\": true}",
              operator(200, 403)),
          Row.of(
              "PUT products/{clientId}/roles/{role}",
              "products/" + UNKNOWN + "/roles/chatbot-editor",
              "{\"permissions\": []}",
              operator(404, 403)));

  /** Whoever reads the members. */
  private static Integer[] read(int status) {
    return new Integer[] {status, status, status, status, status, 403, status, 403, 401};
  }

  /** Whoever reads the members, and supervisors. */
  private static Integer[] everyReader(int status, int supervisor) {
    return new Integer[] {status, status, status, status, status, supervisor, status, 403, 401};
  }

  /** Whoever manages agent groups, and supervisors. */
  private static Integer[] groups(int status, int supervisor) {
    return new Integer[] {status, status, status, status, status, supervisor, 403, 403, 401};
  }

  /** Platform operators and CIM admins. */
  private static Integer[] edit(int status) {
    return new Integer[] {status, status, status, status, 403, 403, 403, 403, 401};
  }

  /** Platform operators, CIM admins and account administrators. */
  private static Integer[] invite(int status) {
    return new Integer[] {status, status, status, status, status, 403, 403, 403, 401};
  }

  /** Platform operators alone. */
  private static Integer[] operator(int status, int cimAdmin) {
    return new Integer[] {status, status, cimAdmin, cimAdmin, 403, 403, 403, 403, 401};
  }

  @Test
  void everyRouteHasARow() throws IOException {
    assertEquals(
        Set.copyOf(Routes.read()), ROWS.stream().map(Row::route).collect(Collectors.toSet()));
  }

  @Test
  void everyPersonaOnEveryRoute(KeycloakServer server) {
    String emil =
        Api.as(server, "anna").read("users?search=emil@example.com").at("/users/0/id").asText();
    assertFalse(emil.isEmpty(), "emil is a member");
    List<Executable> checks = new ArrayList<>();
    for (String persona : PERSONAS) {
      Api api = api(server, persona);
      for (Row row : ROWS) {
        int expected = row.expected().get(PERSONAS.indexOf(persona));
        checks.add(() -> check(api, persona, row, emil, expected));
      }
    }
    assertAll(checks);
  }

  private static void check(Api api, String persona, Row row, String emil, int expected) {
    String method = row.route().split(" ", 2)[0];
    String type = row.path().equals("users/import") ? "text/csv" : "application/json";
    Api.Answer answer =
        api.send(method, row.path().replace("EMIL", emil), row.body(), "Content-Type", type);
    assertEquals(
        Math.abs(expected),
        answer.status(),
        () -> persona + ": " + method + " " + row.path() + " " + answer.body());
    if (Math.abs(expected) == 403) {
      assertEquals(expected == GRANT ? "cim_admin_grant" : "forbidden", answer.error());
    }
  }

  private static Api api(KeycloakServer server, String persona) {
    return switch (persona) {
      case "master" -> Api.asMasterAdministrator(server);
      case "nobody" -> Api.anonymous(server);
      default -> Api.as(server, persona);
    };
  }
}
