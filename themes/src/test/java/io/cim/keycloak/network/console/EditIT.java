package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changing the roles of members, in a real browser on a real server. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class EditIT {

  @Test
  void aCimAdminChangesTheRolesOfAMember(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "edit-member");
        Console console = new Console(browser, server)) {
      People people = new People(server, realm.name());
      Page page = console.users(realm.name(), "anna");
      console.search("emil@");
      assertThat(console.rows()).hasCount(1);
      Locator menu = console.menu("emil");
      assertThat(menu.getByRole(AriaRole.MENUITEM))
          .hasText(new String[] {"Preview", "Edit", "Remove from network"});
      console.entry(menu, "Edit").click();

      EditForm form = new EditForm(page);
      assertThat(form.heading()).containsText("Edit Emil");
      assertThat(form.role("chatbot", "Editor")).isChecked();
      assertThat(form.role("livechat", "No access")).isChecked();
      assertThat(form.changes()).hasText("Nothing changed yet.");
      assertThat(form.save()).isDisabled();

      form.role("chatbot", "Admin").check();
      form.role("chatbot", "Moderator").check();
      form.role("chatbot", "Editor").uncheck();
      form.role("livechat", "Agent").check();
      assertThat(form.role("livechat", "No access")).not().isChecked();
      assertThat(form.changes().getByRole(AriaRole.LISTITEM))
          .hasText(
              new String[] {"Chatbot: Editor → Admin, Moderator.", "Livechat: No access → Agent."});
      form.save().click();

      assertThat(page.getByText(Pattern.compile("^The roles of Emil .* have been saved")))
          .isVisible();
      assertThat(console.row("emil").locator("td[data-label=Chatbot]"))
          .containsText("AdminModerator");
      assertThat(console.row("emil").locator("td[data-label=Livechat]")).containsText("Agent");
      // the list as it was, and the focus where it was
      assertThat(console.rows()).hasCount(1);
      assertThat(page).hasURL(Pattern.compile("search=emil"));
      assertThat(console.actions("emil")).isFocused();
      assertEquals(Set.of("chatbot-admin", "chatbot-moderator"), people.roles("emil", "chatbot"));
      assertEquals(Set.of("livechat-agent"), people.roles("emil", "livechat"));
      console.assertNoComplaints();
    }
  }

  @Test
  void takesAccessAwayFromThePreview(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "edit-revoke");
        Console console = new Console(browser, server)) {
      Page page = console.users(realm.name(), "anna");
      console.search("emil@");
      assertThat(console.rows()).hasCount(1);
      Locator preview = console.preview("emil");
      preview.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Edit")).click();

      EditForm form = new EditForm(page);
      form.role("chatbot", "No access").check();
      assertThat(form.role("chatbot", "Editor")).not().isChecked();
      // and back
      form.role("chatbot", "No access").uncheck();
      assertThat(form.role("chatbot", "Editor")).isChecked();
      form.role("chatbot", "No access").check();
      assertThat(form.changes())
          .hasText("Chatbot: Editor → No access. Ends the sessions with Chatbot.");
      form.save().click();

      // the preview is open again, with the state as it is now
      assertThat(console.preview()).containsText("No roles in any product.");
      assertThat(console.row("emil").locator("td[data-label=Chatbot]")).containsText("No role");
      assertEquals(Set.of(), new People(server, realm.name()).roles("emil", "chatbot"));
      console.assertNoComplaints();
    }
  }

  @Test
  void cimAdminsCannotEditEachOther(Browser browser, KeycloakServer server) {
    String boris = new People(server, "network").id("boris");
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      console.search("boris@");
      assertThat(console.rows()).hasCount(1);
      Locator menu = console.menu("boris");
      assertThat(console.entry(menu, "Edit")).hasAttribute("aria-disabled", "true");
      assertThat(console.entry(menu, "Edit"))
          .containsText("CIM admins cannot edit other CIM admins.");
      page.keyboard().press("Escape");

      Locator preview = console.preview("boris");
      Locator edit =
          preview.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edit"));
      assertThat(edit).isDisabled();
      assertThat(edit).hasAccessibleDescription("CIM admins cannot edit other CIM admins.");

      // nor by a link
      console.open("/network/users/" + boris);
      assertThat(page.getByText("CIM admins cannot edit other CIM admins.")).isVisible();
      assertThat(page.getByRole(AriaRole.CHECKBOX)).hasCount(0);
      console.assertAccessible("not allowed");
      console.screenshot("edit-not-allowed");

      // the own account may be edited
      console.open("/network/users?search=anna%40");
      assertThat(console.rows()).hasCount(1);
      console.entry(console.menu("anna"), "Edit").click();
      EditForm form = new EditForm(page);
      assertThat(form.heading()).containsText("Edit Anna");
      // a CIM admin's roles come with the role cim-admin
      assertThat(form.role("chatbot", "Admin")).isChecked();
      assertThat(form.role("chatbot", "Admin")).isDisabled();
      assertThat(form.product("chatbot")).containsText("Through role cim-admin");
      console.assertNoComplaints();
    }
  }

  @Test
  void aPlatformOperatorEditsACimAdmin(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "edit-operator");
        Console console = new Console(browser, server)) {
      Page page = console.users(realm.name(), "olga");
      console.search("boris@");
      assertThat(console.rows()).hasCount(1);
      console.entry(console.menu("boris"), "Edit").click();
      EditForm form = new EditForm(page);
      form.role("chatbot", "Moderator").check();
      assertThat(form.changes())
          .hasText("Chatbot: Admin (inherited) → Moderator, Admin (inherited).");
      form.save().click();
      assertThat(console.row("boris").locator("td[data-label=Chatbot]")).containsText("Moderator");
      assertEquals(
          Set.of("chatbot-moderator"), new People(server, realm.name()).roles("boris", "chatbot"));
      console.assertNoComplaints();
    }
  }

  @Test
  void readersAreToldThatTheyMayNotEdit(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("vera");
      console.search("emil@");
      assertThat(console.rows()).hasCount(1);
      assertThat(console.menu("emil").getByRole(AriaRole.MENUITEM))
          .hasText(
              new Pattern[] {
                Pattern.compile("Preview"),
                Pattern.compile("Edit.*may not change.*"),
                Pattern.compile("Remove.*may not change.*")
              });
      page.keyboard().press("Escape");
      Locator preview = console.preview("emil");
      assertThat(preview.getByText("Edit", new Locator.GetByTextOptions().setExact(true)))
          .hasCount(0);
    }
  }

  @Test
  void saysThatInheritedRolesStay(Browser browser, KeycloakServer server) {
    String elif = new People(server, "network").id("elif");
    try (Console console = new Console(browser, server)) {
      console.logIn("anna", "/network/users/" + elif);
      EditForm form = new EditForm(console.page());
      assertThat(form.role("chatbot", "Editor")).isChecked();
      assertThat(form.role("chatbot", "Editor")).isDisabled();
      assertThat(form.product("chatbot"))
          .containsText("Through role content-team; cannot be taken away here");
      assertThat(form.role("chatbot", "No access")).isDisabled();
      assertThat(form.role("chatbot", "No access")).not().isChecked();
      console.screenshot("edit-inherited");
    }
  }

  @Test
  void twoWhoEditTheSameMemberLoseNothing(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "edit-conflict");
        Console first = new Console(browser, server);
        Console second = new Console(browser, server)) {
      People people = new People(server, realm.name());
      String form = "/network/users/" + people.id("emil");
      EditForm annas = new EditForm(first.logIn(realm.name(), "anna", form));
      EditForm boris = new EditForm(second.logIn(realm.name(), "boris", form));
      annas.role("chatbot", "Moderator").check();
      boris.role("chatbot", "Admin").check();
      boris.role("livechat", "Agent").check();

      annas.save().click();
      assertThat(first.row("emil").or(first.page().getByText("have been saved")).first())
          .isVisible();
      boris.save().click();
      Locator conflict = second.page().getByTestId("network-conflict");
      assertThat(conflict).containsText("Somebody else has changed this user meanwhile");
      assertThat(conflict.locator("tbody tr"))
          .hasText(
              new String[] {
                "ChatbotEditorEditor, ModeratorAdmin, Editor", "LivechatNo accessNo accessAgent"
              });
      // nothing has been written, and nothing is lost
      assertEquals(Set.of("chatbot-editor", "chatbot-moderator"), people.roles("emil", "chatbot"));
      assertThat(boris.role("chatbot", "Admin")).isChecked();
      assertThat(boris.role("livechat", "Agent")).isChecked();
      // he adds to his choices what she has chosen
      boris.role("chatbot", "Moderator").check();
      second.button("Save my choices").click();
      assertThat(second.page().getByText("have been saved")).isVisible();
      assertEquals(
          Set.of("chatbot-admin", "chatbot-editor", "chatbot-moderator"),
          people.roles("emil", "chatbot"));
      assertEquals(Set.of("livechat-agent"), people.roles("emil", "livechat"));
      first.assertNoComplaints();
    }
  }

  @Test
  void theStateAsItIsCanBeTaken(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "edit-discard");
        Console console = new Console(browser, server)) {
      People people = new People(server, realm.name());
      Page page = console.logIn(realm.name(), "anna", "/network/users/" + people.id("emil"));
      EditForm form = new EditForm(page);
      form.role("campaign", "Moderator").check();
      people.assign("emil", "campaign", "campaign-editor");
      form.save().click();
      console.button("Discard my choices").click();
      assertThat(page.getByTestId("network-conflict")).hasCount(0);
      assertThat(form.role("campaign", "Editor")).isChecked();
      assertThat(form.role("campaign", "Moderator")).not().isChecked();
      assertThat(form.save()).isDisabled();
      assertEquals(Set.of("campaign-editor"), people.roles("emil", "campaign"));
    }
  }

  @Test
  void leavingWithUnsavedChangesAsks(Browser browser, KeycloakServer server) {
    String emil = new People(server, "network").id("emil");
    try (Console console = new Console(browser, server)) {
      Page page = console.logIn("anna", "/network/users/" + emil);
      EditForm form = new EditForm(page);
      form.role("chatbot", "Admin").check();
      page.getByTestId("nav-item-network-users").click();
      assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Leave without saving?");
      console.button("Stay").click();
      assertThat(form.role("chatbot", "Admin")).isChecked();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cancel")).click();
      console.button("Leave without saving").click();
      console.awaitRows();
      assertEquals(
          Set.of("chatbot-editor"), new People(server, "network").roles("emil", "chatbot"));
      console.assertNoComplaints();
    }
  }
}
