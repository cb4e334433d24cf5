package io.cim.keycloak.network.guard;

import io.cim.keycloak.network.persistence.RowLocks;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransaction;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Compares, when a transaction is about to commit, what it would leave with what is committed,
 * which a fresh session sees.
 */
final class CommitCheck {

  static final Refusal RESERVED =
      Refusal.forbidden("Only a platform operator may do this in a network with CIM admins.");

  /**
   * With so few CIM admins left, transactions that make them fewer wait for each other, lest
   * several remove the last ones together.
   */
  private static final int FEW = 5;

  private final Guard guard;
  private final GuardSettings settings;
  private final StateRules rules;
  private final KeycloakSession session;
  private final RealmModel realm;
  private final String realmId;
  private final String managementClient;
  private final String onlyMember;

  private Refusal refused;
  private boolean pin;

  /**
   * A check.
   *
   * @param onlyMember ID of the only member whom the transaction can concern, or null
   */
  CommitCheck(
      Guard guard,
      GuardSettings settings,
      StateRules rules,
      KeycloakSession session,
      RealmModel realm,
      String managementClient,
      String onlyMember) {
    this.guard = guard;
    this.settings = settings;
    this.rules = rules;
    this.session = session;
    this.realm = realm;
    this.realmId = realm.getId();
    this.managementClient = managementClient;
    this.onlyMember = onlyMember;
  }

  /** What is committed. */
  private record Committed(
      NetworkState state, Set<String> people, Map<String, String> fingerprints) {}

  /** Runs before anything is committed; an exception from here rolls everything back. */
  KeycloakTransaction prepare() {
    return new AbstractKeycloakTransaction() {
      @Override
      protected void commitImpl() {
        Optional<Refusal> refusal = judge();
        if (refusal.isPresent()) {
          refused = refusal.get();
          throw refused.code().explained(refused.sentence());
        }
      }

      @Override
      protected void rollbackImpl() {}
    };
  }

  /** Runs when all is over: only then other transactions can be begun safely. */
  KeycloakTransaction epilogue() {
    KeycloakSessionFactory sessions = session.getKeycloakSessionFactory();
    return new AbstractKeycloakTransaction() {
      @Override
      protected void commitImpl() {
        if (pin) {
          KeycloakModelUtils.runJobInTransaction(
              sessions,
              fresh -> {
                RealmModel now = fresh.realms().getRealm(realmId);
                if (now != null) {
                  CimAdminRole.pin(now);
                }
              });
        }
      }

      @Override
      protected void rollbackImpl() {
        if (refused != null) {
          RefusalLog.recordAfterwards(sessions, realmId, refused);
        }
      }
    };
  }

  private Optional<Refusal> judge() {
    CurrentRequest request = CurrentRequest.get();
    if (guard.isStarting(request)) {
      return Optional.empty();
    }
    boolean login = request != null && request.path().area() == RequestPath.Area.LOGIN;
    var user = session.getContext().getUserSession();
    // some of Keycloak's interfaces find out only late who calls
    if (!login && user != null && Subjects.isForged(session, user)) {
      return Optional.of(Subjects.FORGED);
    }
    Actor actor = login ? null : guard.actor(session, realm, request);
    if (actor != null && actor.operator()) {
      return judgeOperator();
    }
    if (actor != null && request.path().isReserved()) {
      return Optional.of(RESERVED);
    }
    return judge(actor);
  }

  private Optional<Refusal> judge(Actor actor) {
    Set<String> actorRoles =
        actor == null
            ? Set.of()
            : new Ranks(session, realm, settings.strongRoles().diet())
                .names(actor.managementRoles());
    Optional<Refusal> refusal = Optional.empty();
    // another transaction may commit between the two looks: what remains different is this one's
    for (int attempt = 0; attempt <= settings.attempts(); attempt++) {
      NetworkState after = read(session);
      Committed committed = committed(actor, actorRoles);
      NetworkState before = committed.state();
      pin = before.pinned() == null && before.named() != null;
      if (loses(before, after)) {
        after = lockAndRead(after);
      }
      refusal = rules.judge(actor, before, after).or(() -> judgePeople(committed));
      if (refusal.isEmpty()) {
        return refusal;
      }
    }
    return refusal;
  }

  private Optional<Refusal> judgePeople(Committed committed) {
    return committed.people().isEmpty()
        ? Optional.empty()
        : StateRules.judgePeople(
            committed.fingerprints(),
            Fingerprints.read(entityManager(session), committed.people()),
            committed.state().cimAdmins());
  }

  private Optional<Refusal> judgeOperator() {
    NetworkState after = read(session);
    pin = after.named() != null && !after.named().equals(after.pinned());
    guard.warn(realmId, ConfigurationReview.of(session, realm, after, settings));
    if (after.activeCimAdmins().size() > FEW && after.isIntact()) {
      return Optional.empty();
    }
    NetworkState before = committed(null, Set.of()).state();
    // not otherwise: others wait for what is locked, and may hold what this transaction waits for
    return rules.judgeOperator(before, loses(before, after) ? lockAndRead(after) : after);
  }

  /**
   * Whether the transaction takes a CIM admin away. Not told by their numbers: another may have
   * committed the loss of another between the two looks.
   */
  private static boolean loses(NetworkState before, NetworkState after) {
    return !after.activeCimAdmins().containsAll(before.activeCimAdmins());
  }

  private NetworkState lockAndRead(NetworkState state) {
    String role = state.named() == null ? state.pinned() : state.named();
    if (role == null) {
      return state;
    }
    RowLocks.role(entityManager(session), role);
    return read(session);
  }

  private Committed committed(Actor actor, Set<String> actorRoles) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        fresh -> {
          NetworkState state = read(fresh);
          Set<String> people = people(state, actor, actorRoles);
          return new Committed(state, people, Fingerprints.read(entityManager(fresh), people));
        });
  }

  /** Whose accounts must be as before. */
  private Set<String> people(NetworkState state, Actor actor, Set<String> actorRoles) {
    if (actor == null) {
      // what no person does may change anybody: directories and lockouts do
      return Set.of();
    }
    Set<String> people = state.protectedFrom(actor, actorRoles);
    if (onlyMember != null) {
      people.retainAll(Set.of(onlyMember));
    }
    return people;
  }

  private NetworkState read(KeycloakSession from) {
    return new StateReader(entityManager(from), realmId, managementClient, settings.strongRoles())
        .read();
  }

  private static EntityManager entityManager(KeycloakSession from) {
    return from.getProvider(JpaConnectionProvider.class).getEntityManager();
  }
}
