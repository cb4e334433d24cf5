package io.cim.keycloak.network.deliveries;

import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A copy of the sample network in which some products are told the news. */
public final class ToldNetwork implements AutoCloseable {

  private final RealmCopy copy;
  private final Keycloak keycloak;
  private final Map<String, Receiver> receivers = new HashMap<>();

  /** The products receive what happens from now on. */
  public ToldNetwork(KeycloakServer server, String name, String... products) {
    this(server, name, realm -> {}, products);
  }

  /**
   * The same.
   *
   * @param change what shall be different from the file
   */
  public ToldNetwork(
      KeycloakServer server,
      String name,
      Consumer<RealmRepresentation> change,
      String... products) {
    for (String product : products) {
      receivers.put(product, Receiver.start(server, name, product));
    }
    copy =
        RealmCopy.create(
            server,
            name,
            realm -> {
              realm
                  .getClients()
                  .forEach(
                      client -> {
                        Receiver receiver = receivers.get(client.getClientId());
                        if (receiver != null) {
                          client.getAttributes().put("cim.events.url", receiver.address());
                        }
                      });
              change.accept(realm);
            });
    keycloak = server.admin();
  }

  /** A product's end. */
  public Receiver receiver(String product) {
    return receivers.get(product);
  }

  /** The realm. */
  public RealmCopy copy() {
    return copy;
  }

  /** Keycloak's own API, for the administrator of the server. */
  public RealmResource realm() {
    return keycloak.realm(copy.name());
  }

  /** A role of a product. */
  public RoleRepresentation role(String product, String role) {
    return realm().clients().get(client(product)).roles().get(role).toRepresentation();
  }

  /** Keycloak's own ID of a client. */
  public String client(String clientId) {
    return realm().clients().findByClientId(clientId).get(0).getId();
  }

  /** A new person without any role; gives the ID. */
  public String create(String username) {
    UserRepresentation user = new UserRepresentation();
    user.setUsername(username);
    user.setEnabled(true);
    try (var response = realm().users().create(user)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }

  /** A new person with a role in a product. */
  public String create(String username, String product, String role) {
    String id = create(username);
    grant(id, product, role);
    return id;
  }

  /** Assigns a role of a product by Keycloak's own API. */
  public void grant(String id, String product, String role) {
    realm()
        .users()
        .get(id)
        .roles()
        .clientLevel(client(product))
        .add(java.util.List.of(role(product, role)));
  }

  /** Takes a role of a product away by Keycloak's own API. */
  public void revoke(String id, String product, String role) {
    realm()
        .users()
        .get(id)
        .roles()
        .clientLevel(client(product))
        .remove(java.util.List.of(role(product, role)));
  }

  @Override
  public void close() {
    receivers.values().forEach(Receiver::close);
    copy.close();
    keycloak.close();
  }
}
