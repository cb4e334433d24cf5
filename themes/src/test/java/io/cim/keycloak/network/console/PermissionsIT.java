package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import io.cim.keycloak.network.testserver.RealmCopy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleResource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The page "Roles &amp; permissions", in a real browser on a real server. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class PermissionsIT {

  private static final String PATH = "/network/permissions";

  @ParameterizedTest
  @ValueSource(strings = {"anna", "vera", "ahmed"})
  void readersSeeWhatEachRoleMayDo(String persona, Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.logIn(persona, PATH);
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .hasText("Roles & permissions");
      Locator chatbot = matrix(page, "Chatbot");
      assertThat(chatbot.getByRole(AriaRole.COLUMNHEADER))
          .hasText(new String[] {"Permission", "Admin", "Developer", "Editor", "Moderator"});
      assertThat(row(chatbot, "Rich menu").getByRole(AriaRole.CELL))
          .hasText(new String[] {"Yes", "Yes", "—No", "—No"});
      assertThat(page.getByRole(AriaRole.CHECKBOX)).hasCount(0);
      assertThat(page.getByText("Review and save")).hasCount(0);
      console.assertNoComplaints();
    }
  }

  @Test
  void theNumberOfMembersLeadsToTheirList(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.logIn("anna", PATH);
      Locator link =
          page.getByRole(
              AriaRole.LINK,
              new Page.GetByRoleOptions()
                  .setName(Pattern.compile("^Members: \\d+ with the role Editor in Chatbot$")));
      assertThat(link).isVisible();
      int number = Integer.parseInt(link.textContent().replace("Members: ", ""));
      assertTrue(number > 0);
      link.click();
      assertThat(page).hasURL(Pattern.compile("users\\?role=chatbot%3Achatbot-editor$"));
      assertThat(console.rows()).hasCount(number);
      assertThat(page.locator(".pf-v5-c-chip")).hasText("Editor");
      console.assertNoComplaints();
    }
  }

  @Test
  void supervisorsDoNotGetThePage(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.logIn("sofia", PATH);
      assertThat(page.getByText("You do not have access")).isVisible();
      assertThat(page.getByTestId("nav-item-network-permissions")).hasCount(0);
      assertThat(page.getByRole(AriaRole.TABLE)).hasCount(0);
    }
  }

  @Test
  void operatorsChangeARoleAfterSeeingWhomItConcerns(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "matrix-change");
        Keycloak keycloak = server.admin();
        Console console = new Console(browser, server)) {
      RoleResource editor = role(keycloak, realm, "chatbot-editor");
      long concerned = onlyEditors(keycloak.realm(realm.name()));
      assertTrue(concerned > 0);

      Page page = console.logIn(realm.name(), "olga", PATH);
      box(page, "Deploy chatflow for Editor in Chatbot").check();
      assertThat(page.getByText("Unsaved changes: 1")).isVisible();
      console.button("Review and save").click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText("Editor in Chatbot");
      assertThat(dialog).containsText("Added: Deploy chatflow");
      assertThat(dialog).containsText("Members who gain it: " + concerned);
      assertThat(console.button("Save")).isEnabled();
      // so far only asked
      assertEquals(false, permissions(editor).contains("deploy-chatflow"));
      console.button("Save").click();
      assertThat(page.getByText("Saved. Roles changed: 1")).isVisible();
      assertThat(page.getByText("Unsaved changes")).hasCount(0);
      assertTrue(permissions(editor).containsAll(Set.of("deploy-chatflow", "intent-page")));

      page.reload();
      assertThat(box(page, "Deploy chatflow for Editor in Chatbot")).isChecked();
      box(page, "Deploy chatflow for Editor in Chatbot").uncheck();
      console.button("Review and save").click();
      assertThat(dialog).containsText("Removed: Deploy chatflow");
      assertThat(dialog).containsText("Members who lose it: " + concerned);
      console.button("Save").click();
      assertThat(page.getByText("Saved. Roles changed: 1")).isVisible();
      assertThat(box(page, "Deploy chatflow for Editor in Chatbot")).not().isChecked();
      assertEquals(false, permissions(editor).contains("deploy-chatflow"));
      console.assertNoComplaints();
    }
  }

  @Test
  void aPermissionOfANestedRoleCannotBeTakenAway(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = RealmCopy.create(server, "matrix-nested");
        Keycloak keycloak = server.admin();
        Console console = new Console(browser, server)) {
      RoleRepresentation editor = role(keycloak, realm, "chatbot-editor").toRepresentation();
      role(keycloak, realm, "chatbot-moderator").addComposites(List.of(editor));

      Page page = console.logIn(realm.name(), "olga", PATH);
      box(page, "Intent page for Moderator in Chatbot").uncheck();
      box(page, "Rich menu for Moderator in Chatbot").check();
      box(page, "AI trainer for Editor in Chatbot").check();
      console.button("Review and save").click();
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText("Something else inside 'chatbot-moderator' carries");
      assertThat(console.button("Save")).isEnabled();
      console.button("Save").click();

      assertThat(page.getByText("Saved. Roles changed: 1")).isVisible();
      assertThat(page.getByText("Unsaved changes: 2")).isVisible();
      assertThat(box(page, "Intent page for Moderator in Chatbot")).not().isChecked();
      // what the contained role got came with it
      assertThat(box(page, "AI trainer for Moderator in Chatbot")).isChecked();
    }
  }

  @Test
  void unsavedTicksAreNotLostWithoutAsking(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users("olga");
      page.getByTestId("nav-item-network-permissions").click();
      box(page, "Rich menu for Moderator in Chatbot").check();
      page.getByTestId("nav-item-network-users").click();
      console.button("Stay").click();
      assertThat(box(page, "Rich menu for Moderator in Chatbot")).isChecked();
      page.goBack();
      assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Leave without saving?");
      console.button("Stay").click();
      page.getByTestId("nav-item-network-users").click();
      console.button("Leave without saving").click();
      console.awaitRows();
      page.getByTestId("nav-item-network-permissions").click();
      assertThat(box(page, "Rich menu for Moderator in Chatbot")).not().isChecked();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 400", "DARK, 400"})
  void everyStateIsAccessible(
      ColorScheme scheme, int width, Browser browser, KeycloakServer server) {
    String kind = scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
    try (RealmCopy realm = RealmCopy.create(server, "matrix-" + kind);
        Keycloak keycloak = server.admin();
        Console console =
            new Console(
                browser,
                server,
                new Browser.NewContextOptions()
                    .setViewportSize(width, 900)
                    .setColorScheme(scheme))) {
      RoleRepresentation agent =
          inClient(keycloak, realm, "livechat", "livechat-agent").toRepresentation();
      inClient(keycloak, realm, "livechat", "livechat-supervisor").addComposites(List.of(agent));

      Page page = console.logIn(realm.name(), "olga", PATH);
      assertThat(page.getByText(Pattern.compile("^Members: \\d+$")).first()).isVisible();
      check(console, "matrix", kind);
      int scroll = (int) page.evaluate("document.documentElement.scrollWidth");
      assertTrue(scroll <= width, "the page is " + scroll + " wide on a screen of " + width);

      box(page, "Rich menu for Editor in Chatbot").check();
      box(page, "Intent page for Editor in Chatbot").uncheck();
      box(page, "Transfer ticket for Agent in Livechat").check();
      box(page, "Chat with users for Supervisor in Livechat").uncheck();
      check(console, "matrix-ticked", kind);
      page.getByTestId("nav-item-network-users").dispatchEvent("click");
      assertThat(console.button("Stay")).isVisible();
      check(console, "matrix-leave", kind);
      console.button("Stay").click();

      console.button("Review and save").click();
      assertThat(console.button("Save")).isEnabled();
      assertThat(page.getByText("This role cannot be changed like this")).isVisible();
      check(console, "matrix-review", kind);
      console.button("Save").click();
      assertThat(page.getByText("Saved. Roles changed: 2")).isVisible();
      check(console, "matrix-saved", kind);
    }
    try (Console console =
        new Console(
            browser,
            server,
            new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme))) {
      Page page = console.logIn("anna", PATH);
      assertThat(page.getByText(Pattern.compile("^Members: \\d+$")).first()).isVisible();
      check(console, "matrix-reader", kind);

      // a server that takes its time, first with the numbers and then with everything
      page.route("**/network/products", route -> {});
      page.reload();
      assertThat(page.getByText("Counting members").first()).isAttached();
      check(console, "matrix-counting", kind);
      page.route("**/network/products?**", route -> {});
      page.reload();
      assertThat(page.getByRole(AriaRole.STATUS).getByText("Loading roles and permissions"))
          .isAttached();
      check(console, "matrix-loading", kind);
    }
  }

  private static Locator matrix(Page page, String product) {
    return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(product));
  }

  private static Locator row(Locator matrix, String permission) {
    return matrix.getByRole(
        AriaRole.ROW, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + permission)));
  }

  private static Locator box(Page page, String name) {
    return page.getByRole(
        AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static RoleResource role(Keycloak keycloak, RealmCopy realm, String name) {
    return inClient(keycloak, realm, "chatbot", name);
  }

  private static RoleResource inClient(
      Keycloak keycloak, RealmCopy realm, String clientId, String name) {
    RealmResource resource = keycloak.realm(realm.name());
    String id = resource.clients().findByClientId(clientId).get(0).getId();
    return resource.clients().get(id).roles().get(name);
  }

  private static Set<String> permissions(RoleResource role) {
    return role.getRoleComposites().stream()
        .map(RoleRepresentation::getName)
        .collect(Collectors.toSet());
  }

  /** How many hold the role Editor of Chatbot and none that may deploy, as Keycloak tells it. */
  private static long onlyEditors(RealmResource realm) {
    String chatbot = realm.clients().findByClientId("chatbot").get(0).getId();
    return realm.users().list(0, 1000).stream()
        .map(UserRepresentation::getId)
        .map(id -> realm.users().get(id).roles().clientLevel(chatbot).listEffective())
        .map(roles -> roles.stream().map(RoleRepresentation::getName).toList())
        .filter(names -> names.contains("chatbot-editor") && !names.contains("deploy-chatflow"))
        .count();
  }

  private static void check(Console console, String state, String kind) {
    console.screenshot(state + "-" + kind);
    console.assertAccessible(state + " " + kind);
  }
}
