package io.cim.keycloak.network.bench;

/**
 * A request to an admin API.
 *
 * @param path below {@code /admin/realms/network/}
 * @param body as JSON, or null
 */
record Request(String method, String path, String body) {

  static Request get(String path) {
    return new Request("GET", path, null);
  }
}
