package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * A product with very many roles. Each role once had a place in the text of the query, and each
 * page size a text of its own, which the server keeps: a few requests ended it for want of memory.
 */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class ManyRolesIT {

  private static final int ROLES = 300;

  @Test
  void areNoBurden(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(Api.REALM);
      ClientRepresentation client = new ClientRepresentation();
      client.setClientId("a:shop");
      client.setAttributes(Map.of("cim.product", "true"));
      String product;
      try (var response = realm.clients().create(client)) {
        product = CreatedResponseUtil.getCreatedId(response);
      }
      try {
        for (int i = 0; i < ROLES; i++) {
          realm
              .clients()
              .get(product)
              .roles()
              .create(new RoleRepresentation("r:" + i, null, false));
        }
        List<RoleRepresentation> roles = realm.clients().get(product).roles().list();
        String emil = realm.users().searchByUsername("emil", true).get(0).getId();
        String vera = realm.users().searchByUsername("vera", true).get(0).getId();
        realm.users().get(emil).roles().clientLevel(product).add(roles);
        realm.users().get(vera).roles().clientLevel(product).add(roles.subList(0, 2));

        Api anna = Api.as(server, "anna");
        for (int max = 1; max <= 200; max++) {
          JsonNode page = anna.read("users?product=a:shop&max=" + max);
          assertEquals(Math.min(max, 2), page.get("users").size());
        }
        // nobody twice, whether pages hold one member or all
        assertEquals(2, anna.all("product=a:shop", 1).size());
        assertEquals(2, anna.read("users/count?product=a:shop").get("count").asInt());
        assertEquals(
            1, anna.read("users/count?role=a:shop:" + roles.get(9).getName()).get("count").asInt());
        assertEquals(ROLES, anna.read("users/" + emil).at("/products/a:shop/roles").size());
        for (JsonNode one : anna.read("products")) {
          if (one.get("clientId").asText().equals("a:shop")) {
            assertEquals(ROLES, one.get("roles").size());
            one.get("roles").forEach(role -> assertEquals(true, role.get("members").asInt() >= 1));
          }
        }
      } finally {
        realm.clients().get(product).remove();
      }
    }
  }
}
