package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.Visitor;
import io.cim.keycloak.network.testserver.KeycloakServer;

/** The account console of a realm, as that to which people log in. */
record AccountConsole(KeycloakServer server, String realm) {

  /**
   * Where a login begins.
   *
   * @param more further parameters of the request, as {@code &name=value}
   */
  String login(String more) {
    return address("auth") + more;
  }

  /** Where a registration begins. */
  String registration() {
    return address("registrations");
  }

  /** Whether a login has led back to the console. */
  boolean isOpen(Visitor.Page page) {
    return page.address().getPath().endsWith("/account/") && page.code().isPresent();
  }

  private String address(String endpoint) {
    String root = server.baseUrl() + "/realms/" + realm;
    return root
        + "/protocol/openid-connect/"
        + endpoint
        + "?client_id=account-console&response_type=code&scope=openid&code_challenge_method=S256"
        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
        + root
        + "/account/";
  }
}
