package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.products.CatalogueStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.keycloak.common.Profile;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What an operator has configured so that the guard cannot do its work, in sentences. */
final class ConfigurationReview {

  private static final Logger LOG = Logger.getLogger("io.cim.keycloak.network.guard");

  /** Keycloak's features that reach accounts in ways that the guard does not know. */
  private static final Map<Profile.Feature, String> FEATURES =
      new TreeMap<>(
          Map.of(
              Profile.Feature.TOKEN_EXCHANGE, "token-exchange:v1",
              Profile.Feature.ADMIN_FINE_GRAINED_AUTHZ, "admin-fine-grained-authz:v1",
              Profile.Feature.CLIENT_ADMIN_API_V2, "client-admin-api:v2",
              Profile.Feature.OID4VC_VCI_PREAUTH_CODE, "oid4vc-vci-preauth-code",
              Profile.Feature.SSF, "ssf"));

  private static final String TOO_STRONG =
      "Realm %s: %s holds %s. The guard refuses them what these roles would allow; take them away.";

  private ConfigurationReview() {}

  /** Looks at the server and at each of its networks. */
  static List<Warning> of(KeycloakSession session, GuardSettings settings) {
    List<Warning> warnings = new ArrayList<>();
    List<RealmModel> networks =
        session.realms().getRealmsStream().filter(CimAdminRole::isIn).toList();
    if (!networks.isEmpty()) {
      FEATURES.forEach(
          (feature, name) -> {
            if (Profile.isFeatureEnabled(feature)) {
              warnings.add(
                  Warning.of(
                      "The feature "
                          + name
                          + " is on. Switch it off: it is not made for production."));
            }
          });
    }
    for (RealmModel realm : networks) {
      NetworkState state =
          new StateReader(
                  session.getProvider(JpaConnectionProvider.class).getEntityManager(),
                  realm.getId(),
                  CatalogueStore.managementClient(realm),
                  settings.strongRoles())
              .read();
      warnings.addAll(of(session, realm, state, settings));
    }
    return warnings;
  }

  /** Looks at one network. */
  static List<Warning> of(
      KeycloakSession session, RealmModel realm, NetworkState state, GuardSettings settings) {
    if (!state.realm()) {
      return List.of(); // an operator removes it
    }
    List<Warning> warnings = of(realm.getName(), state, settings);
    warnings.addAll(DirectoryReview.of(session, realm, state));
    return warnings;
  }

  private static List<Warning> of(String realm, NetworkState state, GuardSettings settings) {
    List<Warning> warnings = new ArrayList<>();
    if (!state.isIntact()) {
      warnings.add(
          Warning.of(
              "Realm %s: the role cim-admin is missing, renamed or replaced. Until it is back, only platform operators"
                      .formatted(realm)
                  + " change anything. If the realm is to be no network any more, remove its attribute "
                  + CimAdminRole.PIN
                  + "."));
    }
    if (state.ways().stream().anyMatch(way -> way.kind().equals("default"))) {
      warnings.add(
          Warning.of(
              "Realm %s: everybody new gets a role that makes CIM admins or administers the realm."
                  .formatted(realm)));
    }
    for (String user : state.cimAdmins()) {
      Set<String> roles = new TreeSet<>(state.held(user));
      roles.retainAll(settings.strongRoles().diet());
      if (!roles.isEmpty()) {
        String held = String.join(", ", roles);
        warnings.add(
            new Warning(
                TOO_STRONG.formatted(realm, "the CIM admin " + user, held),
                TOO_STRONG.formatted(realm, "a CIM admin", held)));
      }
    }
    return warnings;
  }

  /** Writes warnings into Keycloak's log. */
  static void log(List<Warning> warnings) {
    warnings.forEach(warning -> LOG.warn(warning.sentence()));
  }
}
