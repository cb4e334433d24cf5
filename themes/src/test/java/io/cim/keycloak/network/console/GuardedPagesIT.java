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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.UserRepresentation;

/** What the guard refuses is told by the pages of Keycloak's own console too. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class GuardedPagesIT {

  private static final String PROTECTED =
      "This is a CIM admin. Only they themselves and platform operators may change their account.";

  private static final String GRANT =
      "Somebody would become a CIM admin. Only a platform operator may do that.";

  @ParameterizedTest
  @ValueSource(strings = {"cim", "keycloak.v2"})
  void anotherCimAdminsProfileStaysAsItIs(String theme, Browser browser, KeycloakServer server) {
    try (RealmCopy realm = network(server, "profile", theme);
        Console console = new Console(browser, server)) {
      UserRepresentation before = user(realm, "boris");
      Page page = console.logIn("profile", "anna", "/users/" + before.getId() + "/settings");
      page.getByTestId("lastName").fill("Eve");
      page.getByTestId("user-creation-save").click();
      assertThat(page.getByText(PROTECTED)).isVisible();
      console.screenshot("guarded-profile-" + theme);
      assertEquals(before.getLastName(), user(realm, "boris").getLastName());
    }
  }

  @Test
  void nobodyIsMadeACimAdmin(Browser browser, KeycloakServer server) {
    try (RealmCopy realm = network(server, "grant", "keycloak.v2");
        Console console = new Console(browser, server)) {
      String emil = realm.idOf("emil");
      Page page = console.logIn("grant", "anna", "/users/" + emil + "/role-mapping");
      page.getByTestId("add-role-mapping-button").click();
      page.getByTestId("roles-role").click();
      Locator row =
          page.getByRole(AriaRole.DIALOG)
              .getByRole(AriaRole.ROW)
              .filter(new Locator.FilterOptions().setHasText("cim-admin"));
      row.getByRole(AriaRole.CHECKBOX).check();
      page.getByTestId("assign").click();
      assertThat(page.getByText(GRANT)).isVisible();
      console.screenshot("guarded-grant");
      try (Keycloak keycloak = server.admin()) {
        assertEquals(
            List.of(),
            keycloak.realm("grant").users().get(emil).roles().realmLevel().listAll().stream()
                .filter(role -> role.getName().equals("cim-admin"))
                .toList());
      }
    }
  }

  /** A network in which Anna, who is CIM admin, manages users. */
  private static RealmCopy network(KeycloakServer server, String name, String theme) {
    return RealmCopy.create(
        server,
        name,
        realm -> {
          realm.setAdminTheme(theme);
          realm.getUsers().stream()
              .filter(user -> user.getUsername().equals("anna"))
              .forEach(
                  user ->
                      user.setClientRoles(
                          Map.of("realm-management", List.of("manage-users", "view-realm"))));
        });
  }

  private static UserRepresentation user(RealmCopy realm, String username) {
    try (Keycloak keycloak = realm.server().admin()) {
      return keycloak.realm(realm.name()).users().searchByUsername(username, true).get(0);
    }
  }
}
