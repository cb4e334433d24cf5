package io.cim.keycloak.network.testserver;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder in which distributions and databases are unpacked; several processes may share it. */
final class WorkFolder {

  private WorkFolder() {}

  /** What is done in the folder. */
  interface Work<T> {

    /** Does it. */
    T run() throws IOException;
  }

  /** Does something while no other process does: it waits for its turn. */
  static <T> T locked(Path folder, Work<T> work) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("The lock of " + folder + " is gone");
      }
      return work.run();
    }
  }
}
