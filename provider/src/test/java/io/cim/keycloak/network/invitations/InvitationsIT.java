package io.cim.keycloak.network.invitations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cim.keycloak.network.Api;
import io.cim.keycloak.network.testserver.Eventually;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.MailCatcher;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/** {@code /invitations}, with a mail server; what happens behind the links is for the browser. */
@Tag("database")
@ExtendWith(KeycloakExtension.class)
class InvitationsIT {

  private static final String ROLE = "\"products\": {\"livechat\": [\"livechat-agent\"]}";

  private static MailCatcher mails;
  private static RealmCopy copy;

  @BeforeAll
  static void start(KeycloakServer server) {
    mails = MailCatcher.start();
    copy = RealmCopy.create(server, "invitations", realm -> realm.setSmtpServer(mails.settings()));
  }

  @AfterAll
  static void stop() {
    copy.close();
    mails.close();
  }

  @Test
  void invitesByMailAndTellsTheLinkToNobodyElse(KeycloakServer server) {
    Api.Answer answer =
        invite(
            "anna",
            """
            {"emails": ["Eva.New@Example.com"], "products": {"livechat": ["livechat-agent"], "chatbot": ["chatbot-editor"]},
             "agentGroups": [{"id": 3, "default": true}]}
            """);
    assertEquals(201, answer.status(), () -> answer.body().toString());
    JsonNode row = answer.body().at("/invitations/0");
    assertEquals("Eva.New@Example.com", row.get("address").asText(), "as it was given");
    assertEquals("anna", row.at("/inviter/username").asText());
    assertEquals("pending", row.get("status").asText());
    assertEquals(7 * 24 * 3600 * 1000L, row.get("expires").asLong() - row.get("created").asLong());
    assertEquals(
        "[{\"id\":3,\"name\":\"Thai desk\",\"default\":true}]", row.get("agentGroups").toString());
    assertTrue(row.get("member").isNull());

    MailCatcher.Mail mail = mails.await("Eva.New@Example.com");
    assertEquals("Anna Lindqvist invites you to Sample network", mail.subject());
    for (String body : List.of(mail.text(), mail.html())) {
      assertTrue(body.contains("Livechat: Agent"), body);
      assertTrue(body.contains("Chatbot: Editor"), body);
      assertTrue(body.contains("Thai desk"), body);
    }
    String link = mail.link();
    assertTrue(
        link.startsWith(
            server.baseUrl() + "/realms/" + copy.name() + "/login-actions/action-token?key="),
        link);
    assertTrue(mail.html().contains(link.replace("&", "&amp;")), mail.html());

    JsonNode sent = awaitMail(row.get("id").asText(), "sent");
    String key = link.substring(link.indexOf("key=") + 4);
    assertFalse(answer.body().toString().contains(key.substring(0, 20)));
    assertFalse(sent.toString().contains(key.substring(0, 20)));
    assertFalse(server.log().contains(key.substring(0, 60)));
    try (Keycloak keycloak = server.admin()) {
      assertFalse(
          keycloak.realm(copy.name()).getAdminEvents().stream()
              .anyMatch(event -> (event.getRepresentation() + event.getDetails()).contains(key)));
    }
  }

  @Test
  void toldNothingOfWhoHasAnAccount() {
    Api.Answer answer =
        invite(
            "ahmed",
            "{\"emails\": [\"zoe@example.com\", \"nobody.yet@example.com\"], "
                + "\"products\": {\"aimychat\": [\"aimychat-agent\"]}}");
    assertEquals(201, answer.status(), () -> answer.body().toString());
    Set<String> told = new TreeSet<>();
    for (JsonNode row : answer.body().get("invitations")) {
      mails.await(row.get("address").asText());
      ObjectNode sent = (ObjectNode) awaitMail(row.get("id").asText(), "sent").deepCopy();
      ((ObjectNode) sent.get("mail")).remove("time");
      told.add(sent.without(List.of("id", "address")).toString());
    }
    assertEquals(1, told.size(), told.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "anna  | {ROLE}                                                     | 400 | invalid_request",
        "anna  | {\"emails\": [], ROLE}                                     | 400 | invalid_request",
        "anna  | {\"emails\": \"x@example.com\", ROLE}                      | 400 | invalid_request",
        "anna  | {\"emails\": [\"x@example.com\", \"x@\"], ROLE}            | 400 | invalid_request",
        "anna  | {\"emails\": [\"x@example.com\"]}                          | 400 | invalid_request",
        "anna  | {\"emails\": [\"x@example.com\"], \"products\": {}}        | 400 | invalid_request",
        "anna  | {\"emails\": [\"x@example.com\"], ROLE, \"more\": 1}       | 400 | invalid_request",
        "anna  | {\"emails\": [\"x@example.com\"], \"products\": {\"x\": [\"y\"]}} | 400 | unknown_product",
        "anna  | {\"emails\": [\"x@example.com\"], \"products\": {\"chatbot\": [\"y\"]}} | 400 | unknown_role",
        "anna  | {\"emails\": [\"x@example.com\"], \"agentGroups\": [1]}    | 400 | invalid_request",
        "anna  | {\"emails\": [\"x@example.com\"], \"agentGroups\": [{\"id\": 99}]} | 400 | invalid_request",
        "anna  | {\"emails\": [\"x@example.com\"], \"agentGroups\": [{\"id\": 1}, {\"id\": 1}]} | 400 | invalid_request",
        "anna  | {\"emails\": [\"x@example.com\"], \"agentGroups\": [{\"id\": 1, \"x\": 1}]} | 400 | invalid_request",
        "anna  | {\"emails\": [\"no.such.member\"], ROLE}                   | 400 | unknown_member",
        "ahmed | {\"emails\": [\"x@example.com\"], ROLE}                    | 403 | forbidden",
        "sofia | {\"emails\": [\"x@example.com\"], ROLE}                    | 403 | forbidden",
        "vera  | {\"emails\": [\"x@example.com\"], ROLE}                    | 403 | forbidden",
      })
  void refusesAndInvitesNobody(String caller, String body, int status, String code) {
    Api.Answer answer = invite(caller, body.replace("ROLE", ROLE));
    assertEquals(status, answer.status(), () -> answer.body().toString());
    assertEquals(code, answer.body().get("error").asText());
    assertFalse(addresses("olga", "pending").contains("x@example.com"));
  }

  @Test
  void invitesNoMoreThanTwentyAtOnce() {
    String twenty =
        IntStream.range(0, 20)
            .mapToObj(i -> "\"many%d@example.com\"".formatted(i))
            .collect(Collectors.joining(","));
    assertEquals(
        400,
        invite("anna", "{\"emails\": [" + twenty + ", \"many20@example.com\"], " + ROLE + "}")
            .status());
    Api.Answer answer = invite("anna", "{\"emails\": [" + twenty + "], " + ROLE + "}");
    assertEquals(201, answer.status());
    assertEquals(20, answer.body().get("invitations").size());
    mails.await("many19@example.com");
  }

  @Test
  void anAddressHasOneOpenInvitation() {
    String id = invited("once@example.com");
    Api.Answer second =
        invite("olga", "{\"emails\": [\"ONCE@example.com\", \"b@example.com\"], " + ROLE + "}");
    assertEquals(409, second.status());
    assertEquals("conflict", second.body().get("error").asText());
    assertEquals("[\"once@example.com\"]", second.body().at("/details/emails").toString());
    assertFalse(addresses("olga", null).contains("b@example.com"), "nobody of the others either");
    assertEquals(204, api("anna").send("DELETE", "invitations/" + id).status());
    assertEquals(
        201, invite("olga", "{\"emails\": [\"once@example.com\"], " + ROLE + "}").status());
  }

  @Test
  void accountAdministratorsInviteIntoTheirProductsAndSeeWhoIsInvitedThere() {
    String aimychat = "\"products\": {\"aimychat\": [\"aimychat-agent\"]}";
    String both =
        "\"products\": {\"aimychat\": [\"aimychat-agent\"], \"livechat\": [\"livechat-agent\"]}";
    invited("ahmed", "ahmeds@example.com", aimychat + ", \"agentGroups\": [{\"id\": 1}]");
    String colleagues = invited("anna", "annas@example.com", aimychat);
    invited("anna", "grouped@example.com", "\"agentGroups\": [{\"id\": 1}]");
    String mixed = invited("anna", "mixed@example.com", both);
    String others = invited("others@example.com");
    Set<String> visible =
        new TreeSet<>(Set.of("ahmeds@example.com", "annas@example.com", "grouped@example.com"));
    Set<String> hidden = Set.of("mixed@example.com", "others@example.com");
    Set<String> seen = addresses("ahmed", "pending");
    assertTrue(seen.containsAll(visible), seen::toString);
    assertTrue(Collections.disjoint(seen, hidden), seen::toString);
    visible.addAll(hidden);
    assertTrue(addresses("anna", "pending").containsAll(visible));

    Api ahmed = api("ahmed");
    for (String hiddenId : List.of(mixed, others)) {
      String path = "invitations/" + hiddenId;
      assertEquals(404, ahmed.send("DELETE", path).status());
      assertEquals(404, ahmed.send("PUT", path, "{" + aimychat + "}").status());
      assertEquals(404, ahmed.send("POST", path + "/resend").status());
    }
    String path = "invitations/" + colleagues;
    assertEquals(403, ahmed.send("PUT", path, "{" + both + "}").status());
    assertEquals(200, api("anna").send("PUT", path, "{" + both + "}").status());
    assertFalse(addresses("ahmed", "pending").contains("annas@example.com"), "no more");
    assertEquals(200, api("anna").send("PUT", path, "{" + aimychat + "}").status());
    assertEquals(200, ahmed.send("POST", path + "/resend").status());
    assertEquals(204, ahmed.send("DELETE", path).status());
    assertTrue(addresses("anna", "revoked").contains("annas@example.com"));
  }

  @Test
  void aGroupGivesNoRolesOfProductsThatTheInviterDoesNotAdminister(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(copy.name());
      String chatbot = realm.clients().findByClientId("chatbot").get(0).getId();
      String group = realm.getGroupByPath("/agent-groups/Night shift").getId();
      var conferred = realm.groups().group(group).roles().clientLevel(chatbot);
      var admin =
          List.of(realm.clients().get(chatbot).roles().get("chatbot-admin").toRepresentation());
      conferred.add(admin);
      try {
        String body = "{\"emails\": [\"%s\"], \"agentGroups\": [{\"id\": 4}]}";
        assertEquals(403, invite("ahmed", body.formatted("sneaky@example.com")).status());
        assertEquals(201, invite("anna", body.formatted("night@example.com")).status());
      } finally {
        conferred.remove(admin);
      }
    }
  }

  @Test
  void noInvitationMakesACimAdminWhoeverInvites(KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      RealmResource realm = keycloak.realm(copy.name());
      String chatbot = realm.clients().findByClientId("chatbot").get(0).getId();
      var role = realm.clients().get(chatbot).roles().get("chatbot-moderator");
      var cimAdmin = List.of(realm.roles().get("cim-admin").toRepresentation());
      role.addComposites(cimAdmin);
      try {
        for (String inviter : List.of("olga", "anna")) {
          Api.Answer answer =
              invite(
                  inviter,
                  "{\"emails\": [\"x@example.com\"], \"products\": {\"chatbot\": [\"chatbot-moderator\"]}}");
          assertEquals(403, answer.status());
          assertEquals("cim_admin_grant", answer.body().get("error").asText());
        }
      } finally {
        role.deleteComposites(cimAdmin);
      }
    }
  }

  @Test
  void aPendingOneIsChangedSentAgainAndRevoked() {
    String id = invited("change@example.com");
    String first = mails.await("change@example.com").link();
    Api.Answer changed =
        api("olga")
            .send(
                "PUT",
                "invitations/" + id,
                "{\"products\": {\"chatbot\": [\"chatbot-developer\"]}}");
    assertEquals(200, changed.status(), () -> changed.body().toString());
    assertEquals(
        "{\"chatbot\":[\"chatbot-developer\"]}", changed.body().get("products").toString());
    assertEquals(
        "olga", changed.body().at("/inviter/username").asText(), "who changes it answers for it");

    Api.Answer again = api("anna").send("POST", "invitations/" + id + "/resend");
    assertEquals(200, again.status(), () -> again.body().toString());
    assertNotEquals(first, mails.await("change@example.com", 2).link());

    assertEquals(204, api("anna").send("DELETE", "invitations/" + id).status());
    assertEquals(204, api("anna").send("DELETE", "invitations/" + id).status(), "stays revoked");
    assertTrue(addresses("anna", "revoked").contains("change@example.com"));
    assertFalse(addresses("anna", "pending").contains("change@example.com"));
    for (String[] request :
        new String[][] {{"POST", "/resend", null}, {"PUT", "", "{" + ROLE + "}"}}) {
      Api.Answer late = api("anna").send(request[0], "invitations/" + id + request[1], request[2]);
      assertEquals(409, late.status());
      assertEquals("revoked", late.body().at("/details/status").asText());
    }
    assertEquals(404, api("anna").send("DELETE", "invitations/no-such-id").status());
  }

  @Test
  void anExpiredOneMakesRoomAndCanBeSentAgain(KeycloakServer server) throws Exception {
    changeRealm(server, realm -> realm.getAttributes().put("cim.invitations.validity", "1"));
    String id = invited("late@example.com");
    changeRealm(server, realm -> realm.getAttributes().remove("cim.invitations.validity"));
    mails.await("late@example.com");
    Eventually.isTrue(
        Duration.ofMinutes(1),
        () -> addresses("anna", "expired").contains("late@example.com"),
        "has not expired");
    assertFalse(addresses("anna", "pending").contains("late@example.com"));
    String second = invited("late@example.com");
    assertEquals(409, api("anna").send("POST", "invitations/" + id + "/resend").status());
    assertEquals(204, api("anna").send("DELETE", "invitations/" + second).status());
    assertEquals(
        "pending",
        api("anna").send("POST", "invitations/" + id + "/resend").body().get("status").asText());
  }

  @Test
  void aMemberCanBeInvitedByTheUserName() {
    invited("EMIL");
    assertTrue(mails.await("emil@example.com").text().contains("Livechat: Agent"));
    assertTrue(addresses("anna", "pending").contains("EMIL"));
    assertEquals(
        "unknown_member",
        invite("anna", "{\"emails\": [\"tablet-07\"], " + ROLE + "}").body().get("error").asText(),
        "has no address");
  }

  @Test
  void aMailThatFailsStandsInTheRowAndCanBeSentAgain(KeycloakServer server) {
    try (RealmCopy other =
        RealmCopy.create(server, "invitations-unsent", realm -> realm.setSmtpServer(Map.of()))) {
      Api anna = Api.as(server, other.name(), "anna");
      String id =
          anna.send("POST", "invitations", "{\"emails\": [\"eva@example.com\"], " + ROLE + "}")
              .body()
              .at("/invitations/0/id")
              .asText();
      assertEquals("not_configured", awaitMail(anna, id, "failed").at("/mail/reason").asText());
      try (Keycloak keycloak = server.admin()) {
        RealmRepresentation realm = keycloak.realm(other.name()).toRepresentation();
        realm.setSmtpServer(
            Map.of("host", "127.0.0.1", "port", "1", "from", "network@example.com"));
        keycloak.realm(other.name()).update(realm);
        assertEquals(200, anna.send("POST", "invitations/" + id + "/resend").status());
        assertEquals("unreachable", awaitMail(anna, id, "failed").at("/mail/reason").asText());
        realm.setSmtpServer(mails.settings());
        keycloak.realm(other.name()).update(realm);
      }
      assertEquals(200, anna.send("POST", "invitations/" + id + "/resend").status());
      awaitMail(anna, id, "sent");
      mails.await("eva@example.com");
    }
  }

  @Test
  void anInviterHasSoManyMailsSentInAnHour(KeycloakServer server) {
    try (RealmCopy other =
        RealmCopy.create(
            server,
            "invitations-limited",
            realm -> {
              realm.setSmtpServer(Map.of());
              realm.setAttributes(Map.of("cim.invitations.mails-per-hour", "3"));
            })) {
      Api anna = Api.as(server, other.name(), "anna");
      Api.Answer two =
          anna.send(
              "POST",
              "invitations",
              "{\"emails\": [\"a@example.com\", \"b@example.com\"], " + ROLE + "}");
      assertEquals(201, two.status());
      Api.Answer tooMany =
          anna.send(
              "POST",
              "invitations",
              "{\"emails\": [\"c@example.com\", \"d@example.com\"], " + ROLE + "}");
      assertEquals(429, tooMany.status());
      assertEquals("too_many", tooMany.body().get("error").asText());
      assertEquals(3, tooMany.body().at("/details/limit").asInt());
      String resend = "invitations/" + two.body().at("/invitations/0/id").asText() + "/resend";
      assertEquals(200, anna.send("POST", resend).status(), "the third");
      assertEquals(429, anna.send("POST", resend).status(), "the fourth");
      assertEquals(
          201,
          Api.as(server, other.name(), "boris")
              .send("POST", "invitations", "{\"emails\": [\"c@example.com\"], " + ROLE + "}")
              .status(),
          "each inviter has their own");
    }
  }

  @Test
  void pagesAreInOrderAndComplete() {
    for (String name : List.of("p1", "p2", "p3")) {
      invited(name + "@example.com");
    }
    List<String> whole = all("invitations?status=pending&max=200");
    Api anna = api("anna");
    JsonNode first = anna.read("invitations?status=pending&max=2");
    assertEquals(2, first.get("invitations").size());
    JsonNode second =
        anna.read("invitations?status=pending&max=2&after=" + first.get("next").asText());
    assertEquals(whole.get(0), first.at("/invitations/0/id").asText());
    assertEquals(whole.get(2), second.at("/invitations/0/id").asText());
    for (String query : List.of("status=x", "max=0", "after=x", "x=1")) {
      assertEquals(400, anna.get("invitations?" + query).status(), query);
    }
  }

  private static Api api(String caller) {
    return Api.as(copy.server(), copy.name(), caller);
  }

  private static Api.Answer invite(String caller, String body) {
    return api(caller).send("POST", "invitations", body);
  }

  /** The ID of a new invitation by anna. */
  private static String invited(String address) {
    return invited("anna", address, ROLE);
  }

  /** The ID of a new invitation. */
  private static String invited(String inviter, String address, String offer) {
    Api.Answer answer = invite(inviter, "{\"emails\": [\"" + address + "\"], " + offer + "}");
    assertEquals(201, answer.status(), () -> answer.body().toString());
    return answer.body().at("/invitations/0/id").asText();
  }

  private static Set<String> addresses(String caller, String status) {
    Set<String> addresses = new TreeSet<>();
    api(caller)
        .read("invitations?max=200" + (status == null ? "" : "&status=" + status))
        .get("invitations")
        .forEach(row -> addresses.add(row.get("address").asText()));
    return addresses;
  }

  private static List<String> all(String path) {
    List<String> ids = new ArrayList<>();
    api("anna").read(path).get("invitations").forEach(row -> ids.add(row.get("id").asText()));
    return ids;
  }

  private static JsonNode awaitMail(String id, String state) {
    return awaitMail(api("anna"), id, state);
  }

  /** The row when the job has noted what became of the mail. */
  private static JsonNode awaitMail(Api api, String id, String state) {
    while (true) {
      for (JsonNode row : api.read("invitations?max=200").get("invitations")) {
        if (row.get("id").asText().equals(id)
            && !row.at("/mail/state").asText().equals("sending")) {
          assertEquals(state, row.at("/mail/state").asText(), row::toString);
          return row;
        }
      }
    }
  }

  private static void changeRealm(KeycloakServer server, Consumer<RealmRepresentation> change) {
    try (Keycloak keycloak = server.admin()) {
      RealmRepresentation realm = keycloak.realm(copy.name()).toRepresentation();
      change.accept(realm);
      keycloak.realm(copy.name()).update(realm);
    }
  }
}
