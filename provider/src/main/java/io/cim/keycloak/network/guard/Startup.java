package io.cim.keycloak.network.guard;

import java.util.List;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What the guard does when the server has started: it notes the role of CIM admins of each realm.
 */
final class Startup {

  private final KeycloakSessionFactory sessions;
  private final GuardSettings settings;

  Startup(KeycloakSessionFactory sessions, GuardSettings settings) {
    this.sessions = sessions;
    this.settings = settings;
  }

  void run() {
    List<String> unpinned =
        KeycloakModelUtils.runJobInTransactionWithResult(
            sessions,
            session ->
                session
                    .realms()
                    .getRealmsStream()
                    .filter(Startup::isUnpinned)
                    .map(RealmModel::getId)
                    .toList());
    for (String id : unpinned) {
      KeycloakModelUtils.runJobInTransaction(
          sessions,
          session -> {
            RealmModel realm = session.realms().getRealm(id);
            session.getContext().setRealm(realm);
            CimAdminRole.pin(realm);
          });
    }
    ConfigurationReview.log(review());
  }

  /** Also where the noted role is gone and another has its name: a realm file brings it so. */
  private static boolean isUnpinned(RealmModel realm) {
    String pinned = realm.getAttribute(CimAdminRole.PIN);
    return realm.getRole(NetworkState.CIM_ADMIN) != null
        && (pinned == null || realm.getRoleById(pinned) == null);
  }

  /** What defeats the guard now. */
  List<Warning> review() {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        sessions, session -> ConfigurationReview.of(session, settings));
  }
}
