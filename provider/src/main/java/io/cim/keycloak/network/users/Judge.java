package io.cim.keycloak.network.users;

import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.access.NetworkRequest;
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
 * the history.
 */
final class Judge {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Caller caller;

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
    require(MemberRules.edit(caller.actor(), member.target()), member.member(), "products.changed");
  }

  /** Refuses a caller who may not remove this member. */
  void requireRemove(MemberState member) {
    require(MemberRules.remove(caller.actor(), member.target()), member.member(), "member.removed");
  }

  /**
   * Refuses a caller who may not make of a member what the member would be afterwards.
   *
   * @param action the history's word for it
   */
  void requireChange(Member member, Target before, Target after, String action) {
    require(MemberRules.change(caller.actor(), before, after), member, action);
  }

  /**
   * Refuses everyone but platform operators, who alone make and unmake CIM admins.
   *
   * @param member asked for only when a CIM admin is refused, so that the attempt names nobody who
   *     is none
   * @param action the history's word for it
   */
  void requireMakeCimAdmins(Supplier<Optional<MemberState>> member, String action) {
    if (caller.actor().cimAdmin()) {
      Member whom = member.get().map(MemberState::member).orElse(null);
      throw refuse(
          NetworkError.CIM_ADMIN_GRANT,
          "Only a platform operator makes and unmakes CIM admins.",
          whom,
          action);
    }
    caller.requireOperator();
  }

  /** The refusal to lose the last enabled CIM admin, to be thrown. */
  ErrorResponseException lastCimAdmin(Member member, String action) {
    return refuse(
        NetworkError.LAST_CIM_ADMIN,
        "This is the last enabled CIM admin. Make another one first.",
        member,
        action);
  }

  private void require(Verdict verdict, Member member, String action) {
    switch (verdict) {
      case ALLOWED -> {}
      case NOT_ENTITLED ->
          throw refuse(
              NetworkError.FORBIDDEN,
              "You may not change the members of this network.",
              member,
              action);
      case CIM_ADMIN_PROTECTED ->
          throw refuse(
              NetworkError.CIM_ADMIN_PROTECTED,
              "CIM admins cannot edit other CIM admins.",
              member,
              action);
      case STRONGER_PROTECTED ->
          throw refuse(
              NetworkError.FORBIDDEN,
              "This member has administrative roles that you do not have.",
              member,
              action);
      case CIM_ADMIN_GRANT ->
          throw refuse(
              NetworkError.CIM_ADMIN_GRANT,
              "Only a platform operator makes and unmakes CIM admins.",
              member,
              action);
      case ESCALATION ->
          throw refuse(
              NetworkError.FORBIDDEN,
              "This would give the member administrative roles that you do not have.",
              member,
              action);
    }
  }

  private ErrorResponseException refuse(
      NetworkError error, String sentence, Member member, String action) {
    Refusals.record(
        session,
        realm,
        new Attempt(
            caller.actor().id(),
            caller.username(),
            member == null ? null : member.id(),
            member == null ? null : member.username(),
            action,
            null,
            error.code(),
            session.getContext().getUri().getPath()));
    return error.because(sentence);
  }
}
