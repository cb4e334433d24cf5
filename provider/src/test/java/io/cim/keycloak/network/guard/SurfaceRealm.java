package io.cim.keycloak.network.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** The realm of {@link SurfaceWorld} while it is built, with the names of what is in it. */
final class SurfaceRealm {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RealmResource realm;
  private final Map<String, String> values;

  /**
   * A realm to build.
   *
   * @param values gets what stands for the names in {@code surface.txt}: IDs, and roles as JSON
   */
  SurfaceRealm(RealmResource realm, Map<String, String> values) {
    this.realm = realm;
    this.values = values;
  }

  RealmResource realm() {
    return realm;
  }

  String get(String name) {
    return values.get(name);
  }

  void put(String name, String value) {
    values.put(name, value);
  }

  RoleRepresentation role(String name) {
    RoleRepresentation role = realm.roles().get(name).toRepresentation();
    values.put(name, json(role));
    return role;
  }

  void createRole(String name) {
    realm.roles().create(new RoleRepresentation(name, null, false));
    role(name);
  }

  RoleRepresentation management(String name) {
    return realm.clients().get(values.get("realm-management")).roles().get(name).toRepresentation();
  }

  String group(String name, String parent) {
    GroupRepresentation group = new GroupRepresentation();
    group.setName(name);
    try (var response =
        parent == null ? realm.groups().add(group) : realm.groups().group(parent).subGroup(group)) {
      String id = CreatedResponseUtil.getCreatedId(response);
      values.put(name, id);
      return id;
    }
  }

  String user(String name) {
    String id = realm.users().searchByUsername(name, true).get(0).getId();
    values.put(name, id);
    return id;
  }

  void create(String name) {
    try (var response = realm.users().create(GuardedRealm.person(name))) {
      values.put(name, CreatedResponseUtil.getCreatedId(response));
    }
  }

  String create(ClientRepresentation client) {
    try (var response = realm.clients().create(client)) {
      return CreatedResponseUtil.getCreatedId(response);
    }
  }

  void give(String user, String role) {
    realm.users().get(user).roles().realmLevel().add(List.of(role(role)));
  }

  void giveManagement(String user, String... roles) {
    realm
        .users()
        .get(user)
        .roles()
        .clientLevel(values.get("realm-management"))
        .add(Arrays.stream(roles).map(role -> management(role)).toList());
  }

  static String json(RoleRepresentation role) {
    try {
      return JSON.writeValueAsString(role);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
