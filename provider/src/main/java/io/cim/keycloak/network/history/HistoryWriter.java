package io.cim.keycloak.network.history;

import io.cim.keycloak.network.groups.AgentGroups;
import io.cim.keycloak.network.history.HistoryEntry.Person;
import java.util.List;
import java.util.Objects;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Completes what an event tells with what the session knows, and writes the entries. Nothing is
 * written where nothing has changed.
 */
final class HistoryWriter {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final HistoryStore store;
  private final Origin origin;

  /**
   * When, by whom and where something happened.
   *
   * @param path of the resource, or null where unknown
   */
  record Origin(long time, Person actor, String path) {

    String via() {
      return path != null && path.startsWith("network/")
          ? HistoryEntry.NETWORK
          : HistoryEntry.KEYCLOAK;
    }
  }

  HistoryWriter(KeycloakSession session, RealmModel realm, HistoryStore store, Origin origin) {
    this.session = session;
    this.realm = realm;
    this.store = store;
    this.origin = origin;
  }

  void write(Told told) {
    if (told.look() == Told.Look.PERMISSIONS) {
      SessionNotes.of(session).permissionChanges(session, realm).forEach(this::permissions);
      return;
    }
    UserModel user =
        told.memberId() == null ? null : session.users().getUserById(realm, told.memberId());
    Person member =
        Person.of(told.memberId(), user == null ? told.memberName() : user.getUsername());
    if (told.look() == Told.Look.PROFILE) {
      profile(told, member, user);
    } else if (told.action() != null) {
      add(member, told.action(), told.product(), told.role(), told.before(), told.after());
    }
    if (told.look() != Told.Look.NOWHERE && user != null) {
      steps(member, user, told.action() == Action.MEMBER_CREATED);
    }
  }

  private void permissions(Carried.Change change) {
    add(
        null,
        Action.PERMISSIONS_CHANGED,
        change.product(),
        change.role(),
        change.before(),
        change.after());
  }

  private void profile(Told told, Person member, UserModel user) {
    Profile before = SessionNotes.of(session).profile(told.memberId());
    if (before == null || user == null) {
      add(member, told.action(), null, null, null, null);
      return;
    }
    Profile after = Profile.of(user);
    List<String> fields = before.fieldsChangedUntil(after);
    if (!fields.isEmpty()) {
      add(member, told.action(), null, null, null, fields);
    }
    if (!before.passwords().equals(after.passwords())) {
      add(member, Action.PASSWORD_RESET, null, null, null, null);
    }
    if (!before.credentials().equals(after.credentials())) {
      add(member, Action.CREDENTIALS_CHANGED, null, null, null, null);
    }
  }

  private void steps(Person member, UserModel user, boolean created) {
    String defaultRole = Scope.name(realm.getDefaultRole());
    AgentGroups agentGroups =
        new AgentGroups(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm);
    SessionNotes.of(session)
        .takeSteps(user.getId())
        .forEach(
            (scope, steps) -> {
              // everybody is created with it
              steps.removeIf(step -> created && step.name().equals(defaultRole));
              List<String> after = scope.now(user, agentGroups);
              List<String> before = Step.undo(after, steps);
              if (!Objects.equals(before, after)) {
                add(member, scope.action(after), scope.product(), null, before, after);
              }
            });
  }

  private void add(
      Person member,
      Action action,
      String product,
      String role,
      List<String> before,
      List<String> after) {
    store.add(
        realm.getId(),
        new HistoryEntry(
            EntryIds.next(),
            origin.time(),
            origin.actor(),
            member,
            action.wireName(),
            product,
            role,
            before,
            after,
            origin.via(),
            null,
            origin.path()));
  }
}
