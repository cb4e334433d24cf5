package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.groups.AgentGroup.GroupMember;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.support.JsonBody;
import io.cim.keycloak.network.support.NetworkError;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.PersistenceExceptionConverter;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Creates and changes agent groups: all that is asked for, or nothing. */
final class GroupEditor {

  private static final int LONGEST_NAME = 255;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final GroupStore store;
  private final GroupRights rights;
  private final Members members;
  private final Composition composition;
  private final GroupEvents events;

  GroupEditor(
      KeycloakSession session,
      RealmModel realm,
      GroupStore store,
      GroupRights rights,
      Members members,
      GroupEvents events) {
    this.session = session;
    this.realm = realm;
    this.store = store;
    this.rights = rights;
    this.members = members;
    this.composition = new Composition(session, realm);
    this.events = events;
  }

  /**
   * What a group is to be.
   *
   * @param defaultAgent ID of one of the members, or null for none
   */
  record Wanted(String name, Set<String> members, String defaultAgent) {

    /** Reads the body of a request; it must be whole. */
    static Wanted parse(JsonBody body) {
      body.only(Set.of("name", "members", "defaultAgent"));
      String name = body.text("name");
      if (name == null || name.isBlank() || name.length() > LONGEST_NAME || name.contains("/")) {
        throw body.invalid(
            "name", "Must be a text of 1 to " + LONGEST_NAME + " characters without a slash.");
      }
      Set<String> members = body.texts("members");
      if (members == null) {
        throw body.invalid("members", "Must be a list of IDs of members.");
      }
      String defaultAgent = body.text("defaultAgent");
      if (defaultAgent != null && !members.contains(defaultAgent)) {
        throw body.invalid("defaultAgent", "Must be one of the members.");
      }
      return new Wanted(name.strip(), members, defaultAgent);
    }
  }

  /** Creates a group and gives it the next number, which is returned. */
  long create(Wanted wanted) {
    requireKnown(wanted.members());
    if (wanted.defaultAgent() != null) {
      enabled(wanted.defaultAgent());
    }
    // after all that can be refused: it may be made in a transaction of its own
    GroupModel parent = parent();
    GroupModel group = group(parent, wanted.name());
    if (!wanted.members().isEmpty()) {
      rights.requireCompose(group);
    }
    GroupNumbers numbers = new GroupNumbers(session, realm);
    numbers.lock();
    long number = numbers.next(group);
    events.group(OperationType.CREATE, number, wanted.name());
    compose(group, number, List.of(), wanted);
    return number;
  }

  /**
   * Makes a group exactly this.
   *
   * @param group locked by this transaction, and one whose members the caller may change
   */
  void update(GroupModel group, GroupStore.Row before, Wanted wanted) {
    if (!before.name().equals(wanted.name())) {
      rename(group, wanted.name());
      events.group(OperationType.UPDATE, before.number(), wanted.name());
    }
    compose(group, before.number(), ids(group), wanted);
  }

  /** Puts one member into a group, as default agent or not; the group is locked. */
  void add(GroupModel group, GroupStore.Row row, String memberId, boolean asDefault) {
    Set<String> now = ids(group);
    Set<String> then = new LinkedHashSet<>(now);
    then.add(memberId);
    String agent = row.defaultAgent() == null ? null : row.defaultAgent().id();
    String remaining = memberId.equals(agent) ? null : agent;
    compose(
        group, row.number(), now, new Wanted(row.name(), then, asDefault ? memberId : remaining));
  }

  /** Takes one member out of a group; the group is locked. */
  void remove(GroupModel group, GroupStore.Row row, String memberId) {
    Set<String> now = ids(group);
    if (!now.contains(memberId)) {
      throw NetworkError.NOT_FOUND.because("There is no such member in this group.");
    }
    Set<String> then = new LinkedHashSet<>(now);
    then.remove(memberId);
    String agent = row.defaultAgent() == null ? null : row.defaultAgent().id();
    compose(
        group,
        row.number(),
        now,
        new Wanted(row.name(), then, memberId.equals(agent) ? null : agent));
  }

  private Set<String> ids(GroupModel group) {
    return store.members(group.getId()).stream()
        .map(GroupMember::agent)
        .map(Agent::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void compose(GroupModel group, long number, Collection<String> now, Wanted wanted) {
    Set<String> joining = new LinkedHashSet<>(wanted.members());
    joining.removeAll(now);
    Set<String> leaving = new LinkedHashSet<>(now);
    leaving.removeAll(wanted.members());
    requireKnown(joining);
    if (!joining.isEmpty() || !leaving.isEmpty()) {
      rights.requireCompose(group);
    }
    Map<String, OperationType> concerned = new HashMap<>();
    String agentBefore = composition.defaultAgent(group);
    if (agentBefore != null && !agentBefore.equals(wanted.defaultAgent())) {
      composition.vacate(group);
      concerned.put(agentBefore, OperationType.UPDATE);
    }
    leaving.forEach(id -> account(id).leaveGroup(group));
    joining.forEach(id -> account(id).joinGroup(group));
    if (wanted.defaultAgent() != null && !wanted.defaultAgent().equals(agentBefore)) {
      composition.assign(group, enabled(wanted.defaultAgent()));
      concerned.put(wanted.defaultAgent(), OperationType.UPDATE);
    }
    leaving.forEach(id -> concerned.put(id, OperationType.DELETE));
    joining.forEach(id -> concerned.put(id, OperationType.CREATE));
    new TreeSet<>(concerned.keySet())
        .forEach(id -> events.member(concerned.get(id), number, wanted.name(), account(id)));
  }

  private UserModel enabled(String id) {
    UserModel agent = account(id);
    if (!agent.isEnabled()) {
      throw NetworkError.INVALID_REQUEST.because(
          "Field 'defaultAgent': Must be an enabled member.", Map.of("field", "defaultAgent"));
    }
    return agent;
  }

  private UserModel account(String id) {
    return members.account(id).orElseThrow(() -> unknown(Set.of(id)));
  }

  private void requireKnown(Set<String> ids) {
    Set<String> unknown = new TreeSet<>(ids);
    unknown.removeAll(store.known(ids));
    if (!unknown.isEmpty()) {
      throw unknown(unknown);
    }
  }

  private static RuntimeException unknown(Set<String> ids) {
    return NetworkError.UNKNOWN_MEMBER.because(
        "These are no members of this network: " + String.join(", ", ids) + ". Invite them first.",
        Map.of("members", ids));
  }

  private GroupModel group(GroupModel parent, String name) {
    requireFree(parent, name);
    return unlessTaken(name, () -> session.groups().createGroup(realm, name, parent));
  }

  private void rename(GroupModel group, String name) {
    // another spelling of its own name is free
    if (!group.getName().equalsIgnoreCase(name)) {
      requireFree(group.getParent(), name);
    }
    unlessTaken(
        name,
        () -> {
          group.setName(name);
          return ids(group); // a query, so that the database compares the names now
        });
  }

  /** Refuses where somebody else was faster, which only the database knows. */
  private static <T> T unlessTaken(String name, Supplier<T> change) {
    try {
      return change.get();
    } catch (ModelDuplicateException e) {
      throw taken(name);
    } catch (PersistenceException e) {
      throw PersistenceExceptionConverter.convert(e) instanceof ModelDuplicateException
          ? taken(name)
          : e;
    }
  }

  private void requireFree(GroupModel parent, String name) {
    if (session.groups().getGroupByName(realm, parent, name) != null) {
      throw taken(name);
    }
  }

  private static RuntimeException taken(String name) {
    return NetworkError.CONFLICT.because("There is a group called '" + name + "' already.");
  }

  /** The group above the agent groups; made in a transaction of its own where there is none yet. */
  private GroupModel parent() {
    GroupModel parent = find(session, realm);
    if (parent != null) {
      return parent;
    }
    try {
      KeycloakModelUtils.runJobInTransaction(
          session.getKeycloakSessionFactory(),
          fresh -> {
            RealmModel there = fresh.realms().getRealm(realm.getId());
            fresh.getContext().setRealm(there);
            fresh.groups().createGroup(there, AgentGroups.PARENT);
          });
    } catch (ModelDuplicateException e) {
      // somebody else was faster: it is there
    }
    return find(session, realm);
  }

  private static GroupModel find(KeycloakSession session, RealmModel realm) {
    return session.groups().getGroupByName(realm, null, AgentGroups.PARENT);
  }
}
