package io.cim.keycloak.network;

import io.cim.keycloak.network.access.AccessResource;
import io.cim.keycloak.network.access.Caller;
import io.cim.keycloak.network.access.NetworkRequest;
import io.cim.keycloak.network.deliveries.DeliveriesResource;
import io.cim.keycloak.network.groups.AgentGroupsResource;
import io.cim.keycloak.network.groups.SettingsResource;
import io.cim.keycloak.network.history.HistoryResource;
import io.cim.keycloak.network.invitations.InvitationsResource;
import io.cim.keycloak.network.products.CatalogueStore;
import io.cim.keycloak.network.products.ProductsResource;
import io.cim.keycloak.network.users.CimAdminsResource;
import io.cim.keycloak.network.users.UsersResource;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The root of the network API: only hands down to one resource for each group of endpoints. */
public final class NetworkResource {

  private final NetworkRequest request;

  NetworkResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder adminEvent) {
    EntityManager entityManager =
        session.getProvider(JpaConnectionProvider.class).getEntityManager();
    CatalogueStore catalogue =
        HttpMethod.GET.equals(session.getContext().getHttpRequest().getHttpMethod())
            ? CatalogueStore.shared(session, entityManager, realm)
            : new CatalogueStore(entityManager, realm);
    this.request =
        new NetworkRequest(
            session, realm, new Caller(session, realm, auth, catalogue), catalogue, adminEvent);
  }

  /** What the caller may do. */
  @Path("access")
  public AccessResource access() {
    return new AccessResource(request);
  }

  /** The members of the network. */
  @Path("users")
  public UsersResource users() {
    return new UsersResource(request);
  }

  /** The members who have full access to all products. */
  @Path("cim-admins")
  public CimAdminsResource cimAdmins() {
    return new CimAdminsResource(request);
  }

  /** The products with their module roles and permissions. */
  @Path("products")
  public ProductsResource products() {
    return new ProductsResource(request);
  }

  /** The groups of agents who take chats together. */
  @Path("agent-groups")
  public AgentGroupsResource agentGroups() {
    return new AgentGroupsResource(request);
  }

  /** The settings of the network. */
  @Path("settings")
  public SettingsResource settings() {
    return new SettingsResource(request);
  }

  /** Who is asked into the network. */
  @Path("invitations")
  public InvitationsResource invitations() {
    return new InvitationsResource(request);
  }

  /** Who changed what. */
  @Path("history")
  public HistoryResource history() {
    return new HistoryResource(request);
  }

  /** What the products were told, and are going to be. */
  @Path("deliveries")
  public DeliveriesResource deliveries() {
    return new DeliveriesResource(request);
  }
}
