package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.products.CatalogueStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * Keeps CIM admins from each other's accounts on every way that Keycloak has. It refuses what it
 * can before anything happens, and has every transaction that could matter compared, just before it
 * commits, with what is committed.
 *
 * <p>A refusal rolls back: Keycloak commits after an exception that brings its own answer, unless
 * somebody has said otherwise before it was thrown.
 */
final class Guard {

  private static final String WATCHED = "cim.guard.watched.";
  private static final String REMOVING = "cim.guard.removing.";

  private final GuardSettings settings;
  private final StateRules rules;
  private final Map<String, List<Warning>> warned = new ConcurrentHashMap<>();
  private volatile boolean started;

  Guard(GuardSettings settings) {
    this.settings = settings;
    this.rules = new StateRules(settings.strongRoles().diet());
  }

  /**
   * From now on nothing is the start any more, during which whoever starts the server imports what
   * they want.
   */
  void started() {
    started = true;
  }

  /** At the begin of a request to Keycloak, before it has done anything. May be called often. */
  void begin(KeycloakSession session) {
    RealmModel realm = session.getContext().getRealm();
    CurrentRequest request = CurrentRequest.get();
    if (realm == null || request == null) {
      return;
    }
    RequestPath path = request.path();
    if (!CimAdminRole.isIn(realm)) {
      return;
    }
    if (path.area() == RequestPath.Area.LOGIN) {
      if (path.isTokenRequest()) {
        ExchangeCheck.enlist(session, realm);
      }
      return;
    }
    UserSessionModel login = session.getContext().getUserSession();
    if (login != null && Subjects.isForged(session, login)) {
      throw refuse(session, realm, Subjects.FORGED);
    }
    if (login == null && path.reads()) {
      // some of Keycloak's interfaces find out only late who calls; changes are judged then anyway
      LateRefusal.enlist(session, realm, Subjects.FORGED, () -> isForged(session));
    }
    if (path.reads() && !path.isReserved()) {
      keepSecrets(session, realm, request);
      return;
    }
    boolean known = request.actor(realm.getId()) != null;
    Actor actor = actor(session, realm, request);
    if (actor != null && !known && !actor.operator()) {
      refuseEarly(session, realm, path, actor);
    }
    if (!path.reads()) {
      watch(session, realm);
    }
  }

  /** Has the session's transaction compared before it commits, once for each realm. */
  void watch(KeycloakSession session, RealmModel realm) {
    String attribute = WATCHED + realm.getId();
    KeycloakTransactionManager transactions = session.getTransactionManager();
    if (session.getAttribute(attribute) != null
        || !transactions.isActive()
        || !CimAdminRole.isIn(realm)) {
      return;
    }
    session.setAttribute(attribute, true);
    // nothing can join the transaction any more when it commits
    session.getProvider(JpaConnectionProvider.class).getEntityManager();
    session.users();
    session.realms();
    CommitCheck check =
        new CommitCheck(
            this,
            settings,
            rules,
            session,
            realm,
            CatalogueStore.managementClient(realm),
            member(session, realm));
    transactions.enlistPrepare(check.prepare());
    transactions.enlistAfterCompletion(check.epilogue());
  }

  /** Before an account is removed, by whatever way. */
  void beforeRemoval(KeycloakSession session, RealmModel realm, UserModel user) {
    CurrentRequest request = CurrentRequest.get();
    if (!CimAdminRole.isIn(realm) || isStarting(request)) {
      return;
    }
    boolean meant = meansRemoval(session, request, user);
    session.setAttribute(REMOVING + user.getId(), meant);
    if (!meant) {
      // Keycloak drops imported accounts that their directory has no more whenever it comes across
      // them: the account stays, and whoever is only reading or logging in is not disturbed
      if (isProtected(session, realm, null, user)) {
        session.getTransactionManager().setRollbackOnly();
      }
    } else if (!isOfNobody(session, realm, user)) {
      throw refuse(session, realm, protectedMember(session, realm, user));
    } else if (ranks(session, realm).target(user).cimAdmin()) {
      // who may do that to an account may still not do it to the last CIM admin's, or unmake one
      watch(session, realm);
    }
  }

  /** After an account is removed; some removals are told only then. */
  void afterRemoval(KeycloakSession session, RealmModel realm, UserModel user) {
    CurrentRequest request = CurrentRequest.get();
    if (!CimAdminRole.isIn(realm) || isStarting(request)) {
      return;
    }
    // whoever has removed their own account logs in as nobody any more
    Boolean meant = session.getAttribute(REMOVING + user.getId(), Boolean.class);
    if (meant == null ? meansRemoval(session, request, user) : meant) {
      watch(session, realm);
      return;
    }
    // the roles are gone with the account: what it was is only committed
    NetworkState before =
        StateReader.committed(session.getKeycloakSessionFactory(), realm, settings.strongRoles());
    if (before.cimAdmins().contains(user.getId()) || !before.held(user.getId()).isEmpty()) {
      session.getTransactionManager().setRollbackOnly();
    }
  }

  private static boolean meansRemoval(
      KeycloakSession session, CurrentRequest request, UserModel user) {
    return request == null
        || (!request.path().reads()
            && (request.path().area() != RequestPath.Area.LOGIN
                || is(self(session), user.getId())));
  }

  /** When an account has got a login at an identity provider. */
  void linked(
      KeycloakSession session, RealmModel realm, UserModel user, FederatedIdentityModel link) {
    if (!CimAdminRole.isIn(realm) || isStarting(CurrentRequest.get())) {
      return;
    }
    boolean onTrust =
        Links.isTakenOnTrust(session, realm) && isProtected(session, realm, null, user);
    if (onTrust || !isOfNobody(session, realm, user)) {
      throw refuse(session, realm, protectedMember(session, realm, user));
    }
    Links.otherHolder(session, realm, user, link)
        .map(id -> session.users().getUserById(realm, id))
        .filter(holder -> !isOfNobody(session, realm, holder))
        .ifPresent(
            holder -> {
              boolean cimAdmin = ranks(session, realm).target(holder).cimAdmin();
              throw refuse(session, realm, Links.taken(holder.getId(), cimAdmin));
            });
  }

  /** Who acts in a network, or null where no person does. */
  Actor actor(KeycloakSession session, RealmModel realm, CurrentRequest request) {
    UserSessionModel login = session.getContext().getUserSession();
    Actor known = request == null ? null : request.actor(realm.getId());
    // not the context's user, who is whoever the token says
    if (login == null || request == null || (known != null && is(login.getUser(), known.id()))) {
      return known;
    }
    Actor actor =
        ranks(session, realm)
            .actor(login.getRealm(), login.getUser(), session.getContext().getClient());
    request.remember(realm.getId(), actor, login.getUser().getUsername());
    return actor;
  }

  /** Whether this is the start of the server, and nobody's request. */
  boolean isStarting(CurrentRequest request) {
    return request == null && !started;
  }

  /** Logs what an operator's change leaves, once until it is something else. */
  void warn(String realmId, List<Warning> warnings) {
    List<Warning> before = warned.put(realmId, warnings);
    if (!warnings.equals(before)) {
      ConfigurationReview.log(warnings);
    }
  }

  /** Refuses before the transaction commits; to be thrown. */
  RuntimeException refuse(KeycloakSession session, RealmModel realm, Refusal refusal) {
    session.getTransactionManager().setRollbackOnly();
    RefusalLog.record(session, realm, refusal);
    return refusal.code().explained(refusal.sentence());
  }

  private static boolean isForged(KeycloakSession session) {
    UserSessionModel login = session.getContext().getUserSession();
    return login != null && Subjects.isForged(session, login);
  }

  private void keepSecrets(KeycloakSession session, RealmModel realm, CurrentRequest request) {
    RequestPath path = request.path();
    if (!ClientSecrets.areShownBy(path)) {
      return;
    }
    if (path.area() == RequestPath.Area.REGISTRATION) {
      ClientSecrets.enlist(session, realm, this);
      return;
    }
    UserSessionModel login = session.getContext().getUserSession();
    Actor actor = actor(session, realm, request);
    if (login != null
        && actor != null
        && actor.cimAdmin()
        && ClientSecrets.wouldBeShown(session, realm, path, login)) {
      throw refuse(session, realm, ClientSecrets.refusal(path));
    }
  }

  private void refuseEarly(
      KeycloakSession session, RealmModel realm, RequestPath path, Actor actor) {
    if (path.isReserved()) {
      throw refuse(session, realm, CommitCheck.RESERVED);
    }
    UserModel target = target(session, realm, path);
    if (target == null || path.isNetwork() || is(target, actor.id())) {
      return;
    }
    if (isProtected(session, realm, actor, target)) {
      throw refuse(session, realm, protectedMember(session, realm, target));
    }
  }

  private static UserModel target(KeycloakSession session, RealmModel realm, RequestPath path) {
    if (path.loginSession() == null) {
      return path.member() == null ? null : session.users().getUserById(realm, path.member());
    }
    UserSessionModel login = session.sessions().getUserSession(realm, path.loginSession());
    if (login == null) {
      login = session.sessions().getOfflineUserSession(realm, path.loginSession());
    }
    return login == null ? null : login.getUser();
  }

  /** The only member whom the request can concern, or null where that is not so. */
  private static String member(KeycloakSession session, RealmModel realm) {
    CurrentRequest request = CurrentRequest.get();
    UserSessionModel login = session.getContext().getUserSession();
    if (request == null || login == null) {
      return null;
    }
    RequestPath path = request.path();
    if (path.area() == RequestPath.Area.ACCOUNT) {
      return login.getUser().getId();
    }
    UserModel member =
        path.member() == null ? null : session.users().getUserById(realm, path.member());
    return member == null ? null : member.getId();
  }

  /** Whether it is nobody's business but the account's owner's, an operator's or the start's. */
  private boolean isOfNobody(KeycloakSession session, RealmModel realm, UserModel user) {
    CurrentRequest request = CurrentRequest.get();
    if (!CimAdminRole.isIn(realm) || isStarting(request) || is(self(session), user.getId())) {
      return true;
    }
    boolean login = request != null && request.path().area() == RequestPath.Area.LOGIN;
    Actor actor = login ? null : actor(session, realm, request);
    if (actor != null && (actor.operator() || is(user, actor.id()))) {
      return true;
    }
    return !isProtected(session, realm, actor, user);
  }

  private boolean isProtected(
      KeycloakSession session, RealmModel realm, Actor actor, UserModel user) {
    Ranks ranks = ranks(session, realm);
    Target target = ranks.target(user);
    if (actor != null) {
      return MemberRules.touch(actor, target) != Verdict.ALLOWED;
    }
    return target.cimAdmin()
        || ranks.names(target.managementRoles()).stream()
            .anyMatch(settings.strongRoles().all()::contains);
  }

  private Ranks ranks(KeycloakSession session, RealmModel realm) {
    return new Ranks(session, realm, settings.strongRoles().diet());
  }

  /** Whoever is logging in or changing their own account. */
  private static UserModel self(KeycloakSession session) {
    var authentication = session.getContext().getAuthenticationSession();
    return authentication == null ? null : authentication.getAuthenticatedUser();
  }

  private Refusal protectedMember(KeycloakSession session, RealmModel realm, UserModel user) {
    return StateRules.protectedMember(user.getId(), ranks(session, realm).target(user).cimAdmin());
  }

  private static boolean is(UserModel user, String id) {
    return user != null && Objects.equals(user.getId(), id);
  }
}
