package io.cim.keycloak.network.users;

import io.cim.keycloak.network.guard.Target;
import io.cim.keycloak.network.members.HeldRole;
import io.cim.keycloak.network.members.MemberState;
import io.cim.keycloak.network.members.Members;
import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.sheets.MemberTable;
import io.cim.keycloak.network.support.NetworkError;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponseException;

/**
 * Adds people and changes the roles of members as a table says: all that it says, or nothing. Who
 * is not in the table stays as they are.
 */
final class MemberImport {

  /** The most members that one import adds or changes. */
  static final int MOST_CHANGES = 1000;

  private final RealmModel realm;
  private final Judge judge;
  private final Members members;
  private final MemberEditor editor;
  private final MemberCreation creation;
  private final PersonProfile profile;

  MemberImport(
      RealmModel realm,
      Judge judge,
      Members members,
      MemberEditor editor,
      MemberCreation creation,
      PersonProfile profile) {
    this.realm = realm;
    this.judge = judge;
    this.members = members;
    this.editor = editor;
    this.creation = creation;
    this.profile = profile;
  }

  /**
   * Imports a table, or tells what that would do.
   *
   * @throws ErrorResponseException where the file is no such table, or a line of it must not be
   *     carried out: the code of the first
   */
  ImportAnswer run(InputStream file, Catalogue catalogue, boolean dryRun) {
    List<MemberTable.Line> table = MemberTable.read(file, catalogue).lines();
    Map<String, MemberState> found =
        members.named(table.stream().map(ImportReader::username).toList());
    List<ImportLine> lines = plan(table, found, catalogue);
    requireFew(lines);
    if (!dryRun) {
      Set<String> changing = ImportLine.changing(lines);
      members
          .lock(changing)
          .values()
          .forEach(member -> found.put(member.member().username(), member));
      // what somebody else has changed until the lock was there counts
      lines = plan(table, found, catalogue);
      apply(lines);
    }
    return ImportAnswer.of(dryRun, lines);
  }

  private List<ImportLine> plan(
      List<MemberTable.Line> table, Map<String, MemberState> found, Catalogue catalogue) {
    ImportReader reader = new ImportReader(catalogue);
    List<ImportLine> lines = new ArrayList<>();
    for (MemberTable.Line row : table) {
      ImportLine line = reader.read(row, found.get(ImportReader.username(row)));
      lines.add(objection(line).map(line::refused).orElse(line));
    }
    return lines;
  }

  private Optional<Objection> objection(ImportLine line) {
    return switch (line.action()) {
      case ERROR, UNCHANGED -> Optional.empty();
      case CHANGE -> editor.objectionToAll(line.edit());
      case CREATE ->
          profile.objection(line.person()).or(() -> judge.objectionToChange(nobody(), added(line)));
    };
  }

  private static Target nobody() {
    return new Target("", false, Set.of());
  }

  /** Somebody new with these roles and what everybody new gets. */
  private Target added(ImportLine line) {
    List<HeldRole> held = new ArrayList<>();
    held.add(new HeldRole("", realm.getDefaultRole().getId(), null));
    line.roles()
        .values()
        .forEach(roles -> roles.forEach(role -> held.add(new HeldRole("", role.id(), null))));
    return members.target("", held);
  }

  private static void requireFew(List<ImportLine> lines) {
    long changes =
        lines.stream().filter(line -> line.action() != ImportLine.Action.UNCHANGED).count();
    if (changes > MOST_CHANGES) {
      throw NetworkError.TOO_MANY.because(
          "One import adds and changes no more than %d members, and this one %d: divide the file."
              .formatted(MOST_CHANGES, changes),
          Map.of("limit", MOST_CHANGES));
    }
  }

  private void apply(List<ImportLine> lines) {
    Objections objections = new Objections(judge);
    List<ImportLine> wrong = lines.stream().filter(line -> line.objection() != null).toList();
    wrong.forEach(
        line ->
            objections.add(
                "Line " + line.number() + ", " + line.username(), line.member(), line.objection()));
    objections.refuseIfAny(Map.of("lines", wrong.stream().map(ImportAnswer.Line::of).toList()));
    List<MemberEdit> edits = new ArrayList<>();
    for (ImportLine line : lines) {
      switch (line.action()) {
        case CREATE -> creation.create(line.person(), Set.of(), line.roles());
        case CHANGE -> edits.add(line.edit());
        case UNCHANGED, ERROR -> {}
      }
    }
    editor.apply(edits);
  }
}
