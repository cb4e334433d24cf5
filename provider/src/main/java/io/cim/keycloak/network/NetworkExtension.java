package io.cim.keycloak.network;

import io.cim.keycloak.network.members.SearchIndex;
import io.cim.keycloak.network.persistence.Isolation;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * Hangs the network API into Keycloak's admin API at {@code /admin/realms/{realm}/network}.
 * Keycloak has checked the token, set CORS and built the permission evaluator before it asks for
 * the resource.
 */
public final class NetworkExtension
    implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

  /** The path segment below the realm. */
  public static final String ID = "network";

  @Override
  public Object getResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder adminEvent) {
    return new NetworkResource(session, realm, auth, adminEvent);
  }

  @Override
  public AdminRealmResourceProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof PostMigrationEvent) {
            Isolation.requireReadCommitted(factory);
            SearchIndex.makeWherePossible(factory);
          }
        });
  }

  @Override
  public void close() {}
}
