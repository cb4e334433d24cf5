package io.cim.keycloak.network.groups;

import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/**
 * That somebody became the default agent of a group, or is it no longer. Published in the
 * transaction of the change, by whatever way it came.
 *
 * @param session of the change
 * @param memberId who has the post now, or had it
 * @param made whether they have it now
 */
public record DefaultAgentEvent(
    KeycloakSession session, RealmModel realm, GroupModel group, String memberId, boolean made)
    implements ProviderEvent {

  @Override
  public KeycloakSession getKeycloakSession() {
    return session;
  }
}
