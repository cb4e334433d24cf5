package io.cim.keycloak.network.guard;

import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RoleRepresentation;

/** The roles, groups and people of {@link SurfaceWorld}. */
final class SurfacePeople {

  private final SurfaceRealm made;
  private final RealmResource realm;
  private final String baseUrl;

  SurfacePeople(SurfaceRealm made, String baseUrl) {
    this.made = made;
    realm = made.realm();
    this.baseUrl = baseUrl;
  }

  void build() {
    roles();
    groups();
    people();
  }

  private void roles() {
    RoleRepresentation cimAdmin = made.role("cim-admin");
    made.role("content-team");
    made.createRole("empty");
    made.createRole("boss-bundle");
    realm.roles().get("boss-bundle").addComposites(List.of(cimAdmin));
    made.createRole("admin-bundle");
    realm.roles().get("admin-bundle").addComposites(List.of(made.management("manage-realm")));
    RoleRepresentation inProduct = new RoleRepresentation("livechat-boss", null, false);
    var livechat = realm.clients().get(made.get("livechat")).roles();
    livechat.create(inProduct);
    livechat.get("livechat-boss").addComposites(List.of(cimAdmin));
    made.put("livechat-boss", SurfaceRealm.json(livechat.get("livechat-boss").toRepresentation()));
    made.put(
        "chatbot-editor",
        SurfaceRealm.json(
            realm
                .clients()
                .get(made.get("chatbot"))
                .roles()
                .get("chatbot-editor")
                .toRepresentation()));
    made.put(
        "livechat-admin", SurfaceRealm.json(livechat.get("livechat-admin").toRepresentation()));
    made.put("realm-admin", SurfaceRealm.json(made.management("realm-admin")));
    made.put("view-clients", SurfaceRealm.json(made.management("view-clients")));
    made.put("query-users", SurfaceRealm.json(made.management("query-users")));
    RoleRepresentation own =
        realm.clients().get(made.get("account")).roles().get("manage-account").toRepresentation();
    made.put("manage-account", SurfaceRealm.json(own));
    made.put("manage-account-id", own.getId());
    made.put("team-management-id", livechat.get("team-management").toRepresentation().getId());
    for (String name : List.of("cim-admin", "boss-bundle", "admin-bundle", "empty")) {
      made.put(name + "-id", made.role(name).getId());
    }
  }

  private void groups() {
    String bosses = made.group("bosses", null);
    made.group("little-bosses", bosses);
    realm.groups().group(bosses).roles().realmLevel().add(List.of(made.role("cim-admin")));
    String producers = made.group("producers", null);
    RoleRepresentation inProduct =
        realm.clients().get(made.get("livechat")).roles().get("livechat-boss").toRepresentation();
    realm
        .groups()
        .group(producers)
        .roles()
        .clientLevel(made.get("livechat"))
        .add(List.of(inProduct));
    String admins = made.group("admins", null);
    realm
        .groups()
        .group(admins)
        .roles()
        .clientLevel(made.get("realm-management"))
        .add(List.of(made.management("manage-realm")));
    made.group("club", null);
    made.put("marketing", realm.groups().groups("Marketing", true, 0, 1, true).get(0).getId());
  }

  private void people() {
    for (String name : List.of("anna", "boris", "emil", "olga")) {
      made.user(name);
    }
    String[] ordinary = {
      "manage-users", "view-users", "query-users", "query-groups", "query-clients", "query-realms"
    };
    made.giveManagement(made.get("anna"), ordinary);
    made.create("cleo");
    made.give(made.get("cleo"), "cim-admin");
    made.giveManagement(made.get("cleo"), "realm-admin");
    made.create("dora");
    realm.users().get(made.get("dora")).joinGroup(made.get("bosses"));
    made.create("clive");
    made.giveManagement(made.get("clive"), "manage-clients");
    made.create("victor");
    made.giveManagement(made.get("victor"), "view-clients");
    made.create("gina");
    made.create("hanna");
    made.giveManagement(made.get("hanna"), ordinary);
    realm.users().get(made.get("boris")).joinGroup(made.get("club"));
    made.put("boris-credential", realm.users().get(made.get("boris")).credentials().get(0).getId());
    Http.password(baseUrl, SurfaceWorld.REALM, "boris"); // for a login to end
    made.put(
        "boris-session", realm.users().get(made.get("boris")).getUserSessions().get(0).getId());
    Http.grant(
        baseUrl,
        SurfaceWorld.REALM,
        Map.of(
            "grant_type", "password",
            "client_id", "admin-cli",
            "scope", "openid offline_access",
            "username", "boris",
            "password", "network"));
    String client = realm.clients().findByClientId("admin-cli").get(0).getId();
    made.put(
        "boris-offline",
        realm.users().get(made.get("boris")).getOfflineSessions(client).get(0).getId());
  }
}
