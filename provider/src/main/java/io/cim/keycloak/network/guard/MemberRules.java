package io.cim.keycloak.network.guard;

import java.util.HashSet;
import java.util.Set;

/** The rules about who may touch which member. Pure: knows neither REST nor Keycloak. */
public final class MemberRules {

  private MemberRules() {}

  /**
   * What an actor may do to a member.
   *
   * @param edit change the member's product roles
   * @param remove remove the member from the network
   */
  public record Allowed(boolean edit, boolean remove) {}

  /**
   * Decides by rank alone; that the last CIM admin stays is a matter of the whole network, not of
   * two people.
   */
  public static Allowed decide(Actor actor, Target target) {
    return new Allowed(
        edit(actor, target) == Verdict.ALLOWED, remove(actor, target) == Verdict.ALLOWED);
  }

  /** Whether the actor may change the product roles of the member. */
  public static Verdict edit(Actor actor, Target target) {
    if (actor.operator()) {
      return Verdict.ALLOWED;
    }
    if (!actor.cimAdmin()) {
      return Verdict.NOT_ENTITLED;
    }
    return touch(actor, target);
  }

  /**
   * Whether the actor, who is no operator and may change members in general, may change this one:
   * nobody else changes CIM admins, or people who hold an administrative role that the actor lacks.
   */
  static Verdict touch(Actor actor, Target target) {
    if (actor.id().equals(target.id())) {
      return Verdict.ALLOWED;
    }
    if (target.cimAdmin()) {
      return Verdict.CIM_ADMIN_PROTECTED;
    }
    return actor.managementRoles().containsAll(target.managementRoles())
        ? Verdict.ALLOWED
        : Verdict.STRONGER_PROTECTED;
  }

  /** Whether the actor may remove the member from the network. */
  public static Verdict remove(Actor actor, Target target) {
    boolean self = actor.id().equals(target.id());
    // whoever removes himself unmakes a CIM admin, which only operators do
    return self && actor.cimAdmin() && !actor.operator()
        ? Verdict.CIM_ADMIN_GRANT
        : edit(actor, target);
  }

  /**
   * Whether the actor may make of a member, whom they may edit, what the member would be
   * afterwards.
   *
   * @param before the member as they are; somebody new holds nothing
   */
  public static Verdict change(Actor actor, Target before, Target after) {
    if (actor.operator()) {
      return Verdict.ALLOWED;
    }
    if (before.cimAdmin() != after.cimAdmin()) {
      return Verdict.CIM_ADMIN_GRANT;
    }
    Set<String> gained = new HashSet<>(after.managementRoles());
    gained.removeAll(before.managementRoles());
    return actor.managementRoles().containsAll(gained) ? Verdict.ALLOWED : Verdict.ESCALATION;
  }
}
