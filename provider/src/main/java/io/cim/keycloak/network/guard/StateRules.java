package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.support.NetworkError;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides whether a transaction may leave a network as it would, by comparing that with what is
 * committed. Pure: knows neither REST nor Keycloak.
 */
public final class StateRules {

  private final Set<String> diet;

  /**
   * Rules with this diet.
   *
   * @param diet names of the roles that no CIM admin gets and that nobody gets but from an operator
   */
  public StateRules(Set<String> diet) {
    this.diet = diet;
  }

  /**
   * The rule that holds for operators too.
   *
   * @param before as committed
   * @param after as the transaction would leave it
   */
  public Optional<Refusal> judgeOperator(NetworkState before, NetworkState after) {
    boolean had = before.isIntact() && !before.activeCimAdmins().isEmpty();
    // people who hold a role of another name are no CIM admins to anybody but the guard
    boolean has = after.isIntact() && !after.activeCimAdmins().isEmpty();
    return had && !has && after.realm() && !after.mayBeWithoutAdmin()
        ? Optional.of(lastCimAdmin())
        : Optional.empty();
  }

  /**
   * The rules for everybody who is no operator.
   *
   * @param actor who acts, or null for what no person does: jobs, imports from a directory, logins
   * @param before as committed
   * @param after as the transaction would leave it
   */
  public Optional<Refusal> judge(Actor actor, NetworkState before, NetworkState after) {
    if (!before.isNetwork()) {
      return Optional.empty();
    }
    if (!before.isIntact()) {
      return Optional.of(
          Refusal.forbidden(
              "The role cim-admin of this network is missing, renamed or replaced. Until a platform operator"
                  + " has put it right, nobody else may change anything."));
    }
    if (!Objects.equals(before.named(), after.named()) || !after.isIntact()) {
      return Optional.of(
          grant("Only a platform operator may rename, remove or replace cim-admin."));
    }
    if (!before.cimAdmins().equals(after.cimAdmins())) {
      return Optional.of(changedCimAdmins(before, after));
    }
    if (after.activeCimAdmins().isEmpty() && !before.activeCimAdmins().isEmpty()) {
      return Optional.of(lastCimAdmin());
    }
    return judgeWays(actor, before, after).or(() -> judgeGains(actor, before, after));
  }

  /**
   * The rule about the people whom the actor must not change.
   *
   * @param before their fingerprints by ID, as committed
   * @param after the same as the transaction would leave them
   */
  public static Optional<Refusal> judgePeople(
      Map<String, String> before, Map<String, String> after, Set<String> cimAdmins) {
    return new TreeSet<>(before.keySet())
        .stream()
            .filter(user -> !before.get(user).equals(after.get(user)))
            .findFirst()
            .map(user -> protectedMember(user, cimAdmins.contains(user)));
  }

  /** The refusal of a change to somebody who is protected. */
  static Refusal protectedMember(String user, boolean cimAdmin) {
    return cimAdmin
        ? new Refusal(
            NetworkError.CIM_ADMIN_PROTECTED,
            "This is a CIM admin. Only they themselves and platform operators may change their account.",
            user)
        : new Refusal(
            NetworkError.FORBIDDEN,
            "This member holds an administrative role that you do not have, so you may not change their account.",
            user);
  }

  private Optional<Refusal> judgeWays(Actor actor, NetworkState before, NetworkState after) {
    Set<NetworkState.Way> changed = new HashSet<>(after.ways());
    changed.removeAll(before.ways());
    if (actor != null && changed.stream().anyMatch(StateRules::makesStronger)) {
      return Optional.of(
          Refusal.forbidden(
              "A role or group would give its holders a role that administers the realm. Only a platform"
                  + " operator may do that."));
    }
    before.ways().stream().filter(way -> !after.ways().contains(way)).forEach(changed::add);
    if (changed.stream().anyMatch(NetworkState.Way::makesCimAdmins)) {
      return Optional.of(
          grant(
              "Only a platform operator may change what makes CIM admins and what their role contains."));
    }
    return actor != null && changed.stream().anyMatch(NetworkState.Way::isFixed)
        ? Optional.of(
            Refusal.forbidden(
                "Only a platform operator may change what everybody gets by default, what the roles that administer"
                    + " the realm contain, and the names and places of what gives them."))
        : Optional.empty();
  }

  private static boolean makesStronger(NetworkState.Way way) {
    return !way.makesCimAdmins() && !way.isFixed();
  }

  private Optional<Refusal> judgeGains(Actor actor, NetworkState before, NetworkState after) {
    for (Map.Entry<String, Set<String>> holder : after.holders().entrySet()) {
      String user = holder.getKey();
      Set<String> gained = new TreeSet<>(holder.getValue());
      gained.removeAll(before.held(user));
      gained.retainAll(diet);
      // without an actor it is a directory or a broker that an operator has set up
      if (!gained.isEmpty() && (actor != null || after.cimAdmins().contains(user))) {
        return Optional.of(
            new Refusal(
                NetworkError.FORBIDDEN,
                "Somebody would gain the role "
                    + String.join(", ", gained)
                    + ", which only a platform operator may give.",
                user));
      }
    }
    return Optional.empty();
  }

  private static Refusal changedCimAdmins(NetworkState before, NetworkState after) {
    Set<String> made = new TreeSet<>(after.cimAdmins());
    made.removeAll(before.cimAdmins());
    Set<String> unmade = new TreeSet<>(before.cimAdmins());
    unmade.removeAll(after.cimAdmins());
    Set<String> concerned = made.isEmpty() ? unmade : made;
    return new Refusal(
        NetworkError.CIM_ADMIN_GRANT,
        made.isEmpty()
            ? "A CIM admin would be one no longer. Only a platform operator may do that."
            : "Somebody would become a CIM admin. Only a platform operator may do that.",
        concerned.size() == 1 ? concerned.iterator().next() : null);
  }

  private static Refusal grant(String sentence) {
    return new Refusal(NetworkError.CIM_ADMIN_GRANT, sentence, null);
  }

  private static Refusal lastCimAdmin() {
    return new Refusal(
        NetworkError.LAST_CIM_ADMIN,
        "The network would be left without an enabled CIM admin. Make another one first.",
        null);
  }
}
