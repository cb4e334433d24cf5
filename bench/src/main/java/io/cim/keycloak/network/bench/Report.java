package io.cim.keycloak.network.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured, for the terminal, for the documentation and as a page. */
final class Report {

  private static final int COLUMNS = 119;

  private final List<Section> sections;

  Report(Measurements measurements) {
    sections =
        Stream.of(
                machine(measurements),
                JobsSection.of(measurements),
                AdditionsSection.of(measurements),
                GrowthSection.of(measurements),
                PositionsSection.of(measurements),
                ConsoleSection.of(measurements),
                LoadSection.of(measurements),
                memory(measurements))
            // what was not measured is left out
            .filter(section -> !section.table().rows().isEmpty())
            .toList();
  }

  /** How many targets are met, and which are missed. */
  private String summary() {
    List<List<String>> judged =
        sections.stream()
            .flatMap(section -> section.table().rows().stream())
            .filter(row -> last(row).matches("(met|MISSED): .*"))
            .toList();
    List<List<String>> missed =
        judged.stream().filter(row -> last(row).startsWith("MISSED")).toList();
    return missed.isEmpty()
        ? "All %d targets are met.".formatted(judged.size())
        : "%d of %d targets are met. Missed: %s."
            .formatted(
                judged.size() - missed.size(),
                judged.size(),
                missed.stream()
                    .map(row -> row.get(0) + last(row).replace("MISSED: ", " (") + ")")
                    .collect(Collectors.joining(", ")));
  }

  private static String last(List<String> row) {
    return row.get(row.size() - 1);
  }

  /** For a terminal of 120 columns. */
  String text() {
    return wrapped(summary())
        + System.lineSeparator().repeat(2)
        + each(
            section ->
                "%s%n%n%s%n%n%s%n%n"
                    .formatted(
                        section.title().toUpperCase(Locale.ROOT),
                        wrapped(section.note()),
                        section.table().text()));
  }

  private static String wrapped(String text) {
    return text.replaceAll("(.{1,%d})( |$)".formatted(COLUMNS), "$1%n".formatted()).strip();
  }

  /** To be pasted into docs/performance.md. */
  void writeMarkdown(Path file) throws IOException {
    write(
        file,
        summary()
            + "\n\n"
            + each(
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
          new String(frame.readAllBytes(), StandardCharsets.UTF_8)
              .replace("<!-- summary -->", Table.escape(summary()))
              .replace("<!-- body -->", body));
    }
  }

  private static Section machine(Measurements measured) {
    List<List<String>> rows = new ArrayList<>();
    measured.machine().forEach((what, value) -> rows.add(List.of(what, value)));
    return Section.plain(
        "The machine",
        "Server, database and clients share it.",
        new Table(List.of("what", "is"), rows));
  }

  private static Section memory(Measurements measured) {
    return Section.plain(
        "Memory",
        "Of the server's JVM, by Keycloak's metrics; live: after a collection of all garbage.",
        new Table(
            List.of("what", "is", "target"),
            measured.memory().stream()
                .map(claim -> List.of(claim.what(), claim.value(), claim.verdict()))
                .toList()));
  }

  private String each(Function<Section, String> written) {
    return sections.stream().map(written).collect(Collectors.joining());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }
}
