package io.cim.keycloak.network.members;

import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.RoleGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Tells for every module role of a member how it is held. */
final class RoleSources {

  private static final Comparator<RoleSource> DIRECT_FIRST =
      Comparator.comparing(
              (RoleSource source) -> List.of("direct", "composite", "group").indexOf(source.type()))
          .thenComparing(RoleSource::name, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(RoleSource::role, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final KeycloakSession session;
  private final RealmModel realm;

  RoleSources(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** By client ID and module role, in a stable order. */
  Map<String, Map<String, List<RoleSource>>> of(Collection<HeldRole> held, Catalogue catalogue) {
    Map<String, Map<String, List<RoleSource>>> sources = new TreeMap<>();
    for (HeldRole assigned : held) {
      for (String id : catalogue.graph().contents(assigned.roleId())) {
        Catalogue.InProduct role = catalogue.role(id);
        if (role != null && !role.permission()) {
          sources
              .computeIfAbsent(role.product(), key -> new TreeMap<>())
              .computeIfAbsent(role.name(), key -> new ArrayList<>())
              .add(source(assigned, id));
        }
      }
    }
    sources.values().forEach(roles -> roles.values().forEach(list -> list.sort(DIRECT_FIRST)));
    return sources;
  }

  /** In which of these ways a role is held, in a stable order. */
  List<RoleSource> of(Collection<HeldRole> held, RoleGraph graph, String roleId) {
    return held.stream()
        .filter(assigned -> graph.contents(assigned.roleId()).contains(roleId))
        .map(assigned -> source(assigned, roleId))
        .sorted(DIRECT_FIRST)
        .toList();
  }

  private RoleSource source(HeldRole assigned, String role) {
    boolean itself = assigned.roleId().equals(role);
    if (assigned.groupId() == null) {
      return itself ? RoleSource.direct() : RoleSource.composite(roleName(assigned.roleId()));
    }
    GroupModel group = session.groups().getGroupById(realm, assigned.groupId());
    // gone since the roles were read: the ID still says which it was
    String path = group == null ? assigned.groupId() : KeycloakModelUtils.buildGroupPath(group);
    return RoleSource.group(path, itself ? null : roleName(assigned.roleId()));
  }

  private String roleName(String id) {
    RoleModel role = realm.getRoleById(id);
    return role == null ? id : role.getName();
  }
}
