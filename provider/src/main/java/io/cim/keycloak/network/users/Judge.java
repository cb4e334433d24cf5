package io.cim.keycloak.network.users;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.guard.Actor;
import io.cim.keycloak.network.guard.MemberRules;
import io.cim.keycloak.network.guard.Target;
import io.cim.keycloak.network.guard.Verdict;
import io.cim.keycloak.network.history.Refusals;
import io.cim.keycloak.network.history.Refusals.Attempt;
import io.cim.keycloak.network.members.Member;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.support.NetworkError;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponseException;

/**
 * Refuses what the rules forbid, with the code and sentence of the API, and leaves a trace of it in
 * the history. Who calls is looked up once: whatever a request does, it is judged by what the
 * caller was.
 */
final class Judge {

  /** The objection to losing the last enabled CIM admin. */
  static final Objection LAST_CIM_ADMIN =
      new Objection(
          NetworkError.LAST_CIM_ADMIN,
          "This is the last enabled CIM admin. Make another one first.");

  private static final Objection CIM_ADMIN_GRANT =
      new Objection(
          NetworkError.CIM_ADMIN_GRANT, "Only a platform operator makes and unmakes CIM admins.");

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;
  private Actor actor;

  Judge(NetworkRequest request) {
    this(request.session(), request.realm(), request.caller());
  }

  Judge(KeycloakSession session, RealmModel realm, Caller caller) {
    this.session = session;
    this.realm = realm;
    this.caller = caller;
  }

  /** Refuses a caller who may not edit this member. */
  void requireEdit(MemberState member) {
    refuseWhere(objectionToEdit(member), member.member(), MemberEditor.PRODUCTS_CHANGED);
  }

  /** Refuses a caller who may not remove this member. */
  void requireRemove(MemberState member) {
    refuseWhere(
        objection(MemberRules.remove(actor(), member.target())), member.member(), "member.removed");
  }

  /**
   * Refuses a caller who may not make of a member what the member would be afterwards.
   *
   * @param action the history's word for it
   */
  void requireChange(Member member, Target before, Target after, String action) {
    refuseWhere(objectionToChange(before, after), member, action);
  }

  /**
   * Refuses everyone but platform operators, who alone make and unmake CIM admins.
   *
   * @param member asked for only when a CIM admin is refused, so that the attempt names nobody who
   *     is none
   * @param action the history's word for it
   */
  void requireMakeCimAdmins(Supplier<Optional<MemberState>> member, String action) {
    if (actor().cimAdmin()) {
      Member whom = member.get().map(MemberState::member).orElse(null);
      throw refuse(CIM_ADMIN_GRANT, whom, action);
    }
    caller.requireOperator();
  }

  /** Why the caller may not edit this member; empty where they may. */
  Optional<Objection> objectionToEdit(MemberState member) {
    return objection(MemberRules.edit(actor(), member.target()));
  }

  /** Why the caller may not make of a member what they would be; empty where they may. */
  Optional<Objection> objectionToChange(Target before, Target after) {
    return objection(MemberRules.change(actor(), before, after));
  }

  /**
   * The refusal, to be thrown.
   *
   * @param member or null where it is nobody in particular
   * @param action the history's word for what would be done
   */
  ErrorResponseException refuse(Objection objection, Member member, String action) {
    record(objection, member, action);
    return objection.code().because(objection.sentence());
  }

  /** Leaves a trace of a refused attempt; see {@link #refuse}. */
  void record(Objection objection, Member member, String action) {
    Refusals.record(
        session,
        realm,
        new Attempt(
            actor().id(),
            caller.username(),
            member == null ? null : member.id(),
            member == null ? null : member.username(),
            action,
            null,
            objection.code().code(),
            session.getContext().getUri().getPath()));
  }

  private Actor actor() {
    if (actor == null) {
      actor = caller.actor();
    }
    return actor;
  }

  private void refuseWhere(Optional<Objection> objection, Member member, String action) {
    if (objection.isPresent()) {
      throw refuse(objection.get(), member, action);
    }
  }

  private static Optional<Objection> objection(Verdict verdict) {
    return switch (verdict) {
      case ALLOWED -> Optional.empty();
      case NOT_ENTITLED -> forbidden("You may not change the members of this network.");
      case CIM_ADMIN_PROTECTED ->
          Optional.of(
              new Objection(
                  NetworkError.CIM_ADMIN_PROTECTED, "CIM admins cannot edit other CIM admins."));
      case STRONGER_PROTECTED ->
          forbidden("This member has administrative roles that you do not have.");
      case CIM_ADMIN_GRANT -> Optional.of(CIM_ADMIN_GRANT);
      case ESCALATION ->
          forbidden("This would give the member administrative roles that you do not have.");
    };
  }

  private static Optional<Objection> forbidden(String sentence) {
    return Optional.of(new Objection(NetworkError.FORBIDDEN, sentence));
  }
}
