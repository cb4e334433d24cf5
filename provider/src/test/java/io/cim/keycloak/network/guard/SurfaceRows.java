package io.cim.keycloak.network.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every way that is known to break the rule: what {@code surface.txt} has, in the chapters of
 * docs/security.md.
 */
final class SurfaceRows {

  private static final String CHAPTER = "# ";
  private static final String KEYCLOAK = "keycloak";

  private SurfaceRows() {}

  /** By chapter, in the order of the file. */
  static Map<String, List<SurfaceRow>> all() {
    Map<String, List<SurfaceRow>> all = new LinkedHashMap<>();
    List<SurfaceRow> chapter = null;
    for (String line : read().lines().toList()) {
      if (line.startsWith(CHAPTER)) {
        chapter = new ArrayList<>();
        all.put(line.substring(CHAPTER.length()), chapter);
      } else if (chapter != null && !line.isBlank()) {
        chapter.add(row(line));
      }
    }
    return all;
  }

  private static SurfaceRow row(String line) {
    String[] fields = line.split(" \\| ", -1);
    String[] way = fields[2].split(" ", 2);
    return new SurfaceRow(
        fields[1],
        way[0],
        way.length > 1 ? way[1] : "",
        fields.length > 3 ? fields[3].replace("\\r\\n", "\r\n") : null,
        fields[0].equals(KEYCLOAK) ? "" : fields[0]);
  }

  private static String read() {
    try (InputStream in = SurfaceRows.class.getResourceAsStream("surface.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
