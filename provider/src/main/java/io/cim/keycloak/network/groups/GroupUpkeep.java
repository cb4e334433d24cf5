package io.cim.keycloak.network.groups;

import io.cim.keycloak.network.guard.CurrentRequest;
import io.cim.keycloak.network.persistence.Portions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keeps what the network knows of groups in line with Keycloak's groups, whatever changed them. It
 * notes the groups that a session touches and looks at them once, when the session is about to
 * commit: a group that has come under {@code agent-groups} gets its number, and its default agent
 * where an import names one; a group that has left has no default agent any more; and the
 * attributes that travel with an export say what the rows say.
 */
public final class GroupUpkeep {

  /** Larger numbers are taken from nobody: the next would soon be one that no client can read. */
  private static final int MOST_DIGITS = 12;

  private static final String KEY = GroupUpkeep.class.getName();

  /** No number; after all numbers. */
  private static final long NONE = Long.MAX_VALUE;

  /** Groups are in line with what is above them: who moves or renames that touches them too. */
  private static final String TOUCHED =
      """
      select agents.id as id, agents.realm as realm, numbered.number as number,
        case when parent.name = 'agent-groups' and parent.parentId = ' ' then true else false end as agentGroup,
        agent.id as agent, agent.username as agentName,
        numberAttribute.value as numberAttribute, agentAttribute.value as agentAttribute
      from GroupEntity agents
      left join GroupEntity parent on parent.id = agents.parentId
      left join NetworkAgentGroup numbered on numbered.groupId = agents.id
      left join NetworkDefaultAgent post on post.groupId = agents.id
      left join UserEntity agent on agent.id = post.userId
      left join GroupAttributeEntity numberAttribute
        on numberAttribute.group = agents and numberAttribute.name = '%s'
      left join GroupAttributeEntity agentAttribute
        on agentAttribute.group = agents and agentAttribute.name = '%s'
      where agents.id in :ids or agents.parentId in :ids
      """
          .formatted(GroupNumbers.ATTRIBUTE, DefaultAgents.ATTRIBUTE);

  private static final String NUMBERLESS =
      """
      select agents.id from GroupEntity agents
      join GroupEntity parent
        on parent.id = agents.parentId and parent.parentId = ' ' and parent.name = 'agent-groups'
      where agents.id not in (select numbered.groupId from NetworkAgentGroup numbered)
      """;

  private static final String SEED =
      """
      select member.id from UserGroupMembershipEntity membership join membership.user member
      where membership.groupId = :group and member.username = lower(:username) and member.enabled = true
      """;

  private final KeycloakSession session;
  private final EntityManager entityManager;
  private final Set<String> touched = new LinkedHashSet<>();

  /** By realm the numbers of groups that this session removes. */
  private final Map<String, Set<Long>> freed = new HashMap<>();

  /** Whose people may go at once. */
  private final Set<StorePosts> stores = new LinkedHashSet<>();

  private GroupUpkeep(KeycloakSession session) {
    this.session = session;
    this.entityManager = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** A group as it is in the database before it is put right. */
  private record Found(
      String id,
      String realmId,
      boolean agentGroup,
      Long number,
      String numberAttribute,
      String agentId,
      String agentName,
      String agentAttribute) {

    static Found of(Tuple row) {
      return new Found(
          row.get("id", String.class),
          row.get("realm", String.class),
          row.get("agentGroup", Boolean.class),
          row.get("number", Long.class),
          row.get("numberAttribute", String.class),
          row.get("agent", String.class),
          row.get("agentName", String.class),
          row.get("agentAttribute", String.class));
    }

    boolean lacksNumber() {
      return agentGroup && number == null;
    }

    /** The number that an import asks for. */
    long wish() {
      return AgentGroups.isNumber(numberAttribute) && numberAttribute.length() <= MOST_DIGITS
          ? Long.parseLong(numberAttribute)
          : NONE;
    }
  }

  /** The upkeep of a session, which runs before the session commits. */
  static GroupUpkeep of(KeycloakSession session) {
    GroupUpkeep upkeep = session.getAttribute(KEY, GroupUpkeep.class);
    if (upkeep == null) {
      GroupUpkeep fresh = new GroupUpkeep(session);
      session.setAttribute(KEY, fresh);
      session
          .getTransactionManager()
          .enlistPrepare(
              new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                  fresh.run();
                }

                @Override
                protected void rollbackImpl() {}
              });
      return fresh;
    }
    return upkeep;
  }

  /** At the begin of a request, which may remove the people of a store. */
  static void begin(KeycloakSession session) {
    RealmModel realm = session.getContext().getRealm();
    CurrentRequest request = CurrentRequest.get();
    if (realm != null && request != null && !request.path().reads()) {
      String store = request.path().userStore();
      if (store != null && session.getTransactionManager().isActive()) {
        of(session).stores.add(new StorePosts(realm, store));
      }
    }
  }

  /**
   * Puts right at once what the session has touched; for who looks at the groups before the session
   * commits.
   */
  public static void settle(KeycloakSession session) {
    GroupUpkeep upkeep = session.getAttribute(KEY, GroupUpkeep.class);
    if (upkeep != null) {
      upkeep.run();
    }
  }

  /** IDs of all groups of the server that should have a number and have none. */
  static List<String> numberless(KeycloakSession session) {
    return session
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .createQuery(NUMBERLESS, String.class)
        .getResultList();
  }

  /**
   * Puts these groups right at once, and not before the session commits: then Keycloak's caches can
   * no longer begin, and nothing else of a session at the start has asked for them.
   */
  void putRight(List<String> groups) {
    touched.addAll(groups);
    run();
  }

  /** A group is new, or was changed, or somebody has joined it. */
  void touch(String groupId) {
    touched.add(groupId);
  }

  /** A group is about to be removed. */
  void remove(RealmModel realm, GroupModel group) {
    entityManager
        .createQuery(
            "select one.number from NetworkAgentGroup one where one.groupId = :group", Long.class)
        .setParameter("group", group.getId())
        .getResultStream()
        .forEach(
            number -> freed.computeIfAbsent(realm.getId(), key -> new HashSet<>()).add(number));
  }

  private void run() {
    stores.forEach(store -> store.settle(session));
    stores.clear();
    // what this changes touches the same groups again
    for (List<String> portion : Portions.ofStatements(touched)) {
      giveNumbers(portion);
      read(portion).forEach(this::putRight);
    }
    freed.forEach(
        (realmId, numbers) -> {
          RealmModel realm = session.realms().getRealm(realmId);
          if (realm != null) {
            new GroupNumbers(session, realm).note(numbers);
          }
        });
  }

  private Collection<Found> read(List<String> ids) {
    Map<String, Found> found = new TreeMap<>();
    entityManager
        .createQuery(TOUCHED, Tuple.class)
        .setParameter("ids", ids)
        .getResultStream()
        // an attribute may have several values
        .forEach(row -> found.putIfAbsent(row.get("id", String.class), Found.of(row)));
    return found.values();
  }

  private void giveNumbers(List<String> ids) {
    Set<String> realms = new HashSet<>();
    read(ids).stream().filter(Found::lacksNumber).forEach(one -> realms.add(one.realmId()));
    for (String realmId : realms) {
      RealmModel realm = session.realms().getRealm(realmId);
      GroupNumbers numbers = new GroupNumbers(session, realm);
      numbers.lock();
      // read again: nobody else gives numbers any more
      List<Found> lacking = new ArrayList<>(read(ids));
      lacking.removeIf(one -> !one.lacksNumber() || !one.realmId().equals(realmId));
      lacking.sort(Comparator.comparingLong(Found::wish));
      Set<Long> back = freed.getOrDefault(realmId, new HashSet<>());
      List<GroupModel> others = new ArrayList<>();
      for (Found one : lacking) {
        GroupModel group = session.groups().getGroupById(realm, one.id());
        if (one.wish() == NONE || !numbers.claim(group, one.wish(), back)) {
          others.add(group);
        }
      }
      numbers.recall();
      others.forEach(numbers::next);
    }
  }

  private void putRight(Found found) {
    RealmModel realm = session.realms().getRealm(found.realmId());
    GroupModel group = session.groups().getGroupById(realm, found.id());
    DefaultAgents agents = new DefaultAgents(session, realm);
    if (!found.agentGroup()) {
      if (found.agentId() != null) {
        agents.vacate(group);
      }
      return;
    }
    if (!Long.toString(found.number()).equals(found.numberAttribute())) {
      group.setSingleAttribute(GroupNumbers.ATTRIBUTE, Long.toString(found.number()));
    }
    if (found.agentId() != null) {
      if (!found.agentName().equals(found.agentAttribute())) {
        group.setSingleAttribute(DefaultAgents.ATTRIBUTE, found.agentName());
      }
    } else if (found.agentAttribute() != null) {
      seed(agents, group, found.agentAttribute());
    }
  }

  /** Somebody named who is no member of the group yet gets the post when they join. */
  private void seed(DefaultAgents agents, GroupModel group, String username) {
    entityManager
        .createQuery(SEED, String.class)
        .setParameter("group", group.getId())
        .setParameter("username", username)
        .getResultStream()
        .findFirst()
        .ifPresent(member -> agents.assign(group, member, username));
  }
}
