package io.cim.keycloak.network.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** A role that is held directly, by several groups, and by those who are no people. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class ManyGroupsIT {

  private static final String ROLE = "campaign-moderator";

  /** Few groups are read one by one, more of them together. */
  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void giveARoleAndNobodyCountsTwice(int number, KeycloakServer server) {
    try (RealmCopy copy = RealmCopy.create(server, "many-groups-" + number);
        Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(copy.name());
      Api anna = Api.as(copy, "anna");
      int before = count(anna);
      String campaign = realm.clients().findByClientId("campaign").get(0).getId();
      RoleRepresentation role = realm.clients().get(campaign).roles().get(ROLE).toRepresentation();
      List<String> groups = groups(realm, number, campaign, role);
      give(realm, copy.idOf("emil"), campaign, role);
      for (String member : List.of("emil", "greta", "wei.liu")) {
        realm.users().get(copy.idOf(member)).joinGroup(groups.get(0));
      }
      realm.users().get(copy.idOf("greta")).joinGroup(groups.get(number - 1));
      String both = serviceAccount(realm, "robot-both");
      give(realm, both, campaign, role);
      realm.users().get(both).joinGroup(groups.get(1));
      give(realm, serviceAccount(realm, "robot-direct"), campaign, role);
      realm.users().get(serviceAccount(realm, "robot-group")).joinGroup(groups.get(1));

      List<String> holders = usernames(anna, "role=campaign:" + ROLE);
      assertEquals(before + 3, holders.size());
      assertEquals(
          3, holders.stream().filter(List.of("emil", "greta", "wei.liu")::contains).count());
      assertEquals(before + 3, count(anna));
      for (JsonNode product : anna.read("products")) {
        for (JsonNode one : product.get("roles")) {
          if (one.get("name").asText().equals(ROLE)) {
            assertEquals(before + 3, one.get("members").asInt());
          }
        }
      }
      // one of two conditions leads, whichever
      List<String> chatbot = usernames(anna, "product=chatbot");
      assertEquals(
          holders.stream().filter(chatbot::contains).toList(),
          usernames(anna, "role=campaign:" + ROLE + "&product=chatbot"));
      assertEquals(
          holders.stream().sorted().toList(),
          usernames(anna, "role=campaign:" + ROLE + "&sort=username"));
    }
  }

  private static int count(Api caller) {
    return caller.read("users/count?role=campaign:" + ROLE).get("count").asInt();
  }

  private static List<String> usernames(Api caller, String query) {
    return caller.all(query, 2).stream().map(user -> user.get("username").asText()).toList();
  }

  private static List<String> groups(
      RealmResource realm, int number, String client, RoleRepresentation role) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      GroupRepresentation group = new GroupRepresentation();
      group.setName("department-" + i);
      try (var response = realm.groups().add(group)) {
        groups.add(CreatedResponseUtil.getCreatedId(response));
      }
      realm.groups().group(groups.get(i)).roles().clientLevel(client).add(List.of(role));
    }
    return groups;
  }

  private static String serviceAccount(RealmResource realm, String clientId) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(clientId);
    client.setServiceAccountsEnabled(true);
    try (var response = realm.clients().create(client)) {
      return realm
          .clients()
          .get(CreatedResponseUtil.getCreatedId(response))
          .getServiceAccountUser()
          .getId();
    }
  }

  private static void give(
      RealmResource realm, String user, String client, RoleRepresentation role) {
    realm.users().get(user).roles().clientLevel(client).add(List.of(role));
  }
}
