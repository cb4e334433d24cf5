package io.cim.keycloak.network.guard;

import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;
import org.keycloak.services.resources.admin.fgap.ClientPermissionEvaluator;

/**
 * Keeps what logs clients in from CIM admins. Keycloak shows it to whoever may view a client, and
 * whoever knows it is that client's service account, which may be a platform operator.
 */
final class ClientSecrets {

  private static final Refusal HIDDEN =
      Refusal.forbidden("CIM admins do not see what logs clients in; ask a platform operator.");

  private static final Refusal RECORDED =
      Refusal.forbidden(
          "CIM admins do not see Keycloak's record of what administrators did, which shows what logs clients in;"
              + " ask a platform operator.");

  /** The parts of a client that show its secrets or keys, by the segment after its ID. */
  private static final Set<String> PARTS = Set.of("client-secret", "installation", "certificates");

  /** The same that a product would get at a login, signed where the product asks for that. */
  private static final String SAML_RESPONSE = "generate-example-saml-response";

  private ClientSecrets() {}

  /** Whether a request reads what logs a client in, for whoever may view that client. */
  static boolean areShownBy(RequestPath path) {
    return path.reads()
        && switch (path.area()) {
          case ADMIN ->
              areRecordedIn(path) || (path.segment(0).equals("clients") && areShownByPart(path));
          case ADMIN_V2 -> path.segment(0).equals("clients");
          case REGISTRATION -> true;
          default -> false;
        };
  }

  /** With what an administrator sent and was answered: new tokens of clients, and their keys. */
  private static boolean areRecordedIn(RequestPath path) {
    return path.area() == RequestPath.Area.ADMIN && path.segment(0).equals("admin-events");
  }

  /** Why a CIM admin is not shown them. */
  static Refusal refusal(RequestPath path) {
    return areRecordedIn(path) ? RECORDED : HIDDEN;
  }

  private static boolean areShownByPart(RequestPath path) {
    return path.rest().size() <= 2
        || PARTS.contains(path.segment(2))
        || path.segment(3).equals(SAML_RESPONSE);
  }

  /**
   * Whether Keycloak would show any of them to somebody, by a role or by a fine-grained permission.
   * Where it would not, as to a CIM admin who may only name clients, the request is Keycloak's to
   * answer.
   */
  static boolean wouldBeShown(
      KeycloakSession session, RealmModel realm, RequestPath path, UserSessionModel login) {
    AdminPermissionEvaluator permissions =
        AdminPermissions.evaluator(session, realm, login.getRealm(), login.getUser());
    if (areRecordedIn(path)) {
      return permissions.realm().canViewEvents();
    }
    ClientPermissionEvaluator clients = permissions.clients();
    boolean one = path.area() == RequestPath.Area.ADMIN && path.rest().size() > 1;
    Stream<ClientModel> asked =
        one
            ? Stream.ofNullable(realm.getClientById(path.segment(1)))
            : session.clients().getClientsStream(realm);
    try (asked) {
      return clients.canView() || asked.anyMatch(clients::canView);
    }
  }

  /**
   * Has the answer of a client registration withheld where a CIM admin has asked: Keycloak finds
   * out who that is only after the begin of such a request.
   */
  static void enlist(KeycloakSession session, RealmModel realm, Guard guard) {
    LateRefusal.enlist(
        session,
        realm,
        HIDDEN,
        () -> {
          Actor actor = guard.actor(session, realm, CurrentRequest.get());
          return actor != null && actor.cimAdmin();
        });
  }
}
