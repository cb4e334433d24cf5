package io.cim.keycloak.network.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ¶} stands for LF, {@code ←} for CR, {@code →} for a tab, {@code "} for itself. */
class CsvTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "emil             | emil",
        "O'Hara           | O'Hara",
        "a,b              | \"a,b\"",
        "a;b              | \"a;b\"",
        "a\"b             | \"a\"\"b\"",
        "a¶b              | \"a¶b\"",
        "=1+1             | '=1+1",
        "+49 170          | '+49 170",
        "-x               | '-x",
        "@x               | '@x",
        "→=x              | \"'→=x\"",
        "←=x              | \"'←=x\"",
        "¶=x              | \"'¶=x\"",
        "＝x              | '＝x",
        "＋x              | '＋x",
        "－x              | '－x",
        "＠x              | '＠x",
        "'=x              | ''=x",
        "''               | '''",
        "'tis             | ''tis",
        "=\"x\",1         | \"'=\"\"x\"\",1\"",
      })
  void writesACellThatIsNoFormulaAndReadsTheSame(String text, String cell)
      throws IOException, CsvReader.MalformedException {
    StringWriter out = new StringWriter();
    new CsvWriter(out).write(List.of("first", control(text), ""));
    assertEquals("first," + control(cell) + ",\r\n", out.toString());
    assertEquals(
        List.of(new CsvReader.Row(1, List.of("first", control(text), ""))),
        CsvReader.read(out.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,b←¶c,d←¶             | 1[a, b] 2[c, d]",
        "a,b¶c,d¶               | 1[a, b] 2[c, d]",
        "a,b¶c,d                | 1[a, b] 2[c, d]",
        "a;b¶c,d;e              | 1[a, b] 2[c,d, e]",
        "a,b¶c;d,e              | 1[a, b] 2[c;d, e]",
        "\"a\";b                | 1[a, b]",
        "a¶\"b¶c\"¶d            | 1[a] 2[b¶c] 4[d]",
        "a¶\"b←¶c\"←¶d          | 1[a] 2[b←¶c] 4[d]",
        "a,b¶,¶ , ¶¶c,d         | 1[a, b] 5[c, d]",
        "\"a\"\"b\",\"\"        | 1[a\"b, ]",
        "a, b ,c                | 1[a,  b , c]",
        "'a,'=b                 | 1['a, =b]",
        "\"'=a\"                | 1[=a]",
      })
  void reads(String file, String rows) throws CsvReader.MalformedException {
    StringBuilder read = new StringBuilder();
    for (CsvReader.Row row : CsvReader.read(control(file))) {
      read.append(read.length() == 0 ? "" : " ").append(row.line()).append(row.cells());
    }
    assertEquals(control(rows), read.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,b¶\"c,d¶e         | 2",
        "a¶b\"c              | 2",
        "a¶\"b\"c            | 2",
        "a¶\"b\" ,c          | 2",
        "a¶\"b¶c\"d          | 3",
        "a¶\"                | 2",
      })
  void refusesWhatIsNoCsv(String file, int line) {
    CsvReader.MalformedException refusal =
        assertThrows(CsvReader.MalformedException.class, () -> CsvReader.read(control(file)));
    assertEquals(line, refusal.line());
  }

  @Test
  void anEmptyFileHasNoRows() throws CsvReader.MalformedException {
    assertEquals(List.of(), CsvReader.read(""));
    assertEquals(List.of(), CsvReader.read("\r\n\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"editor", "chat editor", "a;b", "a\\b", "\\", ";", "a\\;b"})
  void rolesAreReadAsTheyWereWritten(String name) {
    assertEquals(Set.of(name), RolesCell.read(RolesCell.write(Set.of(name))));
    assertEquals(Set.of(name, "other"), RolesCell.read(RolesCell.write(List.of("other", name))));
  }

  @Test
  void rolesMayBeTypedByHand() {
    assertEquals(Set.of("editor", "the admin"), RolesCell.read(" editor ;; the admin;"));
    assertEquals(Set.of(), RolesCell.read(" "));
  }

  private static String control(String text) {
    return text.replace('¶', '\n').replace('←', '\r').replace('→', '\t');
  }
}
