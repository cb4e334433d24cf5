package io.cim.keycloak.network.users;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.members.Holdings;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.products.CatalogueStore;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Gives people what somebody has offered them: by the code, the rules and the events of the API, on
 * behalf of whoever made the offer.
 */
public final class Admission {

  private final MemberEvents events;
  private final MemberEditor editor;

  /**
   * Admits on somebody's behalf.
   *
   * @param caller who made the offer, with the rights of this moment
   * @param adminEvent tells in their name
   */
  public Admission(
      KeycloakSession session,
      RealmModel realm,
      EntityManager entityManager,
      Caller caller,
      CatalogueStore catalogue,
      AdminEventBuilder adminEvent) {
    Members members = new Members(session, realm, entityManager, caller, catalogue);
    Judge judge = new Judge(session, realm, caller);
    CimAdmins cimAdmins = new CimAdmins(entityManager, realm, catalogue, judge);
    this.events = new MemberEvents(session, adminEvent);
    this.editor = new MemberEditor(session, realm, judge, members, cimAdmins, events);
  }

  /** Tells of an account that was made. */
  public void created(MemberState member) {
    events.created(member.member(), member.member());
  }

  /**
   * Adds roles to those that a member is assigned directly.
   *
   * @param member locked by this transaction
   * @return the member afterwards
   * @throws org.keycloak.services.ErrorResponseException where the rules forbid it
   */
  public MemberState add(MemberState member, Map<Product, Set<ModuleRole>> more) {
    Map<Product, Set<ModuleRole>> wanted = new LinkedHashMap<>();
    more.forEach((product, roles) -> wanted.put(product, together(member, product, roles)));
    return editor.edit(member, wanted);
  }

  private static Set<ModuleRole> together(
      MemberState member, Product product, Set<ModuleRole> more) {
    Holdings.ProductRoles held = member.member().products().get(product.clientId());
    Set<ModuleRole> together = new LinkedHashSet<>(more);
    product.roles().stream()
        .filter(role -> held != null && held.roles().contains(role.name()))
        .forEach(together::add);
    return together;
  }
}
