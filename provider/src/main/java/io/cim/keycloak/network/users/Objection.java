package io.cim.keycloak.network.users;

import io.cim.keycloak.network.support.NetworkError;

/**
 * Why something must not happen to a member.
 *
 * @param code what callers get
 * @param sentence what the person who tried it reads
 */
record Objection(NetworkError code, String sentence) {

  /** Whether the rules about who may touch whom are against it, and not what was asked for. */
  boolean isOfRules() {
    return switch (code) {
      case FORBIDDEN, CIM_ADMIN_PROTECTED, CIM_ADMIN_GRANT, LAST_CIM_ADMIN -> true;
      default -> false;
    };
  }
}
