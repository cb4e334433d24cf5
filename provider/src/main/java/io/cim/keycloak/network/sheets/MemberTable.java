package io.cim.keycloak.network.sheets;

import io.cim.keycloak.network.products.Catalogue;
import io.cim.keycloak.network.support.NetworkError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.services.ErrorResponseException;

/** A table of members as somebody hands it in: the columns of an export, all or some of them. */
public final class MemberTable {

  /** The most bytes of a file. */
  public static final int MOST_BYTES = 5_000_000;

  /** The most members of a file. */
  public static final int MOST_LINES = 10_000;

  private final List<String> columns;
  private final List<CsvReader.Row> rows;

  private MemberTable(List<String> columns, List<CsvReader.Row> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** One member of the table. */
  public final class Line {

    private final CsvReader.Row row;

    private Line(CsvReader.Row row) {
      this.row = row;
    }

    /** The line of the file, of which the first is 1. */
    public int number() {
      return row.line();
    }

    /** Whether the table has a column of this name. */
    public boolean has(String column) {
      return columns.contains(column);
    }

    /** The text in a column, without spaces around it; empty where the table has no such column. */
    public String text(String column) {
      int index = columns.indexOf(column);
      return index < 0 ? "" : row.cells().get(index).strip();
    }
  }

  /**
   * Reads a file.
   *
   * @throws ErrorResponseException {@code too_many} for more than the limits, {@code
   *     invalid_request} for what is no such table; {@code details.line} tells where
   */
  public static MemberTable read(InputStream file, Catalogue catalogue) {
    List<CsvReader.Row> rows = rows(text(file));
    if (rows.isEmpty()) {
      throw invalid(1, "The file has no line with the names of the columns.");
    }
    List<String> columns = rows.get(0).cells().stream().map(String::strip).toList();
    requireColumns(columns, catalogue);
    List<CsvReader.Row> members = rows.subList(1, rows.size());
    if (members.size() > MOST_LINES) {
      throw NetworkError.TOO_MANY.because(
          "The file may have no more than " + MOST_LINES + " members.",
          Map.of("limit", MOST_LINES));
    }
    for (CsvReader.Row row : members) {
      if (row.cells().size() != columns.size()) {
        throw invalid(
            row.line(),
            "There are %d cells here and %d columns."
                .formatted(row.cells().size(), columns.size()));
      }
    }
    return new MemberTable(columns, members);
  }

  /** In the order of the file. */
  public List<Line> lines() {
    return rows.stream().map(Line::new).toList();
  }

  private static List<CsvReader.Row> rows(String text) {
    try {
      return CsvReader.read(text);
    } catch (CsvReader.MalformedException e) {
      throw invalid(e.line(), e.getMessage());
    }
  }

  private static String text(InputStream file) {
    try {
      byte[] bytes = file.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw NetworkError.TOO_MANY.because(
            "The file may have no more than " + MOST_BYTES + " bytes.",
            Map.of("limit", MOST_BYTES));
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        throw NetworkError.INVALID_REQUEST.because("The file has a NUL character.");
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw NetworkError.INVALID_REQUEST.because(
          "The file is no UTF-8. Spreadsheets call it 'CSV UTF-8'.");
    } catch (IOException e) {
      throw NetworkError.INVALID_REQUEST.because("The file did not arrive whole.");
    }
  }

  private static void requireColumns(List<String> columns, Catalogue catalogue) {
    List<String> known = Columns.of(catalogue);
    Set<String> seen = new HashSet<>();
    List<String> wrong = new ArrayList<>();
    for (String column : columns) {
      if (!known.contains(column) || !seen.add(column)) {
        wrong.add(column);
      }
    }
    if (!wrong.isEmpty()) {
      throw NetworkError.INVALID_REQUEST.because(
          "Unknown or repeated columns: %s. Known are: %s."
              .formatted(String.join(", ", wrong), String.join(", ", known)),
          Map.of("line", 1, "columns", wrong));
    }
    if (!seen.contains(Columns.USERNAME)) {
      throw invalid(1, "The column '" + Columns.USERNAME + "' is missing.");
    }
  }

  private static ErrorResponseException invalid(int line, String message) {
    return NetworkError.INVALID_REQUEST.because(
        "Line " + line + ": " + message, Map.of("line", line));
  }
}
