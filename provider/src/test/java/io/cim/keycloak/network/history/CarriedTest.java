package io.cim.keycloak.network.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cim.keycloak.network.history.Carried.ByRole;
import io.cim.keycloak.network.history.Carried.Change;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CarriedTest {

  private static final ByRole EDITOR = role("editor", "intent");
  private static final ByRole NONE = role("guest");

  @Test
  void theSameIsNoChange() {
    assertEquals(List.of(), changes(Map.of("1", EDITOR), Map.of("1", EDITOR)));
  }

  @Test
  void aRoleThatCarriesOthersNow() {
    assertEquals(
        List.of(new Change("shop", "editor", List.of("intent"), List.of("entity"))),
        changes(Map.of("1", EDITOR), Map.of("1", role("editor", "entity"))));
  }

  @Test
  void aRoleThatIsOnlyRenamedIsNoChange() {
    assertEquals(List.of(), changes(Map.of("1", EDITOR), Map.of("1", role("author", "intent"))));
  }

  @Test
  void aRenamedRoleWithOtherPermissionsHasItsNewName() {
    assertEquals(
        List.of(new Change("shop", "author", List.of("intent"), List.of())),
        changes(Map.of("1", EDITOR), Map.of("1", role("author"))));
  }

  @Test
  void newAndRemovedRolesCountWhereTheyCarrySomething() {
    assertEquals(
        List.of(new Change("shop", "editor", List.of(), List.of("intent"))),
        changes(Map.of(), Map.of("1", EDITOR)));
    assertEquals(
        List.of(new Change("shop", "editor", List.of("intent"), List.of())),
        changes(Map.of("1", EDITOR), Map.of()));
    assertEquals(List.of(), changes(Map.of("1", NONE), Map.of("2", NONE)));
  }

  private static List<Change> changes(Map<String, ByRole> before, Map<String, ByRole> after) {
    return new Carried(before).until(new Carried(after));
  }

  private static ByRole role(String name, String... permissions) {
    return new ByRole("shop", name, List.of(permissions));
  }
}
