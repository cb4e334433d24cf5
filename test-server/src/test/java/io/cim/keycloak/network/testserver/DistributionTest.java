package io.cim.keycloak.network.testserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {

  @TempDir private Path work;

  /** It once deleted the PostgreSQL of a server that ran, since the mark of its build lay there. */
  @Test
  void pruningLeavesTheNewestAndEveryHomeThatRuns() throws IOException {
    for (int i = 1; i <= 3; i++) {
      Path built = Files.createDirectories(work.resolve("built-" + i));
      Files.setLastModifiedTime(
          Files.createFile(built.resolve(".built")), FileTime.fromMillis(i * 1_000L));
    }
    Files.createDirectories(work.resolve("built-unfinished"));
    Path runs = work.resolve("test-1");
    Distribution.link(work.resolve("built-1"), runs);
    Files.createFile(Files.createDirectories(runs.resolve("postgres")).resolve("file"));
    Path older = Files.createDirectories(work.resolve("test-2"));
    Files.createFile(older.resolve(".built"));

    Distribution.prune(work, 1);

    try (Stream<Path> left = Files.list(work)) {
      assertEquals(
          List.of("built-3", "built-unfinished", "test-1", "test-2"),
          left.map(path -> path.getFileName().toString()).sorted().toList());
    }
    assertEquals(
        List.of("postgres"), List.of(runs.toFile().list()), "no mark of a build, nothing deleted");
  }
}
