package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.persistence.Queries;
import io.cim.keycloak.network.products.CatalogueStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Reads the state of a network from the database, past Keycloak's caches and its filters of what a
 * caller may see. The number of statements depends on how deep roles and groups are nested, and on
 * nothing else.
 */
final class StateReader {

  private static final String REALM =
      """
      select attribute.name as kind, attribute.value as text from RealmAttributeEntity attribute
      where attribute.realm.id = :realm and attribute.name in ('%s', '%s')
      """
          .formatted(CimAdminRole.PIN, CimAdminRole.WITHOUT_ADMIN);

  private static final String ROLES =
      """
      select 'default' as kind, one.defaultRoleId as id, '' as name from RealmEntity one where one.id = :realm
      union all
      select 'default' as kind, joined as id, '' as name
      from RealmEntity one join one.defaultGroupIds joined where one.id = :realm
      union all
      select 'named' as kind, role.id as id, role.name as name
      from RoleEntity role where role.realmId = :realm and role.clientRole = false and role.name = 'cim-admin'
      union all
      select 'inside' as kind, child.id as id, concat(child.name, ' ', coalesce(mark.value, '')) as name
      from CompositeRoleEntity edge join edge.parentRole role join edge.childRole child
      left join RoleAttributeEntity mark on mark.role = child and mark.name = 'cim.kind'
      where role.realmId = :realm and role.clientRole = false and role.name = 'cim-admin'
      union all
      select 'within' as kind, edge.parentRole.id as id,
        concat(child.id, ' ', child.name, ' ', coalesce(mark.value, '')) as name
      from CompositeRoleEntity edge join CompositeRoleEntity upper on upper.childRole.id = edge.parentRole.id
      join upper.parentRole role join edge.childRole child
      left join RoleAttributeEntity mark on mark.role = child and mark.name = 'cim.kind'
      where role.realmId = :realm and role.clientRole = false and role.name = 'cim-admin'
      union all
      select 'fixed' as kind, edge.parentRole.id as id, concat(child.id, ' ', child.name) as name
      from CompositeRoleEntity edge join edge.childRole child join RealmEntity one on one.defaultRoleId = edge.parentRole.id
      where one.id = :realm
      union all
      select 'fixed' as kind, edge.parentRole.id as id, concat(child.id, ' ', child.name) as name
      from CompositeRoleEntity edge join edge.childRole child join edge.parentRole role
      join ClientEntity client on client.id = role.clientId
      where client.realmId = :realm and client.clientId = :management
      union all
      select 'strong' as kind, role.id as id, role.name as name
      from RoleEntity role join ClientEntity client on client.id = role.clientId
      where client.realmId = :realm and client.clientId = :management and role.name in :strong
      """;

  private final EntityManager entityManager;
  private final String realmId;
  private final String managementClient;
  private final StrongRoles strong;

  /**
   * A reader.
   *
   * @param managementClient client ID of the client whose roles administer the realm
   */
  StateReader(
      EntityManager entityManager, String realmId, String managementClient, StrongRoles strong) {
    this.entityManager = entityManager;
    this.realmId = realmId;
    this.managementClient = managementClient;
    this.strong = strong;
  }

  /** What is committed of a network. */
  static NetworkState committed(
      KeycloakSessionFactory sessions, RealmModel realm, StrongRoles strong) {
    String managementClient = CatalogueStore.managementClient(realm);
    return KeycloakModelUtils.runJobInTransactionWithResult(
        sessions,
        fresh ->
            new StateReader(
                    fresh.getProvider(JpaConnectionProvider.class).getEntityManager(),
                    realm.getId(),
                    managementClient,
                    strong)
                .read());
  }

  NetworkState read() {
    Map<String, String> attributes = new HashMap<>();
    for (Tuple row :
        entityManager
            .createQuery(REALM, Tuple.class)
            .setParameter("realm", realmId)
            .getResultList()) {
      attributes.put(row.get("kind", String.class), row.get("text", String.class));
    }
    String pinned = attributes.get(CimAdminRole.PIN);
    Map<String, String> roots = new HashMap<>();
    Set<String> defaults = new HashSet<>();
    Set<NetworkState.Way> ways = new HashSet<>();
    String named = null;
    boolean realm = false;
    for (Tuple row :
        Queries.createWhole(
                entityManager,
                ROLES,
                Tuple.class,
                Map.of("realm", realmId, "management", managementClient, "strong", strong.all()))
            .getResultList()) {
      String id = row.get("id", String.class);
      switch (row.get("kind", String.class)) {
        case "default" -> {
          realm = true;
          defaults.add(id);
        }
        case "named" -> named = id;
        case "inside" -> {
          ways.add(new NetworkState.Way(NetworkState.CIM_ADMIN, "inside", id));
          ways.add(named(NetworkState.CIM_ADMIN, id, row.get("name", String.class)));
        }
        case "within" ->
            ways.add(
                new NetworkState.Way(
                    NetworkState.CIM_ADMIN, "inside", id + " " + row.get("name", String.class)));
        case "fixed" ->
            ways.add(
                new NetworkState.Way(
                    NetworkState.FIXED, "inside", id + " " + row.get("name", String.class)));
        default -> roots.put(id, row.get("name", String.class));
      }
    }
    String cimAdmin = pinned == null ? named : pinned;
    if (cimAdmin != null) {
      roots.put(cimAdmin, NetworkState.CIM_ADMIN);
    }
    Conferring conferring = Conferring.read(entityManager, roots.keySet());
    roots.forEach((id, name) -> ways.addAll(ways(id, name, conferring, defaults)));
    boolean mayBeWithout = "true".equals(attributes.get(CimAdminRole.WITHOUT_ADMIN));
    return withPeople(realm, pinned, named, mayBeWithout, roots, conferring, ways);
  }

  private Set<NetworkState.Way> ways(
      String root, String name, Conferring conferring, Set<String> defaults) {
    Set<NetworkState.Way> ways = new HashSet<>();
    if (!name.equals(NetworkState.CIM_ADMIN) && !strong.diet().contains(name)) {
      return ways;
    }
    for (String role : conferring.roles(root)) {
      ways.add(new NetworkState.Way(name, defaults.contains(role) ? "default" : "role", role));
    }
    for (String group : conferring.groups(root)) {
      ways.add(new NetworkState.Way(name, defaults.contains(group) ? "default" : "group", group));
    }
    String kept = name.equals(NetworkState.CIM_ADMIN) ? name : NetworkState.FIXED;
    conferring.names(root).forEach((id, text) -> ways.add(named(kept, id, text)));
    return ways;
  }

  /** Products and mappers know a role or group by its name. */
  private static NetworkState.Way named(String role, String id, String name) {
    return new NetworkState.Way(role, "name", id + " " + name);
  }

  private NetworkState withPeople(
      boolean realm,
      String pinned,
      String named,
      boolean mayBeWithoutAdmin,
      Map<String, String> roots,
      Conferring conferring,
      Set<NetworkState.Way> ways) {
    Set<String> cimAdmins = new TreeSet<>();
    Set<String> active = new HashSet<>();
    Map<String, Set<String>> holders = new HashMap<>();
    for (Holding holding : Holding.read(entityManager, conferring)) {
      for (String root : conferring.rootsOf(holding.way())) {
        String name = roots.get(root);
        if (!name.equals(NetworkState.CIM_ADMIN)) {
          holders.computeIfAbsent(holding.user(), key -> new TreeSet<>()).add(name);
        } else {
          cimAdmins.add(holding.user());
          if (holding.active()) {
            active.add(holding.user());
          }
        }
      }
    }
    return new NetworkState(
        realm, pinned, named, mayBeWithoutAdmin, cimAdmins, active, holders, ways);
  }

  /**
   * That somebody has a role or is in a group.
   *
   * @param way ID of the role or group
   * @param active whether that is an enabled person
   */
  private record Holding(String user, String way, boolean active) {

    private static final String ACTIVE =
        "case when %1$s.enabled = true and %1$s.serviceAccountClientLink is null then 1 else 0 end as active";

    private static final String BY_ROLE =
        "select mapping.user.id as user_, mapping.roleId as way, "
            + ACTIVE.formatted("mapping.user")
            + " from UserRoleMappingEntity mapping where mapping.roleId in :roles"
            // people of a store that does not import them: nobody knows whether they are enabled
            + " union all select mapping.userId as user_, mapping.roleId as way, 1 as active"
            + " from FederatedUserRoleMappingEntity mapping where mapping.roleId in :roles";

    private static final String BY_GROUP =
        " union all select membership.user.id as user_, membership.groupId as way, "
            + ACTIVE.formatted("membership.user")
            + " from UserGroupMembershipEntity membership where membership.groupId in :groups"
            + " union all select membership.userId as user_, membership.groupId as way, 1 as active"
            + " from FederatedUserGroupMembershipEntity membership where membership.groupId in :groups";

    static List<Holding> read(EntityManager entityManager, Conferring conferring) {
      if (conferring.roles().isEmpty()) {
        return List.of();
      }
      boolean groups = !conferring.groups().isEmpty();
      return Queries.createWhole(
              entityManager,
              groups ? BY_ROLE + BY_GROUP : BY_ROLE,
              Tuple.class,
              Map.of("roles", conferring.roles(), "groups", conferring.groups()))
          .getResultList()
          .stream()
          .map(
              row ->
                  new Holding(
                      row.get("user_", String.class),
                      row.get("way", String.class),
                      row.get("active", Integer.class) == 1))
          .toList();
    }
  }
}
