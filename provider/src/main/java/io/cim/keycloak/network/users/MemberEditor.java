package io.cim.keycloak.network.users;

import io.cim.keycloak.network.guard.Target;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Changes which module roles locked members hold directly: all that is asked for, or nothing. */
final class MemberEditor {

  /** The history's word for it. */
  static final String PRODUCTS_CHANGED = "products.changed";

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
   * Makes the direct roles in the named products exactly these.
   *
   * @param member locked by this transaction, and one whom the caller may edit
   * @return the member afterwards
   * @throws org.keycloak.services.ErrorResponseException where the rules forbid it
   */
  MemberState edit(MemberState member, Map<Product, Set<ModuleRole>> wanted) {
    MemberEdit edit = MemberEdit.of(member, wanted);
    if (edit.isNothing()) {
      return member;
    }
    Optional<Objection> objection = objection(edit);
    if (objection.isPresent()) {
      throw judge.refuse(objection.get(), member.member(), PRODUCTS_CHANGED);
    }
    return apply(List.of(edit)).get(edit.id());
  }

  /**
   * Why a member, whom the caller may edit, must not become this; empty where nothing is against
   * it. Sees each change by itself: that many together take the last CIM admins away is for the
   * guard.
   */
  Optional<Objection> objection(MemberEdit edit) {
    Target before = edit.member().target();
    Target after = members.target(edit.id(), edit.heldAfter());
    Optional<Objection> objection = judge.objectionToChange(before, after);
    return objection.isEmpty()
            && before.cimAdmin()
            && !after.cimAdmin()
            && cimAdmins.isLast(edit.member().member())
        ? Optional.of(Judge.LAST_CIM_ADMIN)
        : objection;
  }

  /** Why the caller may not edit a member, or not so; empty where nothing is against it. */
  Optional<Objection> objectionToAll(MemberEdit edit) {
    return judge
        .objectionToEdit(edit.member())
        .or(() -> edit.isNothing() ? Optional.empty() : objection(edit));
  }

  /**
   * Makes changes against which there is no objection.
   *
   * @param edits of as many locked members, each of which changes something
   * @return the members afterwards, by ID
   */
  Map<String, MemberState> apply(List<MemberEdit> edits) {
    Map<String, UserModel> users = new LinkedHashMap<>();
    for (MemberEdit edit : edits) {
      UserModel user = members.account(edit.id()).orElseThrow(UserResource::notFound);
      edit.products().forEach(product -> apply(user, product));
      users.put(edit.id(), user);
    }
    Map<String, MemberState> changed = members.find(users.keySet());
    MemberSessions sessions = new MemberSessions(session, realm);
    for (MemberEdit edit : edits) {
      sessions.endLost(users.get(edit.id()), edit.member(), changed.get(edit.id()));
      for (MemberEdit.InProduct product : edit.products()) {
        events.productChanged(
            edit.member().member(),
            product.product().clientId(),
            new MemberEvents.Change(product.before(), product.after()));
      }
    }
    return changed;
  }

  private void apply(UserModel user, MemberEdit.InProduct edit) {
    edit.granted().forEach(id -> user.grantRole(realm.getRoleById(id)));
    edit.revoked().forEach(id -> user.deleteRoleMapping(realm.getRoleById(id)));
  }
}
