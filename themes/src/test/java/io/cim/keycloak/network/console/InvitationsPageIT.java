package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.MailCatcher;
import io.cim.keycloak.network.testserver.RealmCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** The page "Invitations", in a real browser, on a real server, with a real mail server. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class InvitationsPageIT {

  @Test
  void invitesChangesSendsAgainAndRevokes(Browser browser, KeycloakServer server) {
    try (MailCatcher mails = MailCatcher.start();
        RealmCopy realm =
            RealmCopy.create(
                server, "invitations-page", copy -> copy.setSmtpServer(mails.settings()));
        Console console = new Console(browser, server)) {
      Page page = console.logIn(realm.name(), "anna", "/network/invitations");
      assertThat(page.getByText("No invitations here")).isVisible();
      console.assertAccessible("no invitations");

      console.button("Invite").click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      Locator addresses = dialog.getByRole(AriaRole.TEXTBOX);
      addresses.fill("Eva <eva@example.com>, zoe@example.com, nobody@");
      addresses.press("Enter");
      assertThat(dialog.getByText("Cannot be invited: nobody@")).isVisible();
      button(dialog, "Remove nobody@").click();
      checkbox(dialog, "Agent").first().check();
      offerGroup(page, "thai", "Thai desk");
      console.assertAccessible("the form");
      console.screenshot("invite");
      button(dialog, "Send invitations").click();
      assertThat(page.getByText("Invited: 2. The mails are on their way.")).isVisible();
      assertThat(row(page, "eva")).containsText("Livechat: Agent");
      assertThat(row(page, "eva")).containsText("Sent");
      assertThat(row(page, "zoe")).containsText("Sent");
      String first = mails.await("eva@example.com").link();
      console.assertAccessible("the list");
      console.screenshot("invitations");

      choose(page, "eva", "Edit");
      button(dialog, "Remove Thai desk").click();
      button(dialog, "Save").click();
      assertThat(row(page, "eva")).not().containsText("Thai desk");
      assertThat(row(page, "zoe")).containsText("Thai desk");

      choose(page, "eva", "Send again");
      assertThat(page.getByText("A new link is on its way to eva@example.com.")).isVisible();
      assertThat(row(page, "eva")).containsText("Sent");
      assertNotEquals(first, mails.await("eva@example.com", 2).link());

      choose(page, "zoe", "Revoke");
      button(dialog, "Revoke").click();
      assertThat(row(page, "zoe")).hasCount(0);
      page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Revoked")).click();
      assertThat(row(page, "zoe")).isVisible();
      assertEquals(1, mails.to("zoe@example.com").size());
      console.assertNoComplaints();
    }
  }

  @Test
  void anAccountAdministratorOffersAnyGroupAndTheirOwnProducts(
      Browser browser, KeycloakServer server) {
    try (MailCatcher mails = MailCatcher.start();
        RealmCopy realm =
            RealmCopy.create(
                server,
                "invitations-page-many",
                copy -> {
                  copy.setSmtpServer(mails.settings());
                  manyGroups(copy);
                });
        Console console = new Console(browser, server)) {
      Page page = console.logIn(realm.name(), "ahmed", "/network/invitations");
      console.button("Invite").click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog.getByTestId("network-offer-aimychat")).isVisible();
      assertThat(dialog.getByTestId("network-offer-livechat")).hasCount(0);
      dialog.getByRole(AriaRole.TEXTBOX).fill("eva@example.com,");
      dialog.getByRole(AriaRole.TEXTBOX).press("Enter");
      offerGroup(page, "desk 239", "Desk 239");
      checkbox(dialog, "Default agent of Desk 239").check();
      console.assertAccessible("a group is chosen");
      console.screenshot("invite-group");
      button(dialog, "Send invitations").click();
      assertThat(row(page, "eva")).containsText("Desk 239");
      console.assertNoComplaints();
    }
  }

  private static void manyGroups(RealmRepresentation realm) {
    GroupRepresentation agents =
        realm.getGroups().stream()
            .filter(group -> group.getName().equals("agent-groups"))
            .findFirst()
            .orElseThrow();
    for (int i = 0; i < 240; i++) {
      GroupRepresentation group = new GroupRepresentation();
      group.setName("Desk " + i);
      agents.getSubGroups().add(group);
    }
  }

  private static void offerGroup(Page page, String part, String name) {
    page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Find an agent group"))
        .fill(part);
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name)).click();
  }

  private static Locator row(Page page, String name) {
    return page.getByTestId("network-invitation-" + name + "@example.com");
  }

  private static void choose(Page page, String name, String action) {
    row(page, name).getByRole(AriaRole.BUTTON).last().click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action)).click();
  }

  private static Locator button(Locator in, String name) {
    return in.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator checkbox(Locator in, String name) {
    return in.getByRole(
        AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
