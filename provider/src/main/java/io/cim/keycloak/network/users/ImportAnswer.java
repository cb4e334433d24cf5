package io.cim.keycloak.network.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What an import does, on the wire; each number is one of lines.
 *
 * @param lines one for each member of the table, in its order
 */
record ImportAnswer(
    boolean dryRun, long created, long changed, long unchanged, long errors, List<Line> lines) {

  static ImportAnswer of(boolean dryRun, List<ImportLine> lines) {
    return new ImportAnswer(
        dryRun,
        count(lines, ImportLine.Action.CREATE),
        count(lines, ImportLine.Action.CHANGE),
        count(lines, ImportLine.Action.UNCHANGED),
        count(lines, ImportLine.Action.ERROR),
        lines.stream().map(Line::of).toList());
  }

  private static long count(List<ImportLine> lines, ImportLine.Action action) {
    return lines.stream().filter(line -> line.action() == action).count();
  }

  /**
   * What becomes of one member.
   *
   * @param line of the file, of which the first is 1
   * @param products by client ID, those in which something changes; null where nothing does
   * @param error why the line must not be carried out, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      int line,
      String username,
      String action,
      Map<String, MemberEvents.Change> products,
      String error,
      String errorMessage) {

    static Line of(ImportLine line) {
      Objection why = line.objection();
      return new Line(
          line.number(),
          line.username(),
          line.action().wireName(),
          line.changes(),
          why == null ? null : why.code().code(),
          why == null ? null : why.sentence());
    }
  }
}
