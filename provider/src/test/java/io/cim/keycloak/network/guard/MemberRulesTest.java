package io.cim.keycloak.network.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberRulesTest {

  @ParameterizedTest
  @CsvSource({
    // actor: operator, cimAdmin, roles; target: id, cimAdmin, roles; edit, remove
    "true,  false, '',         other, false, '',         true,  true",
    "true,  false, '',         other, true,  '',         true,  true",
    "true,  false, '',         other, false, realm-admin, true, true",
    "false, true,  view-users, other, false, '',         true,  true",
    "false, true,  view-users, other, false, view-users, true,  true",
    "false, true,  view-users, other, false, realm-admin, false, false",
    "false, true,  view-users, other, true,  view-users, false, false",
    // one's own account: product roles yes, but nobody unmakes himself
    "false, true,  view-users, actor, true,  view-users, true,  false",
    "false, false, view-users, other, false, '',         false, false",
    "false, false, '',         actor, false, '',         false, false",
  })
  void decidesByRank(
      boolean operator,
      boolean cimAdmin,
      String actorRoles,
      String target,
      boolean targetCimAdmin,
      String targetRoles,
      boolean edit,
      boolean remove) {
    assertEquals(
        new MemberRules.Allowed(edit, remove),
        MemberRules.decide(
            new Actor("actor", operator, cimAdmin, roles(actorRoles)),
            new Target(target, targetCimAdmin, roles(targetRoles))));
  }

  private static Set<String> roles(String name) {
    return name.isEmpty() ? Set.of() : Set.of(name);
  }
}
