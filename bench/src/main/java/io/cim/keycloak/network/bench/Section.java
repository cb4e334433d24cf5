package io.cim.keycloak.network.bench;

import java.util.List;

/**
 * A part of the report.
 *
 * @param note how to read it
 * @param plots for the page only; may be none
 */
record Section(String title, String note, Table table, List<Plot> plots) {

  /** A section without plots. */
  static Section plain(String title, String note, Table table) {
    return new Section(title, note, table, List.of());
  }
}
