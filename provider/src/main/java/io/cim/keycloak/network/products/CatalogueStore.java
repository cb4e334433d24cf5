package io.cim.keycloak.network.products;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Reads the catalogue of a realm in one statement, at most once for each request; requests that
 * change nothing share what they have read until Keycloak's own cache drops something.
 */
public final class CatalogueStore {

  private static final String PRODUCT = "cim.product";
  private static final String ORDER = "cim.product.order";
  private static final String KIND = "cim.kind";
  private static final String PERMISSION = "permission";
  private static final String ACCOUNT_ADMIN = "cim.account-admin";
  private static final String SUPERVISOR = "cim.supervisor";

  // one statement, since each costs a round trip: the clients with their roles and what marks them,
  // and the edges of the graph. A group confers what it maps to those of the groups below it too; a
  // group has one parent, so the descent ends
  private static final String ALL =
      """
      with conferring as (
        select mapping.roleId as roleId, mapping.group.id as groupId, mapping.group.id as mappedBy
        from GroupRoleMappingEntity mapping where mapping.group.realm = :realm
        union all
        select above.roleId as roleId, child.id as groupId, above.mappedBy as mappedBy
        from GroupEntity child join conferring above on child.parentId = above.groupId where child.realm = :realm)
      select 'client' as kind, client.clientId as holder, role.id as role, client.name as clientName,
        product.value as product, place.value as place, role.name as roleName, role.description as description,
        attribute.name as attribute, attribute.value as attributeValue, cast(null as string) as mappedBy
      from ClientEntity client
      left join ClientAttributeEntity product on product.client = client and product.name = '%s'
      left join ClientAttributeEntity place on place.client = client and place.name = '%s'
      left join RoleEntity role on role.clientId = client.id
      left join RoleAttributeEntity attribute on attribute.role = role and attribute.name in ('%s', '%s', '%s')
      where client.realmId = :realm and (product.name is not null or client.clientId = :management)
      union all
      select 'role' as kind, edge.parentRole.id as holder, edge.childRole.id as role, %6$s, cast(null as string)
      from CompositeRoleEntity edge where edge.parentRole.realmId = :realm
      union all
      select 'group' as kind, one.groupId as holder, one.roleId as role, %6$s, one.mappedBy from conferring one
      """
          .formatted(
              PRODUCT,
              ORDER,
              KIND,
              ACCOUNT_ADMIN,
              SUPERVISOR,
              "cast(null as string), cast(null as string), cast(null as string), cast(null as string),"
                  + " cast(null as string), cast(null as string), cast(null as string)");

  private final EntityManager entityManager;
  private final RealmModel realm;

  /** Whose cache the catalogue is shared in, or null. */
  private final KeycloakSession sharing;

  private Catalogue catalogue;

  /** The catalogue as the entity manager's transaction sees it. */
  public CatalogueStore(EntityManager entityManager, RealmModel realm) {
    this(null, entityManager, realm);
  }

  private CatalogueStore(KeycloakSession sharing, EntityManager entityManager, RealmModel realm) {
    this.sharing = sharing;
    this.entityManager = entityManager;
    this.realm = realm;
  }

  /** The catalogue as it is committed, for a session that changes nothing of it. */
  public static CatalogueStore shared(
      KeycloakSession session, EntityManager entityManager, RealmModel realm) {
    return new CatalogueStore(session, entityManager, realm);
  }

  /** The catalogue as it was when this request first asked. */
  public Catalogue get() {
    if (catalogue == null) {
      catalogue = sharing == null ? read() : SharedCatalogue.get(sharing, realm, this::read);
    }
    return catalogue;
  }

  /**
   * The client ID of the client whose roles administer this realm: in the master realm it has
   * another name.
   */
  public static String managementClient(RealmModel realm) {
    return Config.getAdminRealm().equals(realm.getName())
        ? KeycloakModelUtils.getMasterRealmAdminManagementClientId(realm.getName())
        : Constants.REALM_MANAGEMENT_CLIENT_ID;
  }

  /** Whether a client is a product, as the catalogue would see it. */
  public static boolean isProduct(ClientModel client) {
    return "true".equals(client.getAttribute(PRODUCT));
  }

  /** What people call this product: the client's name, or its client ID where it has none. */
  public static String nameOf(ClientModel product) {
    return name(product.getName(), product.getClientId());
  }

  /** Whether a role of a product is a permission, as the catalogue would see it. */
  public static boolean isPermission(RoleModel role) {
    return PERMISSION.equals(role.getFirstAttribute(KIND));
  }

  private static String name(String name, String clientId) {
    return name == null || name.isBlank() ? clientId : name;
  }

  /** Whether the realm has a client that is marked as a product, in one statement. */
  public boolean hasProducts() {
    // some databases cannot compare such long texts
    return entityManager
        .createQuery(
            """
            select product.value from ClientAttributeEntity product
            where product.client.realmId = :realm and product.name = '%s'
            """
                .formatted(PRODUCT),
            String.class)
        .setParameter("realm", realm.getId())
        .getResultStream()
        .anyMatch("true"::equals);
  }

  private Catalogue read() {
    Map<String, ClientRow> clients = new LinkedHashMap<>();
    List<RoleGraph.Edge> composites = new ArrayList<>();
    List<RoleGraph.Conferral> conferrals = new ArrayList<>();
    for (Tuple row :
        entityManager
            .createQuery(ALL, Tuple.class)
            .setParameter("realm", realm.getId())
            .setParameter("management", managementClient(realm))
            .getResultList()) {
      String holder = row.get("holder", String.class);
      String role = row.get("role", String.class);
      switch (row.get("kind", String.class)) {
        case "client" -> clients.computeIfAbsent(holder, clientId -> new ClientRow(row)).add(row);
        case "role" -> composites.add(new RoleGraph.Edge(holder, role));
        default ->
            conferrals.add(
                new RoleGraph.Conferral(holder, role, row.get("mappedBy", String.class)));
      }
    }
    RoleGraph graph = new RoleGraph(composites, conferrals);
    ClientRow management = clients.get(managementClient(realm));
    return new Catalogue(
        clients.values().stream()
            .filter(client -> client.isProduct)
            .map(client -> client.product(graph))
            .sorted(Product.TABLE_ORDER)
            .toList(),
        management == null ? Set.of() : management.roles.keySet(),
        graph);
  }

  /** A client as the rows of the statement tell it, which are one for each role and attribute. */
  private static final class ClientRow {

    private final String clientId;
    private final String name;
    private final boolean isProduct;
    private final Integer order;
    private final Map<String, RoleRow> roles = new HashMap<>();

    ClientRow(Tuple row) {
      clientId = row.get("holder", String.class);
      name = row.get("clientName", String.class);
      isProduct = "true".equals(row.get("product", String.class));
      order = number(row.get("place", String.class));
    }

    void add(Tuple row) {
      String id = row.get("role", String.class);
      if (id != null) {
        RoleRow role =
            roles.computeIfAbsent(
                id,
                key ->
                    new RoleRow(
                        id,
                        row.get("roleName", String.class),
                        row.get("description", String.class),
                        new HashSet<>()));
        String attribute = row.get("attribute", String.class);
        if (attribute != null) {
          role.marks().add(attribute + "=" + row.get("attributeValue", String.class));
        }
      }
    }

    Product product(RoleGraph graph) {
      return new Product(
          clientId,
          CatalogueStore.name(name, clientId),
          order,
          roles.values().stream()
              .filter(role -> !role.isPermission())
              .map(role -> moduleRole(role, graph))
              .sorted(
                  Comparator.comparing((ModuleRole role) -> -role.permissions().size())
                      .thenComparing(ModuleRole::name))
              .toList(),
          roles.values().stream()
              .filter(RoleRow::isPermission)
              .map(role -> new Permission(role.id(), role.name(), role.description()))
              .sorted(Comparator.comparing(Permission::name))
              .toList());
    }

    private ModuleRole moduleRole(RoleRow role, RoleGraph graph) {
      return new ModuleRole(
          role.id(),
          role.name(),
          role.description(),
          graph.contents(role.id()).stream()
              .map(roles::get)
              .filter(inside -> inside != null && inside.isPermission())
              .map(RoleRow::name)
              .sorted()
              .toList(),
          role.marks().contains(ACCOUNT_ADMIN + "=true"),
          role.marks().contains(SUPERVISOR + "=true"));
    }

    private static Integer number(String text) {
      try {
        return text == null ? null : Integer.valueOf(text.strip());
      } catch (NumberFormatException e) {
        return null; // an operator's typing error must not take the list away
      }
    }
  }

  private record RoleRow(String id, String name, String description, Set<String> marks) {
    boolean isPermission() {
      return marks.contains(KIND + "=" + PERMISSION);
    }
  }
}
