package io.cim.keycloak.network.guard;

/**
 * A way to break the rule.
 *
 * @param title what it would do
 * @param method of HTTP
 * @param path below the realm's admin API, or from the root where it begins with a slash; {@code
 *     {name}} stands for a value of {@link SurfaceWorld}
 * @param body as sent, or null
 * @param contentType of the body
 * @param code with which the guard refuses it; empty where Keycloak itself does
 */
record SurfaceRow(
    String title, String method, String path, String body, String contentType, String code) {

  static SurfaceRow row(String code, String title, String method, String path) {
    return row(code, title, method, path, null);
  }

  static SurfaceRow row(String code, String title, String method, String path, String body) {
    boolean form = body != null && body.matches("[a-z_]+=.*");
    return new SurfaceRow(
        title,
        method,
        path,
        body,
        form ? "application/x-www-form-urlencoded" : "application/json",
        code);
  }
}
