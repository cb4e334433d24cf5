package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cim.keycloak.network.Visitor;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.MailCatcher;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The links that Keycloak mails, with which people set passwords: whose they are, and for whom. */
@Tag("connection")
@ExtendWith(KeycloakExtension.class)
class GuardLinksIT {

  private static final String SET_PASSWORD = "[\"UPDATE_PASSWORD\"]";

  private KeycloakServer server;
  private MailCatcher mails;
  private GuardedRealm realm;
  private AccountConsole account;

  @BeforeEach
  void create(KeycloakServer shared) {
    server = shared;
    mails = MailCatcher.start();
    realm =
        new GuardedRealm(
            server,
            "links",
            file -> {
              file.setSmtpServer(mails.settings());
              file.setResetPasswordAllowed(true);
            });
    account = new AccountConsole(server, realm.name());
  }

  @AfterEach
  void remove() {
    realm.close();
    mails.close();
  }

  @Test
  void anOperatorsLinkIsItsReceiversAndNobodyElses() throws Exception {
    realm
        .as("olga")
        .allowed("PUT", "users/" + realm.id("boris") + "/execute-actions-email", SET_PASSWORD);
    String link = mails.await("boris@example.com").link();
    Visitor anna = loggedIn("anna");
    DatabaseState before = DatabaseState.read(server, realm.name());
    noForm(anna, link);
    assertEquals(Set.of(), before.differences(DatabaseState.read(server, realm.name())));
    assertEquals(200, realm.login("boris", "network"));

    Visitor boris = new Visitor();
    Visitor.Page set = setPassword(boris, confirmed(boris, boris.open(link)));
    assertEquals(200, set.status(), set::toString);
    assertEquals(200, realm.login("boris", "changed"));
    worksNoMore(link, "boris");
  }

  @Test
  void whoForgotTheirPasswordSetsAnother() throws Exception {
    Visitor boris = new Visitor();
    Visitor.Page asked = boris.open(linkOn(boris.open(account.login("")), "reset-credentials"));
    boris.submit(asked, Map.of("username", "boris"));
    String link = mails.await("boris@example.com").link();
    Visitor anna = loggedIn("anna");
    DatabaseState before = DatabaseState.read(server, realm.name());
    noForm(anna, link);
    assertEquals(Set.of(), before.differences(DatabaseState.read(server, realm.name())));

    Visitor.Page set = setPassword(boris, boris.open(link));
    assertTrue(account.isOpen(set), set::toString);
    assertEquals(200, realm.login("boris", "changed"));
    worksNoMore(link, "boris");
  }

  @Test
  void aPlainMembersLinkIsForNoCimAdmin() throws Exception {
    GuardedRealm.Person anna = realm.as("anna");
    anna.allowed("PUT", "users/" + realm.id("emil") + "/execute-actions-email", SET_PASSWORD);
    anna.refused(
        "cim_admin_protected",
        "PUT",
        "users/" + realm.id("boris") + "/execute-actions-email",
        SET_PASSWORD);
    String link = mails.await("emil@example.com").link();
    assertEquals(0, mails.to("boris@example.com").size());
    Visitor boris = loggedIn("boris");
    DatabaseState before = DatabaseState.read(server, realm.name());
    noForm(boris, link);
    noForm(new Visitor(), aboutBoris(link));
    assertEquals(Set.of(), before.differences(DatabaseState.read(server, realm.name())));

    Visitor emil = new Visitor();
    setPassword(emil, confirmed(emil, emil.open(link)));
    assertEquals(200, realm.login("emil", "changed"));
    assertEquals(200, realm.login("boris", "network"));
  }

  private Visitor loggedIn(String username) {
    Visitor visitor = new Visitor();
    assertTrue(account.isOpen(visitor.logIn(visitor.open(account.login("")), username)));
    return visitor;
  }

  /** The link with another account in it, which its signature does not cover. */
  private String aboutBoris(String link) {
    Matcher token = Pattern.compile("key=([^.&]+)\\.([^.&]+)\\.").matcher(link);
    assertTrue(token.find(), link);
    String claims =
        new String(Base64.getUrlDecoder().decode(token.group(2)), StandardCharsets.UTF_8);
    String changed = claims.replace(realm.id("emil"), realm.id("boris"));
    assertFalse(changed.equals(claims), claims);
    return link.replace(
        token.group(2),
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(changed.getBytes(StandardCharsets.UTF_8)));
  }

  /** Neither the link nor what its page leads to. */
  private static void noForm(Visitor visitor, String link) {
    Visitor.Page page = visitor.open(link);
    Matcher action = action(page, "action-token");
    Visitor.Page last = action.find() ? visitor.open(address(page, action)) : page;
    assertTrue(last.status() >= 400, last::toString);
    assertFalse(last.html().contains("password-new"), last::toString);
  }

  /** Not for anybody: not for its owner, nor for another, nor for somebody without a login. */
  private void worksNoMore(String link, String owner) throws Exception {
    Visitor[] visitors = {loggedIn("anna"), new Visitor()};
    DatabaseState before = DatabaseState.read(server, realm.name());
    for (Visitor visitor : visitors) {
      noForm(visitor, link);
    }
    assertEquals(Set.of(), before.differences(DatabaseState.read(server, realm.name())));
    assertEquals(200, realm.login(owner, "changed"));
  }

  /** The form behind the page that asks whether one means it. */
  private static Visitor.Page confirmed(Visitor visitor, Visitor.Page page) {
    return visitor.open(linkOn(page, "action-token"));
  }

  private static Visitor.Page setPassword(Visitor visitor, Visitor.Page form) {
    return visitor.submit(form, Map.of("password-new", "changed", "password-confirm", "changed"));
  }

  private static String linkOn(Visitor.Page page, String to) {
    Matcher link = action(page, to);
    assertTrue(link.find(), page::toString);
    return address(page, link);
  }

  private static Matcher action(Visitor.Page page, String to) {
    return Pattern.compile("href=\"([^\"]*login-actions/" + to + "[^\"]*)\"").matcher(page.html());
  }

  private static String address(Visitor.Page page, Matcher link) {
    return page.address().resolve(link.group(1).replace("&amp;", "&")).toString();
  }
}
