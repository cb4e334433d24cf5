package io.cim.keycloak.network.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Table TABLE =
      new Table(
          List.of("job", "ours"),
          List.of(List.of("Group"), List.of("a < b", "5.0"), List.of("c", "MISSED: 5 ms")));

  @Test
  void inTheTerminalColumnsStandBelowEachOther() {
    assertEquals(
        List.of(
            "job            ours",
            "-------------------",
            "",
            "Group",
            "a < b           5.0",
            "c      MISSED: 5 ms"),
        TABLE.text().lines().toList());
  }

  @Test
  void asMarkdown() {
    assertEquals(
        List.of(
            "| job | ours |",
            "|---|--:|",
            "| **Group** |  |",
            "| a < b | 5.0 |",
            "| c | MISSED: 5 ms |"),
        TABLE.markdown().lines().toList());
  }

  @Test
  void asPageWhatIsMissedStandsOut() {
    assertTrue(TABLE.html().contains("<td>a &lt; b</td>"), TABLE.html());
    assertTrue(TABLE.html().contains("<td class='missed'>MISSED: 5 ms</td>"), TABLE.html());
  }
}
