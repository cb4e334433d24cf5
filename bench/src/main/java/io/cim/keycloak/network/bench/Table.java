package io.cim.keycloak.network.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of the report; its first column is text, the others stand to the right.
 *
 * @param rows each with a cell for each column, or with one cell alone: a heading for what follows
 */
record Table(List<String> head, List<List<String>> rows) {

  /** For the terminal: as wide as its contents. */
  String text() {
    int[] widths =
        IntStream.range(0, head.size())
            .map(
                column ->
                    IntStream.concat(
                            IntStream.of(head.get(column).length()),
                            rows.stream()
                                .filter(row -> row.size() > 1)
                                .mapToInt(row -> row.get(column).length()))
                        .max()
                        .orElse(0))
            .toArray();
    List<String> lines = new ArrayList<>();
    lines.add(line(head, widths));
    lines.add("-".repeat(IntStream.of(widths).sum() + 2 * (widths.length - 1)));
    for (List<String> row : rows) {
      if (row.size() == 1) {
        lines.add("");
      }
      lines.add(line(row, widths));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            i ->
                cells.size() == 1
                    ? cells.get(0)
                    : ("%" + (i == 0 ? "-" : "") + widths[i] + "s").formatted(cells.get(i)))
        .collect(Collectors.joining("  "));
  }

  /** For the documentation. */
  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(markdownLine(head));
    lines.add("|---" + "|--:".repeat(head.size() - 1) + "|");
    for (List<String> row : rows) {
      if (row.size() > 1) {
        lines.add(markdownLine(row));
      } else {
        List<String> cells = new ArrayList<>(Collections.nCopies(head.size(), ""));
        cells.set(0, "**" + row.get(0) + "**");
        lines.add(markdownLine(cells));
      }
    }
    return String.join("\n", lines);
  }

  private static String markdownLine(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** For the page. */
  String html() {
    String body =
        rows.stream()
            .map(
                row ->
                    row.size() == 1
                        ? "<tr><th scope='colgroup' colspan='%d'>%s</th></tr>"
                            .formatted(head.size(), escape(row.get(0)))
                        : row.stream()
                            .map(Table::cell)
                            .collect(Collectors.joining("", "<tr>", "</tr>")))
            .collect(Collectors.joining("\n"));
    return head.stream()
        .map(cell -> "<th scope='col'>" + escape(cell) + "</th>")
        .collect(
            Collectors.joining(
                "", "<table><thead><tr>", "</tr></thead><tbody>\n" + body + "\n</tbody></table>"));
  }

  /** What is missed says so, and stands out besides. */
  private static String cell(String text) {
    return "<td%s>%s</td>"
        .formatted(text.startsWith("MISSED") ? " class='missed'" : "", escape(text));
  }

  /** Text as HTML. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
