package io.cim.keycloak.network.guard;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the guard looks at of a network, either as committed or as a transaction would leave it.
 *
 * @param realm whether the realm is there
 * @param pinned ID of the role that makes CIM admins, as the guard has noted it, or null
 * @param named ID of the realm role {@code cim-admin}, or null
 * @param mayBeWithoutAdmin whether an operator has said that the network needs no CIM admin
 * @param cimAdmins IDs of the CIM admins, by whatever way
 * @param activeCimAdmins those of them who are enabled people
 * @param holders by ID of the user the strong roles held, by name
 * @param ways every role and group that confers the role of CIM admins or one of the diet, whether
 *     everybody new gets it, the roles inside that of CIM admins, inside these and inside those
 *     that are fixed, with their names and whether they are permissions, and the names and places
 *     of what confers the roles
 */
public record NetworkState(
    boolean realm,
    String pinned,
    String named,
    boolean mayBeWithoutAdmin,
    Set<String> cimAdmins,
    Set<String> activeCimAdmins,
    Map<String, Set<String>> holders,
    Set<Way> ways) {

  /** The name under which the role of CIM admins stands in {@link Way#role()}. */
  static final String CIM_ADMIN = "cim-admin";

  /**
   * Stands in {@link Way#role()} for everybody's default role and the roles that administer the
   * realm: what these contain, and how that is called which confers one of the diet, is as much a
   * setting of the realm as its login flows.
   */
  static final String FIXED = "fixed";

  /**
   * A way to hold a role, or what a role has inside.
   *
   * @param role {@link #CIM_ADMIN}, the name of a role of the diet, or {@link #FIXED}
   * @param kind {@code role}, {@code group}, {@code default}, {@code inside} or {@code name}
   * @param id of the role or group; where it is inside another than that of CIM admins, of that one
   *     and of it, with its name behind; where it is a name, with that name behind
   */
  public record Way(String role, String kind, String id) {

    boolean makesCimAdmins() {
      return role.equals(CIM_ADMIN);
    }

    boolean isFixed() {
      return role.equals(FIXED);
    }

    /** Whether it is a role or group, and whoever has that holds the role. */
    boolean isPossessed() {
      return !isFixed() && !kind.equals("inside") && !kind.equals("name");
    }
  }

  /** Whether the realm is a network at all: the guard is silent elsewhere. */
  boolean isNetwork() {
    return pinned != null || named != null;
  }

  /** Whether the role of CIM admins is there, under its name, and no other in its place. */
  boolean isIntact() {
    return named != null && (pinned == null || pinned.equals(named));
  }

  /** Names of the strong roles that a user holds. */
  Set<String> held(String user) {
    return holders.getOrDefault(user, Set.of());
  }

  /**
   * Whom the actor must not change.
   *
   * @param actorRoles names of the strong roles of the actor
   */
  Set<String> protectedFrom(Actor actor, Set<String> actorRoles) {
    Set<String> found = new TreeSet<>(cimAdmins);
    holders.forEach(
        (user, roles) -> {
          if (!actorRoles.containsAll(roles)) {
            found.add(user);
          }
        });
    found.remove(actor.id());
    return found;
  }
}
