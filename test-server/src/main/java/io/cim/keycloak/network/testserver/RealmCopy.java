package io.cim.keycloak.network.testserver;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * A realm of its own for tests that change things: a copy of the first realm file that the server
 * has imported, under another name, removed again when closed.
 */
public final class RealmCopy implements AutoCloseable {

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private final KeycloakServer server;
  private final String name;

  private RealmCopy(KeycloakServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** A copy of this name, exactly as in the file. */
  public static RealmCopy create(KeycloakServer server, String name) {
    return create(server, name, realm -> {});
  }

  /**
   * A copy of this name.
   *
   * @param change what shall be different from the file
   */
  public static RealmCopy create(
      KeycloakServer server, String name, Consumer<RealmRepresentation> change) {
    RealmRepresentation realm;
    try {
      realm =
          JSON.readValue(
              ServerSettings.fromSystemProperties().realms().get(0).toFile(),
              RealmRepresentation.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    realm.setRealm(name);
    change.accept(realm);
    try (Keycloak keycloak = server.admin()) {
      keycloak.realms().create(realm);
    }
    return new RealmCopy(server, name);
  }

  /** The server that has the realm. */
  public KeycloakServer server() {
    return server;
  }

  /** The ID of the user of this name, who must exist. */
  public String idOf(String username) {
    try (Keycloak keycloak = server.admin()) {
      return keycloak.realm(name).users().searchByUsername(username, true).get(0).getId();
    }
  }

  /** The name of the realm. */
  public String name() {
    return name;
  }

  @Override
  public void close() {
    try (Keycloak keycloak = server.admin()) {
      keycloak.realm(name).remove();
    }
  }
}
