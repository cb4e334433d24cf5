package io.cim.keycloak.network.sheets;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV strictly by RFC 4180: what is no such file is refused and never guessed, since people's
 * access depends on it. Lines may end without CR, and semicolons may separate, as spreadsheets
 * write it in many countries. Undoes the protection against formulas.
 *
 * <p>Our own, since Keycloak carries a CSV library only for its database migrations, which may come
 * without it any time, and that one takes unbalanced quotes as they come. Pure.
 */
public final class CsvReader {

  private final String text;
  private final char separator;
  private int at;
  private int line = 1;

  private CsvReader(String text) {
    this.text = text;
    int comma = text.indexOf(',');
    int semicolon = text.indexOf(';');
    // the first of them stands in the line with the names of the columns
    this.separator = semicolon >= 0 && (comma < 0 || semicolon < comma) ? ';' : ',';
  }

  /**
   * A record.
   *
   * @param line the line of the file that it begins in; the first is 1
   */
  public record Row(int line, List<String> cells) {

    /** Whether nothing stands in it, as where somebody has emptied a line of a spreadsheet. */
    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /** That a file is no CSV. */
  public static final class MalformedException extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;

    private MalformedException(int line, String message) {
      super(message);
      this.line = line;
    }

    /** The line of the file where it is not; the first is 1. */
    public int line() {
      return line;
    }
  }

  /** The records of a file without a byte order mark; blank ones are left out. */
  public static List<Row> read(String text) throws MalformedException {
    CsvReader reader = new CsvReader(text);
    List<Row> rows = new ArrayList<>();
    while (reader.at < text.length()) {
      Row row = reader.row();
      if (!row.isBlank()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private Row row() throws MalformedException {
    int begin = line;
    List<String> cells = new ArrayList<>();
    do {
      cells.add(SafeText.restore(take('"') ? quoted() : plain()));
    } while (take(separator));
    take('\r');
    if (!take('\n') && at < text.length()) {
      throw new MalformedException(line, "Something stands behind the quote that ends a cell.");
    }
    line++;
    return new Row(begin, cells);
  }

  private String plain() throws MalformedException {
    int begin = at;
    while (at < text.length() && text.charAt(at) != separator && !isAtEndOfLine()) {
      if (text.charAt(at) == '"') {
        throw new MalformedException(line, "A quote stands in the middle of a cell.");
      }
      at++;
    }
    return text.substring(begin, at);
  }

  private boolean isAtEndOfLine() {
    return text.startsWith("\n", at) || text.startsWith("\r\n", at);
  }

  private String quoted() throws MalformedException {
    int begin = line;
    StringBuilder cell = new StringBuilder();
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next == '"' && !take('"')) {
        return cell.toString();
      }
      line += next == '\n' ? 1 : 0;
      cell.append(next);
    }
    throw new MalformedException(begin, "The quote that begins a cell here has no end.");
  }

  private boolean take(char expected) {
    boolean there = at < text.length() && text.charAt(at) == expected;
    at += there ? 1 : 0;
    return there;
  }
}
