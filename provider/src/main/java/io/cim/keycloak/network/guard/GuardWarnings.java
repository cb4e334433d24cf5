package io.cim.keycloak.network.guard;

import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/** Warns of what an operator may do and should not. */
final class GuardWarnings {

  private static final Logger LOG = Logger.getLogger(GuardWarnings.class);

  private GuardWarnings() {}

  /** CIM admins who hold a role of the diet. */
  static void strongCimAdmins(RealmModel realm, NetworkState state, GuardSettings settings) {
    for (String user : state.cimAdmins()) {
      Set<String> roles = new TreeSet<>(state.held(user));
      roles.retainAll(settings.strongRoles().diet());
      if (!roles.isEmpty()) {
        LOG.warnf(
            "Realm %s: the CIM admin %s holds %s. The guard refuses them what these roles would allow; take the roles"
                + " away.",
            realm.getName(), user, String.join(", ", roles));
      }
    }
  }
}
