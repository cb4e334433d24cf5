package io.cim.keycloak.network.users;

import io.cim.keycloak.network.guard.Verdict;
import io.cim.keycloak.network.support.NetworkError;

/** Refuses what the rules forbid, with the code and sentence of the API. */
final class Judge {

  private Judge() {}

  /**
   * Returns when the verdict is that it may be done.
   *
   * @throws org.keycloak.services.ErrorResponseException otherwise
   */
  static void require(Verdict verdict) {
    switch (verdict) {
      case ALLOWED -> {}
      case NOT_ENTITLED ->
          throw NetworkError.FORBIDDEN.because("You may not change the members of this network.");
      case CIM_ADMIN_PROTECTED ->
          throw NetworkError.CIM_ADMIN_PROTECTED.because(
              "CIM admins cannot edit other CIM admins.");
      case STRONGER_PROTECTED ->
          throw NetworkError.FORBIDDEN.because(
              "This member has administrative roles that you do not have.");
      case CIM_ADMIN_GRANT ->
          throw NetworkError.CIM_ADMIN_GRANT.because(
              "Only a platform operator makes and unmakes CIM admins.");
      case ESCALATION ->
          throw NetworkError.FORBIDDEN.because(
              "This would give the member administrative roles that you do not have.");
    }
  }
}
