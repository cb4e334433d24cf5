package io.cim.keycloak.network.sheets;

/**
 * Keeps spreadsheets from taking a text for a formula: what begins as one, by the list of OWASP,
 * gets an apostrophe before it. A text that has an apostrophe there already gets another, so that
 * reading can tell them apart. Pure.
 */
final class SafeText {

  /** The full-width forms too: some spreadsheets take them for the others. */
  private static final String BEGINS_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private static final char MARK = '\'';

  private SafeText() {}

  /** The text as it may stand in a cell. */
  static String protect(String text) {
    return !text.isEmpty() && isMarked(text.charAt(0)) ? MARK + text : text;
  }

  /** What was protected; any other text as it is. */
  static String restore(String cell) {
    return cell.length() > 1 && cell.charAt(0) == MARK && isMarked(cell.charAt(1))
        ? cell.substring(1)
        : cell;
  }

  private static boolean isMarked(char first) {
    return first == MARK || BEGINS_FORMULA.indexOf(first) >= 0;
  }
}
