package io.cim.keycloak.network.users;

import io.cim.keycloak.network.members.Member;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What a line of a table would do.
 *
 * @param number of the line in the file
 * @param edit of a member, or null where the line is about nobody who is there
 * @param person who would be added, or null
 * @param roles of who would be added
 * @param objection why the line must not be carried out, or null
 */
record ImportLine(
    int number,
    String username,
    MemberEdit edit,
    UserRepresentation person,
    Map<Product, Set<ModuleRole>> roles,
    Objection objection) {

  /** What becomes of somebody. */
  enum Action {
    CREATE,
    CHANGE,
    UNCHANGED,
    ERROR;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ImportLine edit(int number, MemberEdit edit) {
    return new ImportLine(number, edit.member().member().username(), edit, null, Map.of(), null);
  }

  static ImportLine addition(
      int number, UserRepresentation person, Map<Product, Set<ModuleRole>> roles) {
    return new ImportLine(number, person.getUsername(), null, person, roles, null);
  }

  ImportLine refused(Objection why) {
    return new ImportLine(number, username, edit, person, roles, why);
  }

  Action action() {
    if (objection != null) {
      return Action.ERROR;
    }
    if (edit == null) {
      return Action.CREATE;
    }
    return edit.isNothing() ? Action.UNCHANGED : Action.CHANGE;
  }

  /** What becomes of the roles, by client ID, where something does; otherwise null. */
  Map<String, MemberEvents.Change> changes() {
    return switch (action()) {
      case ERROR, UNCHANGED -> null;
      case CHANGE -> edit.changes();
      case CREATE -> {
        Map<String, MemberEvents.Change> changes = new TreeMap<>();
        roles.forEach(
            (product, given) ->
                changes.put(
                    product.clientId(),
                    new MemberEvents.Change(
                        List.of(), given.stream().map(ModuleRole::name).sorted().toList())));
        yield changes;
      }
    };
  }

  /** IDs of the members whom these lines change. */
  static Set<String> changing(List<ImportLine> lines) {
    return lines.stream()
        .filter(line -> line.action() == Action.CHANGE)
        .map(line -> line.edit().id())
        .collect(Collectors.toSet());
  }

  /** Whom the line is about, or null where that is nobody who is there. */
  Member member() {
    return edit == null ? null : edit.member().member();
  }
}
