package io.cim.keycloak.network.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cim.keycloak.network.history.HistoryEntry.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.UncheckedIOException;
import java.util.List;
import org.keycloak.util.JsonSerialization;

/** A row of the history. Written once, never changed. */
@Entity(name = "NetworkHistory")
@Table(name = "NETWORK_HISTORY")
public class HistoryEntity {

  private static final ObjectMapper JSON = JsonSerialization.mapper;
  private static final int NAME = 255;
  private static final int CODE = 64;
  private static final int PATH = 1024;

  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID")
  private String realmId;

  @Column(name = "EVENT_TIME")
  private long time;

  @Column(name = "ACTOR_ID")
  private String actorId;

  @Column(name = "ACTOR_NAME")
  private String actorName;

  @Column(name = "MEMBER_ID")
  private String memberId;

  @Column(name = "MEMBER_NAME")
  private String memberName;

  @Column(name = "ACTION")
  private String action;

  @Column(name = "PRODUCT")
  private String product;

  @Column(name = "ROLE_NAME")
  private String role;

  @Column(name = "NAMES_BEFORE")
  private String before;

  @Column(name = "NAMES_AFTER")
  private String after;

  @Column(name = "VIA")
  private String via;

  @Column(name = "REFUSED")
  private String refused;

  @Column(name = "RESOURCE_PATH")
  private String path;

  /** For JPA. */
  protected HistoryEntity() {}

  HistoryEntity(String realmId, HistoryEntry entry) {
    this.id = entry.id();
    this.realmId = realmId;
    this.time = entry.time();
    this.actorId = entry.actor() == null ? null : cut(entry.actor().id(), NAME);
    this.actorName = entry.actor() == null ? null : cut(entry.actor().username(), NAME);
    this.memberId = entry.member() == null ? null : cut(entry.member().id(), NAME);
    this.memberName = entry.member() == null ? null : cut(entry.member().username(), NAME);
    this.action = cut(entry.action(), CODE);
    this.product = cut(entry.product(), NAME);
    this.role = cut(entry.role(), NAME);
    this.before = write(entry.before());
    this.after = write(entry.after());
    this.via = entry.via();
    this.refused = cut(entry.refused(), CODE);
    this.path = cut(entry.path(), PATH);
  }

  HistoryEntry entry() {
    return new HistoryEntry(
        id,
        time,
        Person.of(actorId, actorName),
        Person.of(memberId, memberName),
        action,
        product,
        role,
        read(before),
        read(after),
        via,
        refused,
        path);
  }

  /** What does not fit would make the database refuse the change that the entry is about. */
  private static String cut(String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }

  private static String write(List<String> names) {
    try {
      return names == null ? null : JSON.writeValueAsString(names);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(String names) {
    try {
      return names == null ? null : JSON.readValue(names, new TypeReference<List<String>>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
