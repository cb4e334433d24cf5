package io.cim.keycloak.network.deliveries;

import jakarta.enterprise.context.ContextNotActiveException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.urls.UrlType;

/** The issuer of a realm's tokens. */
public final class Issuer {

  private Issuer() {}

  /**
   * The issuer, as in the tokens of the realm.
   *
   * @return null in a job of a server that knows its address only from requests
   */
  public static String of(KeycloakSession session, RealmModel realm) {
    try {
      return Urls.realmIssuer(
          session.getContext().getUri(UrlType.FRONTEND).getBaseUri(), realm.getName());
    } catch (ContextNotActiveException noRequest) {
      return null;
    }
  }
}
