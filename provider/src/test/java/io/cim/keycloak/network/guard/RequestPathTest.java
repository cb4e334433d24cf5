package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {

  @ParameterizedTest
  @CsvSource({
    // method, path, area, reads, reserved, member, login session
    "PUT,    /admin/realms/r/users/1,                       ADMIN, false, false, 1,",
    "PUT,    /auth/admin/realms/r/users/1,                  ADMIN, false, false, 1,",
    "PUT,    //admin/realms//r/users/1/,                    ADMIN, false, false, 1,",
    "PUT,    /admin/realms/r/users/1/groups/2,              ADMIN, false, false, 1,",
    "POST,   /admin/realms/r/users,                         ADMIN, false, false, ,",
    "PUT,    /admin/realms/r/users/profile,                 ADMIN, false, true,  ,",
    "GET,    /admin/realms/r/users/1,                       ADMIN, true,  false, 1,",
    "DELETE, /admin/realms/r/sessions/5,                    ADMIN, false, false, , 5",
    "DELETE, /admin/realms/r/attack-detection/brute-force/users/1, ADMIN, false, false, 1,",
    "DELETE, /admin/realms/r/attack-detection/brute-force/users,   ADMIN, false, true,  ,",
    "POST,   /admin/realms/r/ui-ext/role-mapping-delete/users/1,   ADMIN, false, false, 1,",
    "POST,   /admin/realms/r/ui-ext/role-mapping-delete/clients/1, ADMIN, false, true,  ,",
    "PUT,    /admin/realms/r/ui-ext,                        ADMIN, false, true,  ,",
    "PUT,    /admin/realms/r,                               ADMIN, false, true,  ,",
    "POST,   /admin/realms/r/partial-export,                ADMIN, true,  false, ,",
    "POST,   /admin/realms/r/partialImport,                 ADMIN, false, true,  ,",
    "POST,   /admin/realms/r/logout-all,                    ADMIN, false, true,  ,",
    "DELETE, /admin/realms/r/events,                        ADMIN, false, true,  ,",
    "PUT,    /admin/realms/r/events/config,                 ADMIN, false, true,  ,",
    "GET,    /admin/realms/r/events,                        ADMIN, true,  false, ,",
    "DELETE, /admin/realms/r/default-groups/1,              ADMIN, false, true,  ,",
    "PUT,    /admin/realms/r/clients/1,                     ADMIN, false, true,  ,",
    "DELETE, /admin/realms/r/clients/1,                     ADMIN, false, true,  ,",
    "DELETE, /admin/realms/r/clients/1/roles/x,             ADMIN, false, false, ,",
    "POST,   /admin/realms/r/client-templates,              ADMIN, false, true,  ,",
    "GET,    /admin/realms/r/client-templates,              ADMIN, true,  false, ,",
    "DELETE, /admin/realms/r/clients/1/protocol-mappers/models/2, ADMIN, false, true, ,",
    "POST,   /admin/realms/r/clients/1/roles,               ADMIN, false, false, ,",
    "PUT,    /admin/realms/r/clients/1/roles/x/management/permissions, ADMIN, false, true, ,",
    "PUT,    /admin/realms/r/groups/1/management/permissions, ADMIN, false, true, ,",
    "PUT,    /admin/realms/r/roles/x,                       ADMIN, false, false, ,",
    "POST,   /admin/realms/r/organizations,                 ADMIN, false, true,  ,",
    "PUT,    /admin/realms/r/organizations/1,               ADMIN, false, true,  ,",
    "DELETE, /admin/realms/r/organizations/1,               ADMIN, false, false, ,",
    "DELETE, /admin/realms/r/organizations/1/members/2,     ADMIN, false, false, 2,",
    "POST,   /admin/realms/r/organizations/1/members/invite-user, ADMIN, false, true, invite-user,",
    "POST,   /admin/realms/r/organizations/1/groups/2/role-mappings/realm, ADMIN, false, false, ,",
    "GET,    /admin/realms/r/identity-provider/instances/x/reload-keys, ADMIN, true, true, ,",
    "GET,    /admin/realms/r/identity-provider/instances/x, ADMIN, true,  false, ,",
    "POST,   /admin/realms/r/user-storage/1/sync,           ADMIN, false, false, ,",
    "POST,   /admin/realms/r/user-storage/1/mappers/2/sync, ADMIN, false, true,  ,",
    "PUT,    /admin/realms/r/network/users/1/products,      ADMIN, false, false, 1,",
    // somebody may have been given such an ID
    "POST,   /admin/realms/r/network/users/bulk,            ADMIN, false, false, ,",
    "POST,   /admin/realms/r/network/users/import,          ADMIN, false, false, ,",
    "PUT,    /admin/realms/r/network/products/1/roles/x,    ADMIN, false, false, ,",
    "PUT,    /admin/api/r/clients/v2/x,                     ADMIN_V2, false, true, ,",
    "GET,    /admin/api/r/clients/v2/x,                     ADMIN_V2, true, false, ,",
    "PATCH,  /realms/r/scim/v2/Users/1,                     SCIM,  false, false, 1,",
    "PATCH,  /realms/r/scim/v2/Groups/1,                    SCIM,  false, false, ,",
    "POST,   /realms/r/clients-registrations/default,       REGISTRATION, false, true, ,",
    "POST,   /realms/r/account,                             ACCOUNT, false, false, ,",
    "POST,   /realms/r/protocol/openid-connect/token,       LOGIN, false, false, ,",
    "POST,   /realms/r/login-actions/authenticate,          LOGIN, false, false, ,",
    "POST,   /realms/r/broker/x/endpoint,                   LOGIN, false, false, ,",
    "POST,   /realms/r/something,                           OTHER, false, false, ,",
    "POST,   /admin/realms,                                 OTHER, false, false, ,",
    "POST,   /,                                             OTHER, false, false, ,",
  })
  void tells(
      String method,
      String path,
      RequestPath.Area area,
      boolean reads,
      boolean reserved,
      String member,
      String loginSession) {
    RequestPath request = RequestPath.of(method, List.of(path.split("/", -1)));
    assertEquals(area, request.area());
    assertEquals(reads, request.reads());
    assertEquals(reserved, request.isReserved());
    assertEquals(member, request.member());
    assertEquals(loginSession, request.loginSession());
  }

  @ParameterizedTest
  @CsvSource({
    "/realms/r/protocol/openid-connect/token, true",
    "/auth/realms/r/protocol/openid-connect/token/, true",
    "/realms/r/protocol/openid-connect/token/introspect, false",
    "/realms/r/protocol/openid-connect/userinfo, false",
    "/admin/realms/r/openid-connect/token, false",
  })
  void tellsRequestsForTokens(String path, boolean expected) {
    assertEquals(
        expected, RequestPath.of("POST", List.of(path.split("/", -1))).isTokenRequest(), path);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /admin/realms/r/clients,                            true",
    "HEAD,   /admin/realms/r/clients/1,                          true",
    "GET,    /auth/admin/realms/r/clients/1/,                    true",
    "GET,    /admin/realms/r/clients/1/client-secret,            true",
    "GET,    /admin/realms/r/clients/1/client-secret/rotated,    true",
    "GET,    /admin/realms/r/clients/1/installation/providers/x, true",
    "GET,    /admin/realms/r/clients/1/certificates/x,           true",
    "GET,    /admin/realms/r/clients/1/evaluate-scopes/generate-example-saml-response, true",
    "GET,    /admin/realms/r/clients/1/evaluate-scopes/generate-example-access-token,  false",
    "GET,    /admin/realms/r/clients/1/roles,                    false",
    "GET,    /admin/realms/r/clients/1/roles/client-secret,      false",
    "GET,    /admin/realms/r/client-scopes,                      false",
    "GET,    /admin/realms/r/users,                              false",
    "GET,    /admin/realms/r/admin-events,                       true",
    "DELETE, /admin/realms/r/admin-events,                       false",
    "GET,    /admin/realms/r/events,                             false",
    "POST,   /admin/realms/r/clients/1/client-secret,            false",
    "GET,    /admin/api/r/clients/v2,                            true",
    "GET,    /admin/api/r/clients/v2/x,                          true",
    "GET,    /realms/r/clients-registrations/default/x,          true",
    "DELETE, /realms/r/clients-registrations/default/x,          false",
    "GET,    /realms/r/account,                                  false",
  })
  void tellsWhatShowsTheSecretsOfClients(String method, String path, boolean expected) {
    RequestPath request = RequestPath.of(method, List.of(path.split("/", -1)));
    assertEquals(expected, ClientSecrets.areShownBy(request), method + " " + path);
  }
}
