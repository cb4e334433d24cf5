package io.cim.keycloak.network.guard;

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
    if (actor.operator()) {
      return new Allowed(true, true);
    }
    if (!actor.cimAdmin()) {
      return new Allowed(false, false);
    }
    if (actor.id().equals(target.id())) {
      // whoever removes himself unmakes a CIM admin, which only operators do
      return new Allowed(true, false);
    }
    boolean unprotected = !isProtected(actor, target);
    return new Allowed(unprotected, unprotected);
  }

  /** CIM admins, and people who hold an administrative role that the actor lacks. */
  private static boolean isProtected(Actor actor, Target target) {
    return target.cimAdmin() || !actor.managementRoles().containsAll(target.managementRoles());
  }
}
