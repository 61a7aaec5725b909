package org.inion.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;
import org.inion.error.BadSetupException;
import org.inion.error.Where;

/** Keeps two runs from writing to one folder. The lock of a run that is gone is taken over. */
final class FolderLock implements Closeable {
  private final Store store;
  private final Path file;

  private FolderLock(Store store, Path file) {
    this.store = store;
    this.file = file;
  }

  /**
   * Takes the lock.
   *
   * @throws BadSetupException when another run holds it
   */
  static FolderLock take(Store store, FolderLayout layout) throws IOException {
    Path file = layout.lock();
    String host = InetAddress.getLocalHost().getHostName();
    String text = ProcessHandle.current().pid() + " " + host + " " + Instant.now();
    Optional<String> holder = store.text(file);
    if (holder.isPresent() && isGone(holder.get(), host)) {
      store.delete(file);
    }
    try (FSDataOutputStream out = store.files().create(file, false)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw new BadSetupException(
          Where.file(file.toString())
              .says(
                  "Cannot write to the folder: another run (process, host, start: "
                      + holder.orElse("just started")
                      + ") holds it. Wait for it; if it is gone, delete this file."));
    }
    return new FolderLock(store, file);
  }

  private static boolean isGone(String holder, String host) {
    String[] words = holder.split(" ", -1);
    if (words.length != 3 || !words[1].equals(host)) {
      return false;
    }
    try {
      long pid = Long.parseLong(words[0]);
      return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    store.delete(file);
  }
}
