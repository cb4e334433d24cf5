package io.cim.keycloak.network.users;

import io.cim.keycloak.network.members.Member;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.products.ModuleRole;
import io.cim.keycloak.network.products.Product;
import io.cim.keycloak.network.sheets.Columns;
import io.cim.keycloak.network.sheets.MemberTable;
import io.cim.keycloak.network.sheets.RolesCell;
import io.cim.keycloak.network.support.NetworkError;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Tells what the lines of one table would do, each by itself; of the rules it knows only those that
 * the table breaks whoever hands it in. Pure.
 */
final class ImportReader {

  private static final String ROLES_ONLY = "The import changes nothing but roles of who is there.";

  private final Catalogue catalogue;
  private final Set<String> usernames = new HashSet<>();
  private final Set<String> newAddresses = new HashSet<>();

  ImportReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** A cell that says something that cannot be. */
  private static final class WrongCellException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Objection why;

    WrongCellException(NetworkError code, String column, String sentence) {
      super(sentence);
      this.why = new Objection(code, "Column '" + column + "': " + sentence);
    }
  }

  /** The user name of a line, as Keycloak has it. */
  static String username(MemberTable.Line line) {
    return line.text(Columns.USERNAME).toLowerCase(Locale.ROOT);
  }

  /**
   * What a line would do.
   *
   * @param member whom it names, or null where that is nobody
   */
  ImportLine read(MemberTable.Line line, MemberState member) {
    ImportLine nothing =
        member == null
            ? ImportLine.addition(line.number(), person(line), Map.of())
            : ImportLine.edit(line.number(), MemberEdit.of(member, Map.of()));
    try {
      if (!usernames.add(username(line))) {
        throw conflict(Columns.USERNAME, "The file has this user name more than once.");
      }
      return member == null ? addition(line) : edit(line, member);
    } catch (WrongCellException e) {
      return nothing.refused(e.why);
    }
  }

  private ImportLine edit(MemberTable.Line line, MemberState state) throws WrongCellException {
    Member member = state.member();
    requireSame(line, Columns.EMAIL, Columns.orEmpty(member.email()));
    requireSame(line, Columns.FIRST_NAME, Columns.orEmpty(member.firstName()));
    requireSame(line, Columns.LAST_NAME, Columns.orEmpty(member.lastName()));
    if (bool(line, Columns.ENABLED, member.enabled()) != member.enabled()) {
      throw conflict(Columns.ENABLED, "Is " + member.enabled() + ". " + ROLES_ONLY);
    }
    if (!line.text(Columns.JOINED).isEmpty()) {
      requireSame(line, Columns.JOINED, Columns.joined(member));
    }
    requireCimAdmin(line, member.cimAdmin());
    return ImportLine.edit(
        line.number(),
        MemberEdit.of(state, roles(line, product -> MemberEdit.direct(state, product))));
  }

  private ImportLine addition(MemberTable.Line line) throws WrongCellException {
    if (!line.text(Columns.JOINED).isEmpty()) {
      throw conflict(Columns.JOINED, "Nobody has this user name: who is added joins now.");
    }
    requireCimAdmin(line, false);
    UserRepresentation person = person(line);
    person.setEnabled(bool(line, Columns.ENABLED, true));
    if (person.getEmail() != null
        && !newAddresses.add(person.getEmail().toLowerCase(Locale.ROOT))) {
      throw conflict(Columns.EMAIL, "The file adds two people with this address.");
    }
    return ImportLine.addition(line.number(), person, roles(line, product -> Set.of()));
  }

  private static UserRepresentation person(MemberTable.Line line) {
    UserRepresentation person = new UserRepresentation();
    person.setUsername(username(line));
    person.setEmail(orNull(line.text(Columns.EMAIL)));
    person.setFirstName(orNull(line.text(Columns.FIRST_NAME)));
    person.setLastName(orNull(line.text(Columns.LAST_NAME)));
    return person;
  }

  /**
   * The roles in those products in which they are to be others than they are: to ask for no roles
   * where there are none would take single permissions.
   */
  private Map<Product, Set<ModuleRole>> roles(
      MemberTable.Line line, Function<Product, Set<String>> current) throws WrongCellException {
    Map<Product, Set<ModuleRole>> roles = new LinkedHashMap<>();
    for (Product product : catalogue.products()) {
      String column = Columns.of(product);
      Set<String> names = RolesCell.read(line.text(column));
      if (line.has(column) && !names.equals(current.apply(product))) {
        roles.put(product, roles(product, names));
      }
    }
    return roles;
  }

  private static Set<ModuleRole> roles(Product product, Set<String> names)
      throws WrongCellException {
    Set<ModuleRole> roles = new LinkedHashSet<>();
    for (String name : names) {
      ModuleRole role = product.role(name).orElse(null);
      if (role == null) {
        throw new WrongCellException(
            NetworkError.UNKNOWN_ROLE,
            Columns.of(product),
            "There is no module role '" + name + "'.");
      }
      roles.add(role);
    }
    return roles;
  }

  private static void requireSame(MemberTable.Line line, String column, String current)
      throws WrongCellException {
    if (line.has(column) && !line.text(column).equals(current.strip())) {
      throw conflict(column, "Is '" + current + "'. " + ROLES_ONLY);
    }
  }

  private static void requireCimAdmin(MemberTable.Line line, boolean current)
      throws WrongCellException {
    if (bool(line, Columns.CIM_ADMIN, current) != current) {
      throw new WrongCellException(
          NetworkError.CIM_ADMIN_GRANT,
          Columns.CIM_ADMIN,
          "No import makes or unmakes a CIM admin.");
    }
  }

  /** In upper case too, as spreadsheets write it. */
  private static boolean bool(MemberTable.Line line, String column, boolean unsaid)
      throws WrongCellException {
    return switch (line.text(column).toLowerCase(Locale.ROOT)) {
      case "" -> unsaid;
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new WrongCellException(
              NetworkError.INVALID_REQUEST, column, "Must be true or false.");
    };
  }

  private static WrongCellException conflict(String column, String sentence) {
    return new WrongCellException(NetworkError.CONFLICT, column, sentence);
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
