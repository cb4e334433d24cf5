package io.cim.keycloak.network.users;

import io.cim.keycloak.network.guard.Target;
import io.cim.keycloak.network.members.HeldRole;
import io.cim.keycloak.network.members.Holdings;
import io.cim.keycloak.network.members.Member;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Permission;
import io.cim.keycloak.network.products.Product;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Changes which module roles a locked member holds directly: all that is asked for, or nothing. */
final class MemberEditor {

  private static final String PRODUCTS_CHANGED = "products.changed";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Judge judge;
  private final Members members;
  private final CimAdmins cimAdmins;
  private final MemberEvents events;

  MemberEditor(
      KeycloakSession session,
      RealmModel realm,
      Judge judge,
      Members members,
      CimAdmins cimAdmins,
      MemberEvents events) {
    this.session = session;
    this.realm = realm;
    this.judge = judge;
    this.members = members;
    this.cimAdmins = cimAdmins;
    this.events = events;
  }

  /**
   * What becomes of a member in one product.
   *
   * @param permissions IDs of single permissions that are assigned directly and go: who is to have
   *     no role in the product is to have no access
   */
  private record Edit(
      Product product, Set<String> before, Set<String> after, Set<String> permissions) {

    boolean changes() {
      return !before.equals(after) || !permissions.isEmpty();
    }

    /** IDs of the module roles that are granted. */
    Set<String> granted() {
      return ids(after, before);
    }

    /** IDs of the module roles and permissions that are taken away. */
    Set<String> revoked() {
      Set<String> revoked = new HashSet<>(ids(before, after));
      revoked.addAll(permissions);
      return revoked;
    }

    private Set<String> ids(Set<String> names, Set<String> without) {
      return product.roles().stream()
          .filter(role -> names.contains(role.name()) && !without.contains(role.name()))
          .map(ModuleRole::id)
          .collect(Collectors.toSet());
    }
  }

  /**
   * Makes the direct roles in the named products exactly these.
   *
   * @param member locked by this transaction, and one whom the caller may edit
   * @return the member afterwards
   * @throws org.keycloak.services.ErrorResponseException where the rules forbid it
   */
  MemberState edit(MemberState member, Map<Product, Set<ModuleRole>> wanted) {
    List<Edit> edits =
        wanted.entrySet().stream()
            .map(one -> edit(member, one.getKey(), one.getValue()))
            .filter(Edit::changes)
            .toList();
    if (edits.isEmpty()) {
      return member;
    }
    Member before = member.member();
    List<HeldRole> held = heldAfter(member, edits);
    Target after = members.target(before.id(), held);
    judge.requireChange(before, member.target(), after, PRODUCTS_CHANGED);
    if (member.target().cimAdmin() && !after.cimAdmin()) {
      cimAdmins.requireAnother(before, PRODUCTS_CHANGED);
    }
    UserModel user = members.account(before.id()).orElseThrow(UserResource::notFound);
    edits.forEach(edit -> apply(user, edit));
    MemberState changed = members.find(before.id()).orElseThrow(UserResource::notFound);
    new MemberSessions(session, realm).endLost(user, member, changed);
    for (Edit edit : edits) {
      events.productChanged(
          before, edit.product().clientId(), new MemberEvents.Change(edit.before(), edit.after()));
    }
    return changed;
  }

  private static Edit edit(MemberState member, Product product, Set<ModuleRole> roles) {
    Holdings.ProductRoles held = member.member().products().get(product.clientId());
    return new Edit(
        product,
        held == null ? Set.of() : held.roles(),
        roles.stream().map(ModuleRole::name).collect(Collectors.toCollection(TreeSet::new)),
        roles.isEmpty() ? directPermissions(member, product) : Set.of());
  }

  private static Set<String> directPermissions(MemberState member, Product product) {
    Set<String> all =
        product.permissions().stream().map(Permission::id).collect(Collectors.toSet());
    return member.held().stream()
        .filter(held -> held.groupId() == null)
        .map(HeldRole::roleId)
        .filter(all::contains)
        .collect(Collectors.toSet());
  }

  private static List<HeldRole> heldAfter(MemberState member, List<Edit> edits) {
    List<HeldRole> held = new ArrayList<>(member.held());
    for (Edit edit : edits) {
      Set<String> revoked = edit.revoked();
      held.removeIf(role -> role.groupId() == null && revoked.contains(role.roleId()));
      edit.granted().forEach(id -> held.add(new HeldRole(member.member().id(), id, null)));
    }
    return held;
  }

  private void apply(UserModel user, Edit edit) {
    edit.granted().forEach(id -> user.grantRole(realm.getRoleById(id)));
    edit.revoked().forEach(id -> user.deleteRoleMapping(realm.getRoleById(id)));
  }
}
