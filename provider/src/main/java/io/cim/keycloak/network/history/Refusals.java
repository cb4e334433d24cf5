package io.cim.keycloak.network.history;

import io.cim.keycloak.network.history.HistoryEntry.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Records attempts that were refused. They are stored in a transaction of their own when that of
 * the session has ended, since a refusal rolls it back.
 */
public final class Refusals {

  private static final Logger LOG = Logger.getLogger(Refusals.class);
  private static final String KEY = Refusals.class.getName();
  private static final Pattern NETWORK_PATH =
      Pattern.compile("(/?admin/realms/[^/]+/)?network(/.*)?");

  private final KeycloakSessionFactory factory;
  private final List<Refused> refused = new ArrayList<>();

  /**
   * A refused attempt.
   *
   * @param actorId who tried, or null where nobody in particular
   * @param actorName user name, or null where unknown
   * @param memberId whom it was about, or null
   * @param memberName user name, or null where unknown
   * @param action what would have been the action of the entry, or {@code attempt.refused}
   * @param product its client ID, or null
   * @param code of the refusal, as in the answer
   * @param path of the request, or null
   */
  public record Attempt(
      String actorId,
      String actorName,
      String memberId,
      String memberName,
      String action,
      String product,
      String code,
      String path) {}

  private record Refused(String realmId, HistoryEntry entry) {}

  private Refusals(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  /**
   * Records an attempt. Never throws for want of a place to store it, and may be called as often as
   * there are attempts, also while the transaction of the session is about to end.
   */
  public static void record(KeycloakSession session, RealmModel realm, Attempt attempt) {
    Refused refused = new Refused(realm.getId(), entry(attempt));
    Refusals refusals = of(session);
    if (refusals == null) {
      // in another thread, which waits for what this one holds locked; not the other way round
      KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
      session
          .getProvider(ExecutorsProvider.class)
          .getExecutor("network-refusals")
          .execute(() -> store(factory, List.of(refused)));
    } else {
      refusals.refused.add(refused);
    }
  }

  /**
   * Prepares a session for refusals at its very end: once its transaction has begun to end, nothing
   * can be enlisted any more.
   */
  static void begin(KeycloakSession session) {
    of(session);
  }

  /** Those of this session, or null where it is too late to enlist them. */
  private static Refusals of(KeycloakSession session) {
    Refusals refusals = session.getAttribute(KEY, Refusals.class);
    if (refusals == null) {
      Refusals enlisted = new Refusals(session.getKeycloakSessionFactory());
      try {
        session.getTransactionManager().enlistAfterCompletion(enlisted.afterCompletion());
      } catch (IllegalStateException tooLate) {
        return null;
      }
      session.setAttribute(KEY, enlisted);
      return enlisted;
    }
    return refusals;
  }

  private AbstractKeycloakTransaction afterCompletion() {
    return new AbstractKeycloakTransaction() {
      @Override
      protected void commitImpl() {
        store(factory, refused);
      }

      @Override
      protected void rollbackImpl() {
        store(factory, refused);
      }
    };
  }

  private static void store(KeycloakSessionFactory factory, List<Refused> refused) {
    if (refused.isEmpty()) {
      return;
    }
    try {
      KeycloakModelUtils.runJobInTransaction(
          factory,
          session -> {
            HistoryStore store =
                new HistoryStore(
                    session.getProvider(JpaConnectionProvider.class).getEntityManager());
            refused.forEach(one -> store.add(one.realmId(), one.entry()));
          });
    } catch (RuntimeException e) {
      // the answer to the caller is a refusal either way
      LOG.error("Could not store refused attempts", e);
    }
  }

  private static HistoryEntry entry(Attempt attempt) {
    boolean network = attempt.path() != null && NETWORK_PATH.matcher(attempt.path()).matches();
    return new HistoryEntry(
        EntryIds.next(),
        Time.currentTimeMillis(),
        Person.of(attempt.actorId(), attempt.actorName()),
        Person.of(attempt.memberId(), attempt.memberName()),
        attempt.action(),
        attempt.product(),
        null,
        null,
        null,
        network ? HistoryEntry.NETWORK : HistoryEntry.KEYCLOAK,
        attempt.code(),
        attempt.path());
  }
}
