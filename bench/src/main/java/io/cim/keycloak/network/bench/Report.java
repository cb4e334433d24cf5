package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was measured, for the terminal, for the documentation and as a page. */
final class Report {

  private final List<Section> sections;

  Report(Measurements measurements) {
    sections = new Sections(measurements).all();
  }

  /** For a terminal of 120 columns. */
  String text() {
    return each(
        section ->
            "%s%n%n%s%n%n%s%n%n"
                .formatted(
                    section.title().toUpperCase(Locale.ROOT),
                    section.note(),
                    section.table().text()));
  }

  /** To be pasted into docs/performance.md. */
  void writeMarkdown(Path file) throws IOException {
    write(
        file,
        each(
            section ->
                "### %s\n\n%s\n\n%s\n\n"
                    .formatted(section.title(), section.note(), section.table().markdown())));
  }

  /** With the plots. */
  void writePage(Path file) throws IOException {
    String body =
        each(
            section ->
                "<section><h2>%s</h2><p>%s</p>\n%s\n%s</section>\n"
                    .formatted(
                        Table.escape(section.title()),
                        Table.escape(section.note()),
                        section.table().html(),
                        section.plots().stream().map(Plot::svg).collect(Collectors.joining("\n"))));
    try (InputStream frame = Report.class.getResourceAsStream("report.html")) {
      write(
          file,
          new String(frame.readAllBytes(), StandardCharsets.UTF_8).replace("<!-- body -->", body));
    }
  }

  private String each(Function<Section, String> written) {
    return sections.stream().map(written).collect(Collectors.joining());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }
}
