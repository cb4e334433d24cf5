package io.cim.keycloak.network.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.Eventually;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.ServerMode;
import io.cim.keycloak.network.testserver.ServerSettings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleResource;
import org.keycloak.representations.idm.RoleRepresentation;

/** What changes on one node of a cluster is seen on the other, which has read it before. */
@Tag("postgres")
class ClusterIT {

  private static final Map<String, String> CLUSTER =
      Map.of("cache", "ispn", "cache-embedded-network-bind-address", "127.0.0.1");

  private static final Duration AT_MOST = Duration.ofSeconds(20);

  @Test
  void theOtherNodeReadsTheCatalogueAgain() {
    ServerSettings settings = ServerSettings.fromSystemProperties();
    Map<String, String> options = new TreeMap<>(settings.runtime());
    options.putAll(CLUSTER);
    // containers would need a network of their own to find each other
    try (KeycloakServer first = ServerMode.DISTRIBUTION.start(settings.startedWith(options));
        KeycloakServer second = first.another();
        Keycloak keycloak = first.admin()) {
      Api here = Api.as(first, "anna");
      Api there = Api.as(second, "anna");
      RealmResource realm = keycloak.realm(Api.REALM);
      ClientResource campaign =
          realm.clients().get(realm.clients().findByClientId("campaign").get(0).getId());
      assertEquals(names(here), names(there));
      campaign.roles().create(new RoleRepresentation("campaign-viewer", "Looks", false));
      awaitTheSame(here, there, "campaign-viewer");
      RoleResource viewer = campaign.roles().get("campaign-viewer");
      RoleRepresentation role = viewer.toRepresentation();
      role.setName("campaign-reader");
      viewer.update(role);
      awaitTheSame(here, there, "campaign-reader");
    }
  }

  private static void awaitTheSame(Api here, Api there, String role) {
    assertTrue(names(here).contains(role), "on the node that has changed it");
    Eventually.isTrue(AT_MOST, () -> names(there).contains(role), "the other node has no " + role);
    assertEquals(names(here), names(there));
  }

  private static String names(Api caller) {
    return caller.read("products?members=false").findValuesAsText("name").toString();
  }
}
