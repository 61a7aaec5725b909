package org.inion.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;
import org.inion.error.BadSetupException;
import org.inion.error.Where;

/**
 * Keeps two runs from writing to one folder. It lies in the folder and moves with it while that is
 * published. The lock of a run that is gone is taken over.
 */
final class FolderLock implements Closeable {
  /** Folders that runs of this process hold. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  /** In this time whoever makes a lock has written into it. */
  private static final long WRITING_MILLIS = 500;

  private final Store store;
  private final FolderLayout layout;
  private final boolean made;

  private FolderLock(Store store, FolderLayout layout, boolean made) {
    this.store = store;
    this.layout = layout;
    this.made = made;
  }

  /**
   * Takes the lock, making the folder where there is none.
   *
   * @throws BadSetupException when another run holds it
   */
  static FolderLock take(Store store, FolderLayout layout) throws IOException {
    Path file = (store.exists(layout.hidden().root()) ? layout.hidden() : layout).lock();
    Optional<String> holder = holder(store, file);
    if (!HELD.add(layout.root())) {
      throw held(file, holder);
    }
    try {
      boolean made = !store.exists(layout.root()) && !store.exists(layout.hidden().root());
      write(store, file, holder);
      return new FolderLock(store, layout, made);
    } catch (IOException | RuntimeException e) {
      HELD.remove(layout.root());
      throw e;
    }
  }

  private static Optional<String> holder(Store store, Path file) throws IOException {
    Optional<String> text = store.text(file);
    if (text.isPresent() && text.get().isEmpty()) {
      try {
        Thread.sleep(WRITING_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("Interrupted while waiting for " + file);
      }
      return store.text(file);
    }
    return text;
  }

  private static void write(Store store, Path file, Optional<String> holder) throws IOException {
    String host = host();
    String text = ProcessHandle.current().pid() + " " + host + " " + Instant.now();
    if (holder.isPresent() && isGone(holder.get(), host)) {
      store.delete(file);
    }
    if (!store.files().mkdirs(file.getParent())) {
      throw new IOException("this user may not make it in " + existing(store, file));
    }
    try (FSDataOutputStream out = store.files().create(file, false)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw held(file, holder);
    }
  }

  private static String existing(Store store, Path file) throws IOException {
    Path at = file;
    while (at.getParent() != null && !store.exists(at)) {
      at = at.getParent();
    }
    return at.toUri().getPath();
  }

  private static BadSetupException held(Path file, Optional<String> holder) {
    return new BadSetupException(
        Where.file(file.toUri().getPath())
            .says(
                "Cannot write to the folder: another run (process, host, start: "
                    + holder.orElse("just started")
                    + ") holds it. Wait for it; if it is gone, delete this file."));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost"; // a machine without a name
    }
  }

  /** Whether the process that wrote the lock has ended; of another machine nobody can tell. */
  private static boolean isGone(String holder, String host) {
    if (holder.isEmpty()) {
      return true; // ended between making the lock and writing into it
    }
    String[] words = holder.split(" ", -1);
    if (words.length != 3 || !words[1].equals(host)) {
      return false;
    }
    try {
      // Our own number without our holding it: a process before us had it, as in a container.
      long pid = Long.parseLong(words[0]);
      return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    HELD.remove(layout.root());
    store.delete(layout.lock());
    if (clearedEmpty(layout.staging()) && clearedEmpty(layout.inside()) && made) {
      clearedEmpty(layout.root());
    }
  }

  /** Takes a folder away that holds nothing: a run that came to nothing leaves none behind. */
  private boolean clearedEmpty(Path folder) throws IOException {
    boolean empty = store.list(folder).isEmpty();
    if (empty) {
      store.delete(folder);
    }
    return empty;
  }
}
