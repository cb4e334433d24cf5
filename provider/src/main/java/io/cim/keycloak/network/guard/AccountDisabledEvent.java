package io.cim.keycloak.network.guard;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/** A session has disabled an account on a way that Keycloak itself tells nobody of. */
public record AccountDisabledEvent(KeycloakSession session, RealmModel realm, String userId)
    implements ProviderEvent {

  @Override
  public KeycloakSession getKeycloakSession() {
    return session;
  }
}
