package io.cim.keycloak.network.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.Eventually;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.ServerMode;
import io.cim.keycloak.network.testserver.ServerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
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
      Nodes nodes = new Nodes(here, there);
      assertEquals(names(here), names(there));

      campaign.roles().create(new RoleRepresentation("campaign-viewer", "Looks", false));
      nodes.await("campaign-viewer", ClusterIT::names);
      RoleResource viewer = campaign.roles().get("campaign-viewer");
      RoleRepresentation role = viewer.toRepresentation();
      role.setName("campaign-reader");
      viewer.update(role);
      nodes.await("campaign-reader", ClusterIT::names);

      RoleResource reader = campaign.roles().get("campaign-reader");
      reader.addComposites(List.of(campaign.roles().get("chat-ads").toRepresentation()));
      nodes.await("chat-ads", ClusterIT::permissionsOfReaders);

      String crew = group(realm, "crew");
      String people = group(realm, "people");
      String emil = realm.users().searchByUsername("emil", true).get(0).getId();
      realm.users().get(emil).joinGroup(people);
      realm
          .groups()
          .group(crew)
          .roles()
          .clientLevel(campaign.toRepresentation().getId())
          .add(List.of(reader.toRepresentation()));
      assertEquals("[]", readers(there));
      GroupRepresentation moved = realm.groups().group(people).toRepresentation();
      realm.groups().group(crew).subGroup(moved).close();
      nodes.await("emil", ClusterIT::readers);

      campaign.roles().deleteRole("campaign-reader");
      nodes.awaitNo("campaign-reader", ClusterIT::names);
      ClientRepresentation product = campaign.toRepresentation();
      product.setAttributes(new TreeMap<>(Map.of("cim.product", "false")));
      campaign.update(product);
      nodes.awaitNo("Campaign", ClusterIT::names);
    }
  }

  private static String group(RealmResource realm, String name) {
    GroupRepresentation group = new GroupRepresentation();
    group.setName(name);
    try (var response = realm.groups().add(group)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }

  /**
   * Somebody who asks both nodes.
   *
   * @param here the node on which something is changed
   */
  private record Nodes(Api here, Api there) {

    void await(String text, Function<Api, String> view) {
      assertTrue(view.apply(here).contains(text), "on the node that has changed it");
      Eventually.isTrue(
          AT_MOST, () -> view.apply(there).contains(text), "the other node has no " + text);
      assertEquals(view.apply(here), view.apply(there));
    }

    void awaitNo(String text, Function<Api, String> view) {
      assertFalse(view.apply(here).contains(text), "on the node that has changed it");
      Eventually.isTrue(
          AT_MOST, () -> !view.apply(there).contains(text), "the other node still has " + text);
      assertEquals(view.apply(here), view.apply(there));
    }
  }

  private static String permissionsOfReaders(Api caller) {
    for (JsonNode product : caller.read("products?members=false")) {
      for (JsonNode role : product.get("roles")) {
        if (role.get("name").asText().equals("campaign-reader")) {
          return role.get("permissions").toString();
        }
      }
    }
    return "";
  }

  private static String readers(Api caller) {
    return caller
        .read("users?role=campaign:campaign-reader")
        .get("users")
        .findValuesAsText("username")
        .toString();
  }

  private static String names(Api caller) {
    return caller.read("products?members=false").findValuesAsText("name").toString();
  }
}
