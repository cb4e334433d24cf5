package io.cim.keycloak.network.users;

import io.cim.keycloak.network.guard.CimAdminRole;
import io.cim.keycloak.network.members.Member;
import io.cim.keycloak.network.persistence.RowLocks;
import io.cim.keycloak.network.products.CatalogueStore;
import io.cim.keycloak.network.products.Holders;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** The CIM admins of a network as a whole. */
final class CimAdmins {

  private final EntityManager entityManager;
  private final RealmModel realm;
  private final CatalogueStore catalogue;
  private final Judge judge;

  CimAdmins(EntityManager entityManager, RealmModel realm, CatalogueStore catalogue, Judge judge) {
    this.entityManager = entityManager;
    this.realm = realm;
    this.catalogue = catalogue;
    this.judge = judge;
  }

  /**
   * Refuses to lose the {@linkplain #isLast last} one.
   *
   * @param action the history's word for what would be done
   * @throws org.keycloak.services.ErrorResponseException {@code last_cim_admin}
   */
  void requireAnother(Member leaving, String action) {
    if (isLast(leaving)) {
      throw judge.refuse(Judge.LAST_CIM_ADMIN, leaving, action);
    }
  }

  /**
   * Whether the network has no enabled CIM admin beside this one, who is enabled. Nobody else
   * passes here until the transaction ends: two who take each other's last one away would both see
   * the other.
   */
  boolean isLast(Member leaving) {
    RoleModel role = CimAdminRole.of(realm);
    if (role == null || !leaving.enabled() || CimAdminRole.mayHaveNoHolder(realm)) {
      return false;
    }
    RowLocks.role(entityManager, role.getId());
    return !hasEnabledBeside(role, leaving.id());
  }

  private boolean hasEnabledBeside(RoleModel role, String leaving) {
    Map<String, Object> parameters = new HashMap<>(Map.of("leaving", leaving));
    Holders holders = catalogue.get().graph().holders(Set.of(role.getId()));
    String held = String.join(" union ", holders.queries("admin", parameters, user -> ""));
    TypedQuery<String> query =
        entityManager.createQuery(
            "select held.id from (%s) held join UserEntity member on member.id = held.id"
                    .formatted(held)
                + " where member.id <> :leaving and member.enabled = true"
                + " and member.serviceAccountClientLink is null",
            String.class);
    parameters.forEach(query::setParameter);
    return query.setMaxResults(1).getResultStream().findFirst().isPresent();
  }
}
