package io.cim.keycloak.network.events;

import io.cim.keycloak.network.deliveries.EventType;
import io.cim.keycloak.network.deliveries.Message;
import io.cim.keycloak.network.deliveries.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What one product is told of agent groups: of the agents in them who have access to it. Pure. */
final class GroupNews {

  private final Picture before;
  private final Picture after;
  private final String product;

  GroupNews(Picture before, Picture after, String product) {
    this.before = before;
    this.after = after;
    this.product = product;
  }

  /** Of one group, by Keycloak's own ID. */
  List<Message> of(String id) {
    Picture.Group was = before.groups().get(id);
    Picture.Group is = after.groups().get(id);
    Set<String> had = agents(before, was);
    Set<String> has = agents(after, is);
    if (had.isEmpty() && has.isEmpty()) {
      return List.of();
    }
    if (is == null) {
      return List.of(
          message(was, EventType.GROUP_DELETED, Map.of("id", was.number(), "agents", had)));
    }
    List<Message> messages = new ArrayList<>();
    Set<String> added = without(has, had);
    Set<String> removed = without(had, has);
    // that somebody is gone is told of them, with their groups
    removed.removeIf(
        agent -> before.members().containsKey(agent) && !after.members().containsKey(agent));
    boolean renamed = was != null && !was.name().equals(is.name());
    if (renamed || !added.isEmpty() || !removed.isEmpty()) {
      messages.add(
          message(
              is,
              EventType.GROUP_CHANGED,
              Map.of(
                  "id",
                  is.number(),
                  "name",
                  is.name(),
                  "agents_added",
                  added,
                  "agents_removed",
                  removed)));
    }
    String oldAgent = defaultAgent(was, had);
    String newAgent = defaultAgent(is, has);
    if (!Objects.equals(oldAgent, newAgent)) {
      Map<String, Object> content = new HashMap<>();
      content.put("id", is.number());
      content.put("default_agent", newAgent);
      messages.add(message(is, EventType.DEFAULT_AGENT_CHANGED, content));
    }
    return messages;
  }

  private Set<String> agents(Picture picture, Picture.Group group) {
    Set<String> agents = new TreeSet<>();
    if (group != null) {
      agents.addAll(group.members());
      agents.removeIf(member -> picture.access(member, product) == null);
    }
    return agents;
  }

  /** The default agent, or null where there is none who has access to the product. */
  private static String defaultAgent(Picture.Group group, Set<String> agents) {
    return group != null && group.defaultAgent() != null && agents.contains(group.defaultAgent())
        ? group.defaultAgent()
        : null;
  }

  private static Set<String> without(Set<String> all, Set<String> those) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(those);
    return rest;
  }

  private Message message(Picture.Group group, EventType type, Map<String, ?> content) {
    return new Message(
        product, Subject.agentGroup(group.number(), group.name()), Map.of(type, content));
  }
}
