package io.cim.keycloak.network.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.cim.keycloak.network.testserver.KeycloakExtension;
import io.cim.keycloak.network.testserver.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Who sees what in the console. */
@ExtendWith({KeycloakExtension.class, BrowserExtension.class})
class PersonasIT {

  private static final String SECTIONS = "nav .pf-v5-c-nav__section-title";

  @ParameterizedTest
  @ValueSource(strings = {"olga", "boris", "vera", "ahmed"})
  void readersGetTheSectionAboveManage(String persona, Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.users(persona);
      assertThat(console.rows()).hasCount(50);
      assertThat(page.locator(SECTIONS).nth(1)).hasText("Network");
      if (!persona.equals("ahmed")) {
        assertThat(page.locator(SECTIONS).nth(2)).hasText("Manage");
      }
      page.getByTestId("nav-item-network-users").click();
      console.awaitRows();
      console.assertNoComplaints();
    }
  }

  @Test
  void supervisorsDoNotSeeTheMembers(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.logIn("sofia", "/network/users");
      assertThat(page.getByText("You do not have access")).isVisible();
      console.assertAccessible("no access");
      assertThat(page.getByTestId("nav-item-network-users")).hasCount(0);
      assertThat(console.rows()).hasCount(0);
    }
  }

  @Test
  void aPlainMemberSeesNoSection(Browser browser, KeycloakServer server) {
    try (Console console = new Console(browser, server)) {
      Page page = console.logIn("emil", "/network/users");
      assertThat(page.getByText("Sign out")).isVisible();
      assertThat(page.locator(SECTIONS)).hasCount(0);
      assertThat(page.getByTestId("nav-item-network-users")).hasCount(0);
      assertThat(console.rows()).hasCount(0);
    }
  }

  @Test
  void aRealmWithoutProductsSaysHowToMarkOne(Browser browser, KeycloakServer server) {
    try (Keycloak keycloak = server.admin()) {
      RealmRepresentation realm = new RealmRepresentation();
      realm.setRealm("bare");
      realm.setEnabled(true);
      realm.setAdminTheme("cim");
      UserRepresentation admin = new UserRepresentation();
      admin.setUsername("nora");
      admin.setEmail("nora@example.com");
      admin.setFirstName("Nora");
      admin.setLastName("Lind");
      admin.setEnabled(true);
      CredentialRepresentation password = new CredentialRepresentation();
      password.setType(CredentialRepresentation.PASSWORD);
      password.setValue("network");
      admin.setCredentials(List.of(password));
      admin.setClientRoles(Map.of("realm-management", List.of("realm-admin")));
      realm.setUsers(List.of(admin));
      keycloak.realms().create(realm);
      try (Console console = new Console(browser, server)) {
        Page page = console.logIn("bare", "nora", "/network/users");
        assertThat(page.getByText("This network has no products yet")).isVisible();
        assertThat(page.getByText("cim.product")).isVisible();
        assertEquals(List.of("nora"), console.usernames());
        console.assertAccessible("no products");
        console.screenshot("no-products");

        page.getByTestId("nav-item-network-permissions").click();
        assertThat(page.getByText("Its roles and permissions then appear here.")).isVisible();
        console.assertAccessible("no products, so no matrix");
        console.screenshot("no-matrix");
      } finally {
        keycloak.realm("bare").remove();
      }
    }
  }
}
