package io.cim.keycloak.network.events;

import io.cim.keycloak.network.guard.CurrentRequest;
import io.cim.keycloak.network.guard.RequestPath;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;

/**
 * Whom and what a transaction may have changed in one realm. It may name too many, which costs a
 * look, but nobody too few: what was really changed shows only when both states are compared.
 */
final class Touched {

  private static final String KEY = "cim.news.";

  private final Set<String> members = new TreeSet<>();
  private final Set<String> groups = new TreeSet<>();
  private final Set<String> stores = new TreeSet<>();
  private boolean removals;
  private boolean structure;
  private boolean logins;

  private Touched() {}

  /**
   * What the session's transaction touches in this realm. With the first question the products are
   * going to be told of it, when it commits.
   *
   * @return null where the transaction is over
   */
  static Touched of(KeycloakSession session, RealmModel realm) {
    String key = KEY + realm.getId();
    Touched touched = session.getAttribute(key, Touched.class);
    KeycloakTransactionManager transactions = session.getTransactionManager();
    if (touched == null && transactions.isActive()) {
      touched = new Touched();
      // nothing can join the transaction any more when it commits
      session.getProvider(JpaConnectionProvider.class).getEntityManager();
      Telling telling = new Telling(session, realm, touched);
      try {
        transactions.enlistPrepare(telling.prepare());
        transactions.enlistAfterCompletion(telling.epilogue());
      } catch (IllegalStateException committing) {
        return null;
      }
      session.setAttribute(key, touched);
    }
    return touched;
  }

  void member(String id) {
    members.add(id);
  }

  void removal(String id) {
    members.add(id);
    removals = true;
  }

  /** A group of Keycloak's own ID, whether or not it is an agent group. */
  void group(String id) {
    groups.add(id);
  }

  /** What roles give to whom. */
  void structure() {
    structure = true;
  }

  /** What the request may change by its path; no model tells of all that. */
  void request(RequestPath path) {
    if (path.member() != null) {
      members.add(path.member());
    } else if (path.userStore() != null) {
      stores.add(path.userStore());
      removals = true;
    } else if (path.mayChangeRoles()) {
      structure = true;
    } else if (path.endsAllLogins()) {
      logins = true;
    }
  }

  /** At the begin of a request that may change something. */
  static void begin(KeycloakSession session) {
    RealmModel realm = session.getContext().getRealm();
    CurrentRequest request = CurrentRequest.get();
    if (realm == null || request == null) {
      return;
    }
    RequestPath path = request.path();
    boolean administers =
        path.area() != RequestPath.Area.LOGIN && path.area() != RequestPath.Area.OTHER;
    if (administers && !path.reads()) {
      Touched touched = of(session, realm);
      if (touched != null) {
        touched.request(path);
      }
    }
  }

  Set<String> members() {
    return members;
  }

  Set<String> groups() {
    return groups;
  }

  /** IDs of user stores whose imported people may be gone. */
  Set<String> stores() {
    return stores;
  }

  boolean removes() {
    return removals;
  }

  boolean changesStructure() {
    return structure;
  }

  /** Whether all logins may end. */
  boolean endsLogins() {
    return logins;
  }

  boolean isNothing() {
    return members.isEmpty() && groups.isEmpty() && stores.isEmpty() && !structure && !logins;
  }
}
