package io.cim.keycloak.network.events;

import io.cim.keycloak.network.deliveries.EventType;
import io.cim.keycloak.network.deliveries.Message;
import io.cim.keycloak.network.deliveries.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one product is told of members. Pure. */
final class MemberNews {

  private final Picture before;
  private final Picture after;
  private final String product;
  private final long now;

  MemberNews(Picture before, Picture after, String product, long now) {
    this.before = before;
    this.after = after;
    this.product = product;
    this.now = now;
  }

  /** Of one member; nothing where neither before nor after there was any access. */
  List<Message> of(String id) {
    Picture.Person was = before.members().get(id);
    Picture.Person is = after.members().get(id);
    Picture.Access had = was == null ? null : before.access(id, product);
    Picture.Access has = is == null ? null : after.access(id, product);
    if (had == null && has == null) {
      return List.of();
    }
    if (is == null) {
      return List.of(removal(id, was));
    }
    List<Message> messages = new ArrayList<>();
    Subject subject = Subject.member(id, is.username());
    if (has == null) {
      messages.add(message(subject, EventType.ACCESS_REVOKED, duties(was)));
    } else if (had == null) {
      messages.add(message(subject, EventType.ACCESS_GRANTED, content(has)));
    } else if (!had.isLike(has)) {
      messages.add(message(subject, EventType.ACCESS_CHANGED, content(has)));
    }
    boolean wasEnabled = was == null || had == null || was.enabled();
    if (has != null && wasEnabled != is.enabled()) {
      EventType type = is.enabled() ? EventType.ACCOUNT_ENABLED : EventType.ACCOUNT_DISABLED;
      messages.add(message(subject, type, Map.of()));
    }
    if (had != null && is.notBefore() > was.notBefore()) {
      messages.add(message(subject, EventType.SESSION_REVOKED, byAdministrator(now)));
    }
    return messages;
  }

  /** What is told of logins that end now. */
  static Map<String, ?> byAdministrator(long now) {
    return Map.of("event_timestamp", now, "initiating_entity", "admin");
  }

  /** One event seen from two sides: that of the standard, and that of the chats. */
  private Message removal(String id, Picture.Person was) {
    Map<EventType, Map<String, ?>> events = new LinkedHashMap<>();
    events.put(EventType.ACCOUNT_PURGED, Map.of());
    events.put(EventType.MEMBER_REMOVED, duties(was));
    return new Message(product, Subject.member(id, was.username()), events);
  }

  private Message message(Subject subject, EventType type, Map<String, ?> content) {
    return new Message(product, subject, Map.of(type, content));
  }

  private static Map<String, ?> content(Picture.Access access) {
    return Map.of("roles", access.roles(), "permissions", access.permissions());
  }

  /** Where the chats of the member belong, who does not take them any more. */
  private static Map<String, ?> duties(Picture.Person person) {
    return Map.of("agent_groups", person.groups(), "default_agent_of", person.posts());
  }
}
