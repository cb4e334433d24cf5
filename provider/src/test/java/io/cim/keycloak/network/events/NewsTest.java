package io.cim.keycloak.network.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cim.keycloak.network.deliveries.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NewsTest {

  private static final long NOW = 1_700_000_000L;

  private static final Picture.Access AGENT = access("agent");

  /** A moment, put together member by member. */
  private static final class Moment {

    private final Map<String, Picture.Person> members = new HashMap<>();
    private final Map<String, Picture.Group> groups = new HashMap<>();
    private final Map<String, Map<String, Picture.Access>> access = new HashMap<>();

    Moment member(String id, Picture.Access inChat) {
      return member(id, true, 0, inChat);
    }

    Moment member(String id, boolean enabled, int notBefore, Picture.Access inChat) {
      members.put(id, new Picture.Person(id, enabled, notBefore, List.of()));
      access.put(id, inChat == null ? Map.of() : Map.of("chat", inChat));
      return this;
    }

    Moment group(String name, String defaultAgent, String... agents) {
      groups.put("g", new Picture.Group(7, name, defaultAgent, Set.of(agents)));
      return this;
    }

    Picture picture() {
      return new Picture(members, groups, access);
    }
  }

  private static Moment moment() {
    return new Moment();
  }

  private static Picture.Access access(String... roles) {
    return new Picture.Access(new TreeSet<>(Set.of(roles)), Set.of("p"), Set.of());
  }

  private static List<String> news(Moment before, Moment after) {
    return new News(before.picture(), after.picture(), Set.of("chat", "mail"), NOW)
        .all().stream().map(NewsTest::text).toList();
  }

  private static String text(Message message) {
    return message.product()
        + " "
        + message.subject().id()
        + " "
        + String.join(
            "+",
            message.events().keySet().stream()
                .map(type -> type.name().toLowerCase(java.util.Locale.ROOT))
                .toList());
  }

  @Test
  void nothingHappenedIsNoNews() {
    Moment same = moment().member("amy", AGENT).group("Tier 1", "amy", "amy");
    assertEquals(List.of(), news(same, same));
  }

  @Test
  void accessComesChangesAndGoes() {
    Moment without = moment().member("amy", null);
    Moment with = moment().member("amy", AGENT);
    Moment other = moment().member("amy", access("agent", "lead"));
    assertEquals(List.of("chat amy access_granted"), news(without, with));
    assertEquals(List.of("chat amy access_granted"), news(moment(), with), "somebody new");
    assertEquals(List.of("chat amy access_changed"), news(with, other));
    assertEquals(List.of("chat amy access_revoked"), news(with, without));
  }

  @Test
  void permissionsThatARoleCarriesAreNoNewsOfItsHolders() {
    Picture.Access more = new Picture.Access(AGENT.roles(), Set.of("p", "q"), Set.of());
    Picture.Access extra = new Picture.Access(AGENT.roles(), Set.of("p", "q"), Set.of("q"));
    Moment before = moment().member("amy", AGENT);
    assertEquals(List.of(), news(before, moment().member("amy", more)));
    assertEquals(List.of("chat amy access_changed"), news(before, moment().member("amy", extra)));
  }

  @Test
  void whoHasNoAccessIsNobodysBusiness() {
    Moment before = moment().member("amy", true, 0, null);
    assertEquals(List.of(), news(before, moment().member("amy", false, 5, null)));
    assertEquals(List.of(), news(before, moment()));
    assertEquals(List.of(), news(moment(), before));
  }

  @Test
  void accountsAreDisabledEnabledLoggedOutAndPurged() {
    Moment enabled = moment().member("amy", true, 3, AGENT);
    Moment disabled = moment().member("amy", false, 3, AGENT);
    assertEquals(List.of("chat amy account_disabled"), news(enabled, disabled));
    assertEquals(List.of("chat amy account_enabled"), news(disabled, enabled));
    assertEquals(
        List.of("chat amy session_revoked"), news(enabled, moment().member("amy", true, 4, AGENT)));
    assertEquals(List.of("chat amy account_purged+member_removed"), news(disabled, moment()));
    assertEquals(
        List.of("chat amy access_granted", "chat amy account_disabled"),
        news(moment().member("amy", false, 3, null), disabled),
        "who gets access to what they cannot use yet");
  }

  @Test
  void groupsAreToldToProductsThatTheirAgentsUse() {
    Moment group = moment().member("amy", AGENT).group("Tier 1", null, "amy");
    Moment empty = moment().member("amy", AGENT).group("Tier 1", null);
    Moment strangers = moment().member("amy", null).group("Tier 1", null, "amy");
    assertEquals(List.of("chat 7 group_changed"), news(moment().member("amy", AGENT), group));
    assertEquals(List.of("chat 7 group_changed"), news(empty, group));
    assertEquals(List.of("chat 7 group_changed"), news(group, empty));
    assertEquals(List.of("chat 7 group_deleted"), news(group, moment().member("amy", AGENT)));
    assertEquals(List.of(), news(empty, moment().member("amy", AGENT).group("Tier 2", null)));
    assertEquals(List.of(), news(moment().member("amy", null), strangers));
    assertEquals(
        List.of("chat 7 group_changed"),
        news(group, moment().member("amy", AGENT).group("Tier 2", null, "amy")));
  }

  @Test
  void theDefaultAgentIsOneWhoHasAccess() {
    Moment with =
        moment().member("amy", AGENT).member("bob", AGENT).group("T", "amy", "amy", "bob");
    Moment other =
        moment().member("amy", AGENT).member("bob", AGENT).group("T", "bob", "amy", "bob");
    assertEquals(List.of("chat 7 default_agent_changed"), news(with, other));
    Moment useless =
        moment().member("amy", null).member("bob", AGENT).group("T", "amy", "amy", "bob");
    assertEquals(
        List.of("chat amy access_revoked", "chat 7 group_changed", "chat 7 default_agent_changed"),
        news(with, useless));
  }

  @Test
  void aRemovalIsToldOfTheMemberAndThePostNotOfTheGroup() {
    Moment with =
        moment().member("amy", AGENT).member("bob", AGENT).group("T", "amy", "amy", "bob");
    assertEquals(
        List.of("chat amy account_purged+member_removed", "chat 7 default_agent_changed"),
        news(with, moment().member("bob", AGENT).group("T", null, "bob")));
    assertEquals(
        List.of("chat bob account_purged+member_removed"),
        news(with, moment().member("amy", AGENT).group("T", "amy", "amy")));
  }
}
