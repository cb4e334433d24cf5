package io.cim.keycloak.network.access;

import io.cim.keycloak.network.guard.Actor;
import io.cim.keycloak.network.guard.CimAdminRole;
import io.cim.keycloak.network.guard.StrongRoles;
import io.cim.keycloak.network.products.CatalogueStore;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import io.cim.keycloak.network.support.NetworkError;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Who calls the API, and what they may do by it. Asks Keycloak only for what is needed. */
public final class Caller {

  /** The realm role that makes a CIM admin. */
  public static final String CIM_ADMIN = "cim-admin";

  /** The realm role of bots, which are told where to transfer chats to. */
  public static final String AGENT_GROUP_READER = "agent-group-reader";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminPermissionEvaluator auth;
  private final CatalogueStore catalogue;

  public Caller(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      CatalogueStore catalogue) {
    this.session = session;
    this.realm = realm;
    this.auth = auth;
    this.catalogue = catalogue;
  }

  /** Refuses whoever may do nothing at all in this network. */
  public void requireAnything() {
    if (!mayReadMembers() && !isSupervisor()) {
      throw forbidden();
    }
  }

  /** Refuses whoever may not read the members of this network. */
  public void requireReadMembers() {
    if (!mayReadMembers()) {
      throw forbidden();
    }
  }

  /** Refuses whoever may not read who changed what in this network. */
  public void requireReadHistory() {
    requireReadMembers();
  }

  /** Refuses whoever may not see what the products were told. */
  public void requireDeliveries() {
    requireOperator();
  }

  /** Refuses whoever changes nobody in this network. */
  public void requireEditMembers() {
    if (!editsMembers()) {
      throw forbidden();
    }
  }

  /** Whether the caller changes members, as far as the rules let them. */
  public boolean editsMembers() {
    return isOperator() || isCimAdmin();
  }

  /** Refuses whoever may invite nobody into this network. */
  public void requireInvite() {
    if (!invites()) {
      throw forbidden();
    }
  }

  /** Whether the caller invites people, into the products that they administer. */
  public boolean invites() {
    return editsMembers() || isAccountAdministrator();
  }

  /** Client IDs of the products whose roles the caller may give by an invitation. */
  public Set<String> administered() {
    boolean all = editsMembers();
    return catalogue.get().products().stream()
        .filter(product -> all || holdsAny(product.roles(), ModuleRole::accountAdministrator))
        .map(Product::clientId)
        .collect(Collectors.toSet());
  }

  /** Refuses whoever may read no agent group of this network. */
  public void requireReadGroups() {
    requireAnything();
  }

  /** Refuses whoever does not manage the agent groups and the settings of this network. */
  public void requireManageGroups() {
    if (!managesGroups()) {
      throw forbidden();
    }
  }

  /** Refuses whoever changes who is in no agent group of this network. */
  public void requireCompose() {
    if (!managesGroups() && !isSupervisor()) {
      throw forbidden();
    }
  }

  /** Refuses whoever may not ask where a bot transfers chats to. */
  public void requireRoutes() {
    if (!readsRoutes() && !mayReadMembers() && !isSupervisor()) {
      throw forbidden();
    }
  }

  /** Whether the caller asks for the routes of bots, for all agent groups. */
  public boolean readsRoutes() {
    RoleModel role = realm.getRole(AGENT_GROUP_READER);
    return role != null && isOfThisRealm() && holds(role);
  }

  /** Whether the caller manages all agent groups, and not only those they are in. */
  public boolean managesGroups() {
    return editsMembers() || isAccountAdministrator();
  }

  /** Whether the caller reads all agent groups, and not only those they are in. */
  public boolean readsAllGroups() {
    return mayReadMembers();
  }

  /** Refuses everyone but platform operators. */
  public void requireOperator() {
    if (!isOperator()) {
      throw forbidden();
    }
  }

  /** What the screens show to this caller. */
  public Access access() {
    boolean operator = isOperator();
    boolean edits = operator || isCimAdmin();
    boolean manages = edits || isAccountAdministrator();
    return new Access(
        mayReadMembers(),
        edits,
        operator,
        manages ? "all" : isSupervisor() ? "own" : "none",
        manages,
        manages,
        mayReadMembers(),
        operator);
  }

  /** The caller's user name. */
  public String username() {
    return auth.adminAuth().getUser().getUsername();
  }

  /** The caller's account, of this realm or of one that may administer it. */
  public AdminAuth auth() {
    return auth.adminAuth();
  }

  /** The caller as the rules of the guard see them. */
  public Actor actor() {
    boolean cimAdmin = isCimAdmin();
    return new Actor(
        auth.adminAuth().getUser().getId(),
        isOperator(),
        cimAdmin,
        cimAdmin || isAccountAdministrator() ? managementRoles() : Set.of());
  }

  /**
   * IDs of the roles that administer this realm, as far as somebody may give them who is no
   * operator.
   */
  private Set<String> managementRoles() {
    // expands the composites once; to ask for each role would expand them each time
    return RoleUtils.getDeepUserRoleMappings(auth.adminAuth().getUser()).stream()
        .filter(role -> catalogue.get().isManagementRole(role.getId()) && isInScope(role))
        .filter(role -> !StrongRoles.isOnDiet(role.getName()))
        .map(RoleModel::getId)
        .collect(Collectors.toSet());
  }

  private boolean mayReadMembers() {
    return auth.users().canView() || isOperator() || isCimAdmin() || isAccountAdministrator();
  }

  /** A CIM admin is never one, whatever roles they were given. */
  private boolean isOperator() {
    // whatever the scope of the token: a client that leaves the role out must not lift its holder
    return auth.realm().canManageRealm()
        && !(isOfThisRealm() && CimAdminRole.isHeldBy(session, realm, auth.adminAuth().getUser()));
  }

  private boolean isCimAdmin() {
    RoleModel role = CimAdminRole.of(realm);
    return role != null && isOfThisRealm() && holds(role);
  }

  private boolean isAccountAdministrator() {
    return holdsAny(catalogue.get().moduleRoles(), ModuleRole::accountAdministrator);
  }

  /** Whether the caller manages the composition of the agent groups they are in. */
  public boolean isSupervisor() {
    return holdsAny(catalogue.get().moduleRoles(), ModuleRole::supervisor);
  }

  private boolean holdsAny(List<ModuleRole> roles, Predicate<ModuleRole> kind) {
    return isOfThisRealm()
        && roles.stream().filter(kind).anyMatch(role -> holds(realm.getRoleById(role.id())));
  }

  private boolean isOfThisRealm() {
    return auth.adminAuth().getRealm().getId().equals(realm.getId());
  }

  /**
   * As Keycloak does for its own admin roles: the token's client must have the role in its scope.
   */
  private boolean holds(RoleModel role) {
    return auth.adminAuth().getUser().hasRole(role) && isInScope(role);
  }

  private boolean isInScope(RoleModel role) {
    ClientModel client = auth.adminAuth().getClient();
    return client == null || client.hasScope(role);
  }

  private static RuntimeException forbidden() {
    return NetworkError.FORBIDDEN.because("You have no access to this part of the network.");
  }
}
