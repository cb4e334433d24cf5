package io.cim.keycloak.network.tokens;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.guard.CimAdminRole;
import io.cim.keycloak.network.products.CatalogueStore;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * What an account has in the network, as tokens tell it.
 *
 * @param cimAdmin whether it is a CIM admin, whatever roles the client may see
 * @param products those in which it has a role that the client may see, by client ID
 * @param agentGroups those that it is in, by number
 */
record NetworkClaim(
    @JsonProperty("cim_admin") boolean cimAdmin,
    SortedMap<String, InProduct> products,
    @JsonProperty("agent_groups") List<AgentGroups.Membership> agentGroups) {

  /**
   * What the account has in one product.
   *
   * @param roles names of its module roles, held by whatever way
   * @param permissions names of its permissions
   */
  record InProduct(SortedSet<String> roles, SortedSet<String> permissions) {

    private static InProduct empty() {
      return new InProduct(new TreeSet<>(), new TreeSet<>());
    }

    private void add(RoleModel role) {
      (CatalogueStore.isPermission(role) ? permissions : roles).add(role.getName());
    }
  }

  /**
   * The claim for a token.
   *
   * <p>All of it comes from models that Keycloak has at hand, since it has just resolved the same
   * roles and groups for the token itself.
   */
  static NetworkClaim of(KeycloakSession session, ClientSessionContext context) {
    RealmModel realm = session.getContext().getRealm();
    UserModel user = context.getClientSession().getUserSession().getUser();
    return new NetworkClaim(isCimAdmin(realm, user), products(context), AgentGroups.cached(user));
  }

  private static boolean isCimAdmin(RealmModel realm, UserModel user) {
    RoleModel role = CimAdminRole.of(realm);
    return role != null && user.hasRole(role);
  }

  /** On a product's own client only that product. */
  private static SortedMap<String, InProduct> products(ClientSessionContext context) {
    ClientModel client = context.getClientSession().getClient();
    boolean ownOnly = CatalogueStore.isProduct(client);
    SortedMap<String, InProduct> products = new TreeMap<>();
    context
        .getRolesStream()
        .filter(RoleModel::isClientRole)
        .filter(role -> !ownOnly || role.getContainerId().equals(client.getId()))
        .forEach(
            role -> {
              ClientModel owner = (ClientModel) role.getContainer();
              if (CatalogueStore.isProduct(owner)) {
                products
                    .computeIfAbsent(owner.getClientId(), clientId -> InProduct.empty())
                    .add(role);
              }
            });
    return products;
  }
}
