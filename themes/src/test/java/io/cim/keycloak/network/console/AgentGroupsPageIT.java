package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages "Agent groups" and "Settings", in a real browser on a real server. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class AgentGroupsPageIT {

  private static final String PAGE = "/network/agent-groups";

  @Test
  void anAccountAdministratorManagesGroups(Browser browser, KeycloakServer server, RealmCopy copy) {
    try (Console console = new Console(browser, server)) {
      Page page = console.logIn(copy.name(), "ahmed", PAGE);
      assertThat(groups(page)).hasCount(4);
      assertThat(row(page, "Tier 1")).containsText("Grace Okafor");
      assertThat(row(page, "Tier 1")).containsText("Support bot");
      assertThat(row(page, "Thai desk")).containsText("No default agent");
      console.assertAccessible("the list");
      console.screenshot("agent-groups");

      link(page, "Add group").click();
      textbox(page, "Name").fill("Weekend desk");
      assertThat(page.getByText("The chat is assigned to the group: Weekend desk")).isVisible();
      Locator agents = page.getByRole(AriaRole.COMBOBOX);
      agents.fill("tomas");
      assertOnlyOption(page, "Tomáš Dvořák");
      console.assertAccessible("the type-ahead");
      agents.press("Enter");
      page.getByLabel("Tomáš Dvořák is the default agent").check();
      console.assertAccessible("the form");
      console.screenshot("agent-group-form");
      console.button("Save").click();
      assertThat(page.getByText("The agent group Weekend desk has been saved.")).isVisible();
      assertThat(row(page, "Weekend desk")).containsText("Tomáš Dvořák");
      assertThat(row(page, "Weekend desk")).containsText("5");

      console.button("Delete Weekend desk").click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText("The number 5 is never given to another group.");
      delete(dialog).click();
      assertThat(page.getByText("The agent group Weekend desk has been deleted.")).isVisible();
      assertThat(groups(page)).hasCount(4);
      console.assertNoComplaints();
    }
  }

  @Test
  void deletionNamesTheBotsThatBreak(Browser browser, KeycloakServer server, RealmCopy copy) {
    try (Console console = new Console(browser, server)) {
      Page page = console.logIn(copy.name(), "anna", PAGE);
      console.button("Delete Tier 1 Help Desk Support").click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText("would break");
      assertThat(dialog.getByRole(AriaRole.LISTITEM)).hasText("Support bot");
      assertThat(delete(dialog)).isDisabled();
      console.assertAccessible("the dialog");
      console.screenshot("agent-group-delete");
      dialog.getByRole(AriaRole.CHECKBOX).check();
      assertThat(delete(dialog)).isEnabled();
      page.keyboard().press("Escape");
      assertThat(dialog).hasCount(0);
      assertThat(row(page, "Tier 1")).isVisible();
    }
  }

  @Test
  void aSupervisorComposesTheGroupsSheIsIn(Browser browser, KeycloakServer server, RealmCopy copy) {
    try (Console console = new Console(browser, server)) {
      Page page = console.logIn(copy.name(), "sofia", PAGE);
      assertThat(groups(page)).hasCount(2);
      assertThat(page.getByTestId("nav-item-network-agent-groups")).isVisible();
      assertThat(page.getByTestId("nav-item-network-users")).hasCount(0);
      assertThat(page.getByTestId("nav-item-network-settings")).hasCount(0);
      assertThat(link(page, "Add group")).hasCount(0);
      assertThat(console.button("Delete Tier 2 Escalations")).hasCount(0);
      link(page, "Edit Tier 2 Escalations").click();
      assertThat(textbox(page, "Name")).not().isEditable();
      Locator agents = page.getByRole(AriaRole.COMBOBOX);
      agents.fill("malee");
      assertOnlyOption(page, "มาลี");
      agents.press("Enter");
      console.assertAccessible("the form of a supervisor");
      console.screenshot("agent-group-form-supervisor");
      console.button("Save").click();
      assertThat(page.getByText("The agent group Tier 2 Escalations has been saved.")).isVisible();
      assertThat(row(page, "Tier 2").getByRole(AriaRole.CELL).nth(1)).hasText("5");
      console.assertNoComplaints();
    }
  }

  @Test
  void theListOfMembersIsNarrowedToAGroup(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("anna");
      Locator filter =
          page.getByRole(
              AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Filter by agent group"));
      filter.fill("thai");
      assertOnlyOption(page, "Thai desk");
      filter.press("Enter");
      assertThat(console.rows()).hasCount(3);
      assertThat(page).hasURL(Pattern.compile("group=3"));
      assertThat(page.getByTestId("network-users-toolbar")).containsText("Thai desk");
      console.assertAccessible("filtered by group");
      console.screenshot("users-of-a-group");
      console.button("Clear all filters").click();
      assertThat(console.rows()).hasCount(50);
      console.assertNoComplaints();
    }
  }

  @Test
  void chatsAreAssignedAutomaticallyOrNot(Browser browser, KeycloakServer server, RealmCopy copy) {
    try (Console console = new Console(browser, server)) {
      Page page = console.logIn(copy.name(), "ahmed", "/network/settings");
      Locator autoAssign = page.getByLabel("Automatically assign chats");
      assertThat(autoAssign).isChecked();
      assertThat(page.getByText("The default agent of a group accepts all its dialogs."))
          .isVisible();
      // no uncheck: the switch turns when the server has saved it
      autoAssign.click(new Locator.ClickOptions().setForce(true));
      assertThat(page.getByText("The settings have been saved.")).isVisible();
      assertThat(autoAssign).not().isChecked();
      console.assertAccessible("settings");
      console.screenshot("settings");
      console.open("/network/settings");
      assertThat(page.getByLabel("Automatically assign chats")).not().isChecked();
      console.assertNoComplaints();
    }
  }

  private static Locator groups(Page page) {
    return page.getByTestId("network-group");
  }

  private static Locator row(Page page, String name) {
    return groups(page).filter(new Locator.FilterOptions().setHasText(name));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator textbox(Page page, String name) {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator delete(Locator dialog) {
    return dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"));
  }

  /** Waits until the type-ahead has looked for what was typed. */
  private static void assertOnlyOption(Page page, String text) {
    assertThat(page.getByRole(AriaRole.OPTION)).hasText(new Pattern[] {Pattern.compile(text)});
  }
}
