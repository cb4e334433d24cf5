package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.support.NetworkError;
import java.util.Optional;
import org.keycloak.authentication.authenticators.broker.IdpAutoLinkAuthenticatorFactory;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/** What the guard has to know of accounts' logins at identity providers. */
final class Links {

  private Links() {}

  /**
   * Whether whoever is logging in has become the account that they are by nothing but an e-mail
   * address or user name that the identity provider says they have.
   */
  static boolean isTakenOnTrust(KeycloakSession session, RealmModel realm) {
    AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
    return login != null
        && login.getExecutionStatus().entrySet().stream()
            .filter(step -> step.getValue() == ExecutionStatus.SUCCESS)
            .map(step -> realm.getAuthenticationExecutionById(step.getKey()))
            .anyMatch(Links::linksOnTrust);
  }

  private static boolean linksOnTrust(AuthenticationExecutionModel step) {
    return step != null
        && IdpAutoLinkAuthenticatorFactory.PROVIDER_ID.equals(step.getAuthenticator());
  }

  /** ID of another account that has the login already: with two, Keycloak lets neither in by it. */
  static Optional<String> otherHolder(
      KeycloakSession session, RealmModel realm, UserModel user, FederatedIdentityModel link) {
    return session
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .createQuery(
            """
            select one.user.id from FederatedIdentityEntity one where one.realmId = :realm
            and one.identityProvider = :provider and one.userId = :login and one.user.id <> :user
            """,
            String.class)
        .setParameter("realm", realm.getId())
        .setParameter("provider", link.getIdentityProvider())
        .setParameter("login", link.getUserId())
        .setParameter("user", user.getId())
        .getResultStream()
        .findFirst();
  }

  /** The refusal of a login that is somebody's who is protected. */
  static Refusal taken(String holder, boolean cimAdmin) {
    return new Refusal(
        cimAdmin ? NetworkError.CIM_ADMIN_PROTECTED : NetworkError.FORBIDDEN,
        "Somebody whose account you may not change logs in with this account of the identity provider.",
        holder);
  }
}
