package io.cim.keycloak.network.sheets;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;

/** Writes CSV as RFC 4180 has it, safe against formulas. Pure. */
final class CsvWriter {

  /** The semicolon too: a spreadsheet may separate by it, whatever the file does. */
  private static final String NEEDS_QUOTES = "\",;\r\n\t";

  private final Writer out;

  CsvWriter(Writer out) {
    this.out = out;
  }

  /** Writes a record. */
  void write(List<String> cells) throws IOException {
    for (Iterator<String> rest = cells.iterator(); rest.hasNext(); ) {
      cell(SafeText.protect(rest.next()));
      if (rest.hasNext()) {
        out.write(',');
      }
    }
    out.write("\r\n");
  }

  private void cell(String text) throws IOException {
    if (text.chars().noneMatch(one -> NEEDS_QUOTES.indexOf(one) >= 0)) {
      out.write(text);
    } else {
      out.write('"');
      out.write(text.replace("\"", "\"\""));
      out.write('"');
    }
  }
}
