package io.cim.keycloak.network.guard;

import com.unboundid.util.LDAPSDKException;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Somebody who tries the ways to break the rule, with their tokens. */
final class SurfaceCaller {

  private final KeycloakServer server;
  private final SurfaceWorld world;
  private final String name;
  private final List<String> failures;
  private final Http admin;
  private final Http scim;

  SurfaceCaller(KeycloakServer server, SurfaceWorld world, String name, List<String> failures) {
    this.server = server;
    this.world = world;
    this.name = name;
    this.failures = failures;
    admin = world.admin(name);
    scim = world.scim(name);
  }

  /**
   * Tries a way; gives the outcome in words, and adds to the failures where it is not refused or
   * changes something.
   */
  String attempt(SurfaceRow row) throws SQLException, LDAPSDKException {
    String path = world.fill(row.path(), name);
    String body = world.fill(row.body(), name);
    DatabaseState before = DatabaseState.read(server, SurfaceWorld.REALM);
    List<String> outside = world.outside();
    Http.Answer answer =
        (row.isScim() ? scim : admin)
            .send(
                row.method(),
                path.startsWith("/")
                    ? path
                    : "/admin/realms/" + SurfaceWorld.REALM + (path.isEmpty() ? "" : "/" + path),
                body,
                row.contentType());
    Set<String> changed = before.differences(DatabaseState.read(server, SurfaceWorld.REALM));
    if (!outside.equals(world.outside())) {
      changed.add("outside: " + world.outside());
    }
    String outcome =
        answer.code() == null
            ? answer.status() + " from Keycloak"
            : answer.status() + " `" + answer.code() + "`";
    boolean explained = answer.code() != null || name.equals("anna");
    boolean impersonates =
        answer.response().headers().allValues("set-cookie").stream()
            .anyMatch(cookie -> cookie.startsWith("KEYCLOAK_"));
    if (impersonates
        || !changed.isEmpty()
        || !refused(row, answer)
        || (!explained && !row.code().isEmpty())) {
      failures.add(
          "%s as %s: %s %s, changed: %s"
              .formatted(row, name, outcome, answer.response().body(), changed));
    }
    return outcome;
  }

  /** Keycloak has answers of its own for what it refuses by itself. */
  private static boolean refused(SurfaceRow row, Http.Answer answer) {
    return row.code().isEmpty() ? answer.status() / 100 == 4 : answer.status() == 403;
  }
}
