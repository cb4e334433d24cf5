package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.cim.keycloak.network.testserver.KeycloakServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every way to break the rule that Keycloak offers, tried by a CIM admin who manages users and by
 * one whom an operator has even made realm-admin. What has changed is told by the database.
 */
@Tag("connection")
@ExtendWith(SurfaceExtension.class)
class GuardSurfaceIT {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("network.docs", "../docs"), "security.md");

  private static final String BEGIN = "<!-- the surface: written by GuardSurfaceIT -->\n";
  private static final String END = "<!-- end of the surface -->\n";

  private static KeycloakServer server;
  private static SurfaceWorld world;

  @BeforeAll
  static void enter(SurfaceWorld shared) {
    world = shared;
    server = shared.server();
  }

  @Test
  void everyWayIsRefusedAndNothingChanges() throws Exception {
    List<String> failures = new ArrayList<>();
    StringBuilder table = new StringBuilder();
    SurfaceCaller manager = new SurfaceCaller(server, world, "anna", failures);
    SurfaceCaller realmAdmin = new SurfaceCaller(server, world, "cleo", failures);
    for (Map.Entry<String, List<SurfaceRow>> chapter : SurfaceRows.all().entrySet()) {
      table
          .append("\n#### ")
          .append(chapter.getKey())
          .append(
              "\n\n| what | way | holding `manage-users` | holding `realm-admin` |\n|---|---|---|---|\n");
      for (SurfaceRow row : chapter.getValue()) {
        String first = manager.attempt(row);
        String second = realmAdmin.attempt(row);
        if (!second.contains(row.code())) {
          failures.add("%s: %s instead of %s".formatted(row, second, row.code()));
        }
        table.append(
            "| %s | `%s %s` | %s | %s |\n"
                .formatted(row.title(), row.method(), row.path(), first, second));
      }
    }
    if (!failures.isEmpty()) {
      fail(String.join("\n", failures) + "\n" + table);
    }
    compareWithDocument(table.toString());
  }

  /** Whoever holds one acts as nobody. */
  @Test
  void aRegistrationTokenTakesNoProductFromCimAdmins() throws Exception {
    String token =
        Http.masterAdministrator(server.baseUrl())
            .send(
                "POST",
                world.fill(
                    "/admin/realms/{realm}/clients/{livechat}/registration-access-token", "anna"))
            .body()
            .get("registrationAccessToken")
            .asText();
    DatabaseState before = DatabaseState.read(server, SurfaceWorld.REALM);
    Http.Answer answer =
        Http.as(server.baseUrl(), token)
            .send("DELETE", "/realms/surface/clients-registrations/default/livechat");
    assertEquals("cim_admin_grant", answer.code(), () -> answer.response().body());
    assertEquals(Set.of(), before.differences(DatabaseState.read(server, SurfaceWorld.REALM)));
  }

  @Test
  void scheduledStepsLeaveCimAdminsAlone() throws Exception {
    Map<String, String> steps =
        Map.of(
            "boris", "'uses': 'delete-user'",
            "lena", "'uses': 'revoke-role', 'with': {'role': ['cim-admin']}",
            "dora", "'uses': 'leave-group', 'with': {'group': ['/bosses']}",
            "emil", "'uses': 'grant-role', 'with': {'role': ['cim-admin']}",
            "hanna", "'uses': 'join-group', 'with': {'group': ['/bosses']}");
    Workflows workflows = new Workflows(server, SurfaceWorld.REALM);
    DatabaseState before = DatabaseState.read(server, SurfaceWorld.REALM);
    try (workflows) {
      for (Map.Entry<String, String> step : steps.entrySet()) {
        workflows.schedule(
            id(step.getKey()), "{" + step.getValue().replace('\'', '"') + ", \"after\": \"1\"}");
      }
      for (String user : steps.keySet()) {
        workflows.awaitRefusal(id(user));
      }
    }
    assertEquals(Set.of(), before.differences(DatabaseState.read(server, SurfaceWorld.REALM)));
  }

  private static String id(String user) {
    return world.fill("{" + user + "}", "anna");
  }

  @Test
  void aRefusedImpersonationBeginsNoLogin() throws Exception {
    long before = loginsOfBoris();
    assertTrue(before > 0, "logins are counted");
    for (String caller : List.of("anna", "cleo")) {
      world
          .admin(caller)
          .send("POST", "/admin/realms/surface/users/" + id("boris") + "/impersonation", "{}");
    }
    assertEquals(before, loginsOfBoris());
  }

  private static long loginsOfBoris() throws SQLException {
    try (Connection connection = server.database();
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from OFFLINE_USER_SESSION where USER_ID = ?")) {
      statement.setString(1, id("boris"));
      try (ResultSet count = statement.executeQuery()) {
        count.next();
        return count.getLong(1);
      }
    }
  }

  @Test
  void whatDefeatsTheGuardIsToldAtTheStartAndInTheServerInfo() {
    List<String> warnings =
        List.of(
            "The feature admin-fine-grained-authz:v1 is on.",
            "The feature client-admin-api:v2 is on.",
            "The feature ssf is on.",
            "The feature token-exchange:v1 is on.");
    String log = server.log();
    warnings.forEach(warning -> assertTrue(log.contains(warning), warning));
    String info =
        Http.masterAdministrator(server.baseUrl())
            .send("GET", "/admin/serverinfo")
            .body()
            .at("/providers/eventsListener/providers/cim-guard/operationalInfo/warnings")
            .asText();
    warnings.forEach(warning -> assertTrue(info.contains(warning), info));
    String holder = "Realm surface: the CIM admin " + world.fill("{cleo}", "cleo") + " holds ";
    assertTrue(info.contains(holder), info);
    assertTrue(log.contains(holder), "an operator's change left it so");
  }

  @Test
  void refusalsAreCounted() throws IOException {
    double before = refusals();
    world
        .admin("anna")
        .send("DELETE", "/admin/realms/surface/users/" + world.fill("{boris}", "anna"));
    assertEquals(before + 1, refusals());
  }

  private static double refusals() throws IOException {
    return metrics()
        .lines()
        .filter(line -> line.startsWith("cim_guard_refusals_total{"))
        .filter(
            line ->
                line.contains("realm=\"surface\"") && line.contains("code=\"cim_admin_protected\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static String metrics() throws IOException {
    try (InputStream in = URI.create(server.managementUrl() + "/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void compareWithDocument(String table) throws IOException {
    String document = Files.readString(DOCUMENT);
    int from = document.indexOf(BEGIN) + BEGIN.length();
    int to = document.indexOf(END);
    String rewritten = document.substring(0, from) + table + "\n" + document.substring(to);
    if (Boolean.getBoolean("network.docs.rewrite")) {
      Files.writeString(DOCUMENT, rewritten);
    } else {
      assertEquals(
          rewritten,
          document,
          "write it anew with -Dnetwork.docs.rewrite=true and look at the change");
    }
  }
}
