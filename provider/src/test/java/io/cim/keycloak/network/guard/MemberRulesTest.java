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

  @ParameterizedTest
  @CsvSource({
    // the reason: actor: operator, cimAdmin; target: id, cimAdmin, roles; edit, remove
    "true,  false, other, true,  '',          ALLOWED, ALLOWED",
    "false, true,  other, true,  '',          CIM_ADMIN_PROTECTED, CIM_ADMIN_PROTECTED",
    "false, true,  other, true,  realm-admin, CIM_ADMIN_PROTECTED, CIM_ADMIN_PROTECTED",
    "false, true,  other, false, realm-admin, STRONGER_PROTECTED, STRONGER_PROTECTED",
    "false, true,  actor, true,  '',          ALLOWED, CIM_ADMIN_GRANT",
    "false, false, other, true,  '',          NOT_ENTITLED, NOT_ENTITLED",
    "false, false, actor, false, '',          NOT_ENTITLED, NOT_ENTITLED",
  })
  void tellsTheReason(
      boolean operator,
      boolean cimAdmin,
      String target,
      boolean targetCimAdmin,
      String targetRoles,
      Verdict edit,
      Verdict remove) {
    Actor actor = new Actor("actor", operator, cimAdmin, Set.of("view-users"));
    Target member = new Target(target, targetCimAdmin, roles(targetRoles));
    assertEquals(edit, MemberRules.edit(actor, member));
    assertEquals(remove, MemberRules.remove(actor, member));
  }

  @ParameterizedTest
  @CsvSource({
    // operator; before: cimAdmin, roles; after: cimAdmin, roles
    "true,  false, '',          true,  '',          ALLOWED",
    "true,  true,  '',          false, realm-admin, ALLOWED",
    "false, false, '',          false, '',          ALLOWED",
    "false, false, '',          false, view-users,  ALLOWED",
    "false, false, '',          false, realm-admin, ESCALATION",
    // what somebody has already is not given
    "false, false, realm-admin, false, realm-admin, ALLOWED",
    "false, false, realm-admin, false, '',          ALLOWED",
    "false, false, '',          true,  '',          CIM_ADMIN_GRANT",
    "false, true,  '',          false, '',          CIM_ADMIN_GRANT",
    "false, true,  '',          true,  '',          ALLOWED",
  })
  void nobodyGainsWhatTheActorMayNotGive(
      boolean operator,
      boolean cimAdminBefore,
      String rolesBefore,
      boolean cimAdminAfter,
      String rolesAfter,
      Verdict expected) {
    assertEquals(
        expected,
        MemberRules.change(
            new Actor("actor", operator, !operator, Set.of("view-users")),
            new Target("member", cimAdminBefore, roles(rolesBefore)),
            new Target("member", cimAdminAfter, roles(rolesAfter))));
  }

  private static Set<String> roles(String name) {
    return name.isEmpty() ? Set.of() : Set.of(name);
  }
}
