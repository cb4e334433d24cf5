package io.cim.keycloak.network.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The form for the roles of a member. */
record EditForm(Page page) {

  Locator heading() {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  Locator product(String clientId) {
    return page.getByTestId("network-edit-" + clientId);
  }

  /** The box to tick for a role by its short name, or for "No access". */
  Locator role(String clientId, String name) {
    return product(clientId)
        .getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  /** What saving would do. */
  Locator changes() {
    return page.getByTestId("network-edit-changes");
  }

  Locator save() {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true));
  }
}
