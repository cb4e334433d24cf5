package io.cim.keycloak.network.users;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.guard.Actor;
import io.cim.keycloak.network.guard.MemberRules;
import io.cim.keycloak.network.guard.Target;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.CatalogueStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * Makes members out of the rows of the database: what they hold, and what the caller may do to
 * them.
 */
final class MemberReader {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final MemberStore store;
  private final Caller caller;
  private final CatalogueStore catalogue;
  private final AgentGroups agentGroups;

  MemberReader(
      KeycloakSession session,
      RealmModel realm,
      MemberStore store,
      Caller caller,
      CatalogueStore catalogue,
      AgentGroups agentGroups) {
    this.session = session;
    this.realm = realm;
    this.store = store;
    this.caller = caller;
    this.catalogue = catalogue;
    this.agentGroups = agentGroups;
  }

  /** These rows as members, in the same order, with one statement for all. */
  List<Member> members(List<MemberRow> rows) {
    Map<String, List<HeldRole>> held =
        store.held(rows.stream().map(MemberRow::id).toList()).stream()
            .collect(Collectors.groupingBy(HeldRole::memberId));
    Actor actor = caller.actor();
    return rows.stream()
        .map(row -> member(row, holdings(held.getOrDefault(row.id(), List.of())), actor))
        .toList();
  }

  /** All about the member of this ID, or empty where there is none. */
  Optional<MemberDetails> details(String id) {
    MemberRow row = store.find(id);
    if (row == null) {
      return Optional.empty();
    }
    List<HeldRole> held = store.held(List.of(id));
    Catalogue products = catalogue.get();
    Holdings holdings = holdings(held);
    return Optional.of(
        new MemberDetails(
            member(row, holdings, caller.actor()),
            holdings.permissions(),
            agentGroups.of(id, row.username()),
            new RoleSources(session, realm).of(held, products)));
  }

  private Holdings holdings(List<HeldRole> held) {
    RoleModel cimAdmin = realm.getRole(Caller.CIM_ADMIN);
    return Holdings.of(held, catalogue.get(), cimAdmin == null ? null : cimAdmin.getId());
  }

  private static Member member(MemberRow row, Holdings holdings, Actor actor) {
    Target target = new Target(row.id(), holdings.cimAdmin(), holdings.managementRoles());
    return Member.of(row, holdings, MemberRules.decide(actor, target));
  }
}
