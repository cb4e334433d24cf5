package io.cim.keycloak.network.tokens;

import io.cim.keycloak.network.products.CatalogueStore;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * Who is let into a product: members with any role there, a module role or a single permission,
 * held by whatever way.
 */
final class ProductAccess {

  /** The ID of what requires access, in realm files. */
  static final String ID = "network-product-access";

  /** The realm's attribute with whom to ask for access. */
  private static final String CONTACT = "cim.contact";

  private ProductAccess() {}

  /** Whether the client is a product in which this member has no role. */
  static boolean isRefused(UserModel user, ClientModel client) {
    return CatalogueStore.isProduct(client)
        // the account of a product itself, which is no member
        && user.getServiceAccountClientLink() == null
        // who holds a role directly is told without a look at groups and composites
        && user.getRoleMappingsStream().noneMatch(role -> isOf(client, role))
        && RoleUtils.getDeepUserRoleMappings(user).stream().noneMatch(role -> isOf(client, role));
  }

  private static boolean isOf(ClientModel client, RoleModel role) {
    return role.isClientRole() && client.getId().equals(role.getContainerId());
  }

  /** Whom people ask for access: a text or an e-mail address, or null where nothing is set. */
  static String contact(RealmModel realm) {
    String contact = realm.getAttribute(CONTACT);
    return contact == null || contact.isBlank() ? null : contact.strip();
  }

  /** The refusal for programs. */
  static String message(ClientModel product) {
    return "No access to " + CatalogueStore.nameOf(product);
  }
}
