package io.cim.keycloak.network.guard;

/**
 * A way to break the rule.
 *
 * @param title what it would do
 * @param method of HTTP
 * @param path below the realm's admin API, or from the root where it begins with a slash; {@code
 *     {name}} stands for a value of {@link SurfaceWorld}
 * @param body as sent, or null
 * @param code with which the guard refuses it; empty where Keycloak itself does
 */
record SurfaceRow(String title, String method, String path, String body, String code) {

  boolean isScim() {
    return path.contains("/scim/");
  }

  /** Of the body. */
  String contentType() {
    if (isScim()) {
      return "application/scim+json";
    }
    if (body != null && body.matches("[a-z_]+=.*")) {
      return "application/x-www-form-urlencoded";
    }
    if (body != null && body.startsWith("--eve")) {
      return "multipart/form-data; boundary=eve";
    }
    if (body != null && body.startsWith("<")) {
      return "application/xml";
    }
    if (body != null && !body.matches("(?s)[\\[{\"].*")) {
      return "text/plain";
    }
    return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
  }
}
