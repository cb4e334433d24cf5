package io.cim.keycloak.network.events;

import io.cim.keycloak.network.members.Holdings;
import io.cim.keycloak.network.members.MemberStore;
import io.cim.keycloak.network.persistence.Portions;
import io.cim.keycloak.network.persistence.Queries;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.RealmModel;

/** Takes pictures of a network, past Keycloak's caches; a few statements for many people. */
final class PictureReader {

  private static final String PEOPLE =
      """
      select one.id as id, one.username as username, one.enabled as enabled, one.notBefore as notBefore
      from UserEntity one
      where one.id in :ids and one.realmId = :realm and one.serviceAccountClientLink is null
      """;

  private final EntityManager entityManager;
  private final RealmModel realm;
  private final Catalogue catalogue;
  private final Set<String> products;
  private final AgentGroupRows groups;

  /**
   * A reader.
   *
   * @param catalogue as the entity manager sees it
   * @param products client IDs of those that matter
   */
  PictureReader(
      EntityManager entityManager, RealmModel realm, Catalogue catalogue, Set<String> products) {
    this.entityManager = entityManager;
    this.realm = realm;
    this.catalogue = catalogue;
    this.products = products;
    this.groups = new AgentGroupRows(entityManager, realm);
  }

  /**
   * Takes a picture of these people and groups.
   *
   * @param groupIds Keycloak's own IDs, also of some that are no agent groups
   */
  Picture picture(Map<String, Picture.Person> people, Collection<String> groupIds) {
    Map<String, Picture.Group> found = new HashMap<>();
    for (List<String> portion : Portions.ofStatements(groupIds)) {
      found.putAll(groups.groups(portion));
    }
    Set<String> holders = new HashSet<>(people.keySet());
    found.values().forEach(group -> holders.addAll(group.members()));
    return new Picture(people, found, access(holders));
  }

  /** The members among these users, by ID. */
  Map<String, Picture.Person> people(Collection<String> ids) {
    Map<String, Picture.Person> people = new HashMap<>();
    for (List<String> portion : Portions.ofStatements(ids)) {
      Map<String, List<Picture.Membership>> memberships = groups.memberships(portion);
      for (Tuple row :
          Queries.create(
                  entityManager,
                  PEOPLE,
                  Tuple.class,
                  Map.of("ids", portion, "realm", realm.getId()))
              .getResultList()) {
        String id = row.get("id", String.class);
        people.put(
            id,
            new Picture.Person(
                row.get("username", String.class),
                row.get("enabled", Boolean.class),
                row.get("notBefore", Integer.class),
                memberships.getOrDefault(id, List.of())));
      }
    }
    return people;
  }

  private Map<String, Map<String, Picture.Access>> access(Collection<String> ids) {
    MemberStore store = new MemberStore(entityManager, realm);
    Map<String, Map<String, Picture.Access>> access = new HashMap<>();
    for (List<String> portion : Portions.ofStatements(ids)) {
      store
          .held(portion, catalogue.graph())
          .forEach((id, held) -> access.put(id, access(Holdings.of(held, catalogue, null))));
    }
    return access;
  }

  private Map<String, Picture.Access> access(Holdings holdings) {
    Map<String, Picture.Access> access = new HashMap<>();
    for (Product product : catalogue.products()) {
      String clientId = product.clientId();
      Holdings.ProductRoles held = holdings.products().get(clientId);
      Set<String> permissions = holdings.permissions().getOrDefault(clientId, Set.of());
      if (products.contains(clientId) && (held != null || !permissions.isEmpty())) {
        Set<String> roles = new TreeSet<>();
        if (held != null) {
          roles.addAll(held.roles());
          roles.addAll(held.inherited());
        }
        Set<String> extra = new TreeSet<>(permissions);
        for (ModuleRole role : product.roles()) {
          if (roles.contains(role.name())) {
            role.permissions().forEach(extra::remove);
          }
        }
        access.put(clientId, new Picture.Access(roles, new TreeSet<>(permissions), extra));
      }
    }
    return access;
  }
}
