package io.cim.keycloak.network.history;

import io.cim.keycloak.network.groups.DefaultAgentEvent;
import io.cim.keycloak.network.products.CatalogueStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel.GroupMemberJoinEvent;
import org.keycloak.models.GroupModel.GroupMemberLeaveEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel.RoleGrantedEvent;
import org.keycloak.models.RoleModel.RoleRevokedEvent;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/**
 * What a session must remember for the history, because admin events come after the change and do
 * not tell what was before: which roles and groups were really given and taken, and how things were
 * at the begin of requests that change what has no event of its own.
 */
final class SessionNotes {

  private static final String KEY = SessionNotes.class.getName();
  private static final Pattern PATH = Pattern.compile("/?admin/realms/[^/]+/(.+?)/?");
  private static final Pattern USER = Pattern.compile("users/([^/]+)");

  private final Map<String, List<Step>> steps = new HashMap<>();
  private boolean lookedAround;
  private Profile profile;
  private Carried carried;

  private SessionNotes() {}

  /** Begins to take notes; at the begin of a request, and harmless when it has begun already. */
  static void begin(KeycloakSession session) {
    SessionNotes notes = session.getAttribute(KEY, SessionNotes.class);
    if (notes == null) {
      notes = new SessionNotes();
      session.setAttribute(KEY, notes);
    }
    // only requests of the admin API have a token; sessions of jobs have not even a request
    if (!notes.lookedAround
        && session.getContext().getBearerToken() != null
        && session.getContext().getRealm() != null) {
      notes.lookedAround = true;
      notes.lookAround(session);
    }
  }

  /** The notes of a session, empty ones where it takes none. */
  static SessionNotes of(KeycloakSession session) {
    SessionNotes notes = session.getAttribute(KEY, SessionNotes.class);
    return notes == null ? new SessionNotes() : notes;
  }

  /** Notes what the models tell, in sessions that take notes. */
  static void note(ProviderEvent event) {
    if (event instanceof RoleGrantedEvent granted) {
      note(
          granted.getKeycloakSession(),
          granted.getUser().getId(),
          () -> new Step(Scope.of(granted.getRole()), Scope.name(granted.getRole()), true));
    } else if (event instanceof RoleRevokedEvent revoked) {
      note(
          revoked.getKeycloakSession(),
          revoked.getUser().getId(),
          () -> new Step(Scope.of(revoked.getRole()), Scope.name(revoked.getRole()), false));
    } else if (event instanceof GroupMemberJoinEvent joined) {
      note(
          joined.getKeycloakSession(),
          joined.getUser().getId(),
          () -> new Step(Scope.GROUPS, Scope.name(joined.getGroup()), true));
    } else if (event instanceof GroupMemberLeaveEvent left) {
      note(
          left.getKeycloakSession(),
          left.getUser().getId(),
          () -> new Step(Scope.GROUPS, Scope.name(left.getGroup()), false));
    } else if (event instanceof DefaultAgentEvent post) {
      note(
          post.session(),
          post.memberId(),
          () -> new Step(Scope.POSTS, post.group().getName(), post.made()));
    }
  }

  private static void note(KeycloakSession session, String memberId, Supplier<Step> step) {
    SessionNotes notes = session == null ? null : session.getAttribute(KEY, SessionNotes.class);
    if (notes != null) {
      notes.steps.computeIfAbsent(memberId, id -> new ArrayList<>()).add(step.get());
    }
  }

  private void lookAround(KeycloakSession session) {
    Matcher path = PATH.matcher(session.getContext().getUri().getPath());
    String method = session.getContext().getHttpRequest().getHttpMethod();
    if (method.equals("GET") || !path.matches()) {
      return;
    }
    RealmModel realm = session.getContext().getRealm();
    Matcher user = USER.matcher(path.group(1));
    if (method.equals("PUT") && user.matches()) {
      UserModel member = session.users().getUserById(realm, user.group(1));
      profile = member == null ? null : Profile.of(member);
    } else if (AdminEventReader.mayChangePermissions(List.of(path.group(1).split("/", -1)))) {
      carried = carriedNow(session, realm);
    }
  }

  /** Takes out what was given to and taken from a member so far, by scope. */
  Map<Scope, List<Step>> takeSteps(String memberId) {
    Map<Scope, List<Step>> byScope = new LinkedHashMap<>();
    List<Step> taken = steps.remove(memberId);
    if (taken != null) {
      taken.forEach(
          step -> byScope.computeIfAbsent(step.scope(), key -> new ArrayList<>()).add(step));
    }
    return byScope;
  }

  /** The member's account at the begin of the request, or null where unknown. */
  Profile profile(String memberId) {
    return profile == null || !profile.memberId().equals(memberId) ? null : profile;
  }

  /** Which module roles carry other permissions than when this was last asked. */
  List<Carried.Change> permissionChanges(KeycloakSession session, RealmModel realm) {
    if (carried == null) {
      return List.of();
    }
    Carried before = carried;
    carried = carriedNow(session, realm);
    return before.until(carried);
  }

  private static Carried carriedNow(KeycloakSession session, RealmModel realm) {
    return Carried.of(
        new CatalogueStore(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm)
            .get());
  }
}
