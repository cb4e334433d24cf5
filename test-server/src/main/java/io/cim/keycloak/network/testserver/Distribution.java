package io.cim.keycloak.network.testserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The Keycloak distribution, unpacked and built ({@code kc build}) once for each combination of
 * version, provider jars and build options. Safe against several Maven modules that ask at once.
 */
final class Distribution {

  /** Built homes that are kept: a build takes 20 s and, hard links apart, 250 MB. */
  private static final int KEPT = 4;

  /** How the folder of a built home is named; those that run are named otherwise. */
  private static final String PREFIX = "built-";

  /** Stands in a home whose build came to its end. */
  private static final String BUILT = ".built";

  private Distribution() {}

  /**
   * Lays a home to run from. Nobody else builds meanwhile, and so nobody takes the built home for
   * an old one and deletes it.
   *
   * @param home whose folder {@code data} is left as it is
   */
  static void lay(ServerSettings settings, Path home) throws IOException {
    Path work = Files.createDirectories(settings.work());
    WorkFolder.locked(
        work,
        () -> {
          Path built = work.resolve(PREFIX + key(settings));
          if (!Files.exists(built.resolve(BUILT))) {
            build(settings, built);
            prune(work, KEPT);
          }
          link(built, home);
          return home;
        });
  }

  private static void build(ServerSettings settings, Path home) throws IOException {
    delete(home);
    unpack(settings.archive(), home);
    for (Path jar : settings.providers()) {
      Files.copy(jar, home.resolve("providers").resolve(jar.getFileName()));
    }
    List<String> command = new ArrayList<>(List.of("build"));
    settings.buildOptions().forEach((name, value) -> command.add("--" + name + "=" + value));
    KeycloakProcess.run(home, command);
    Files.createFile(home.resolve(BUILT));
  }

  /**
   * Lays everything of a built home as hard links into another, which takes neither time nor disk.
   */
  static void link(Path built, Path home) throws IOException {
    Files.createDirectories(home);
    try (Stream<Path> old = Files.list(home)) {
      for (Path path : old.filter(path -> !path.endsWith("data")).toList()) {
        delete(path);
      }
    }
    try (Stream<Path> files = Files.walk(built)) {
      for (Path from :
          files
              .filter(path -> !path.startsWith(built.resolve("data")) && !path.endsWith(BUILT))
              .toList()) {
        Path to = home.resolve(built.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.createLink(to, from);
        }
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void unpack(Path archive, Path home) throws IOException {
    try (InputStream file = Files.newInputStream(archive);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path name = Path.of(entry.getName());
        Path to =
            name.getNameCount() == 1
                ? home
                : home.resolve(name.subpath(1, name.getNameCount())).normalize();
        if (!to.startsWith(home)) {
          throw new IOException("The archive has an entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(to);
        } else {
          Files.createDirectories(to.getParent());
          Files.copy(tar, to);
          if ((entry.getMode() & 0100) != 0
              && to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }

  /**
   * Deletes the oldest of the built homes.
   *
   * @param kept how many are left; homes that run, and their databases, are no built ones
   */
  static void prune(Path work, int kept) throws IOException {
    try (Stream<Path> homes = Files.list(work)) {
      List<Path> oldest =
          homes
              .filter(path -> path.getFileName().toString().startsWith(PREFIX))
              .filter(path -> Files.exists(path.resolve(BUILT)))
              .sorted(
                  Comparator.comparing((Path path) -> path.resolve(BUILT).toFile().lastModified())
                      .reversed())
              .skip(kept)
              .toList();
      for (Path home : oldest) {
        delete(home);
      }
    }
  }

  private static String key(ServerSettings settings) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      update(digest, settings.archive().getFileName().toString());
      for (Path jar : settings.providers()) {
        update(digest, jar.getFileName().toString());
        digest.update(Files.readAllBytes(jar));
      }
      for (Map.Entry<String, String> option : settings.buildOptions().entrySet()) {
        update(digest, option.toString());
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has SHA-256
    }
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
