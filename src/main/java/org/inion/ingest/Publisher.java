package org.inion.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Puts the prepared next state of a windows folder in place of the present one.
 *
 * <p>The folder is renamed out of sight, changed there, and renamed back. Whoever opens it
 * meanwhile finds the old table, no table for an instant, or the new one, never a mixture; and no
 * part that stays is copied. The journal inside says what is to be done: when the run is killed in
 * the middle, {@link #recover} finishes it.
 */
final class Publisher {
  private static final long LISTING_MILLIS = 100;

  private final Store store;
  private final FolderLayout layout;
  private final long listingMillis;

  Publisher(Store store, FolderLayout layout) {
    this(store, layout, LISTING_MILLIS);
  }

  /**
   * @param listingMillis how long a listing may take that began before the folder was moved
   */
  Publisher(Store store, FolderLayout layout, long listingMillis) {
    this.store = store;
    this.layout = layout;
    this.listingMillis = listingMillis;
  }

  /**
   * Publishes what lies in {@link FolderLayout#next}.
   *
   * @param obsolete names of parts that the new table no longer has
   */
  void publish(List<String> obsolete) throws IOException {
    Set<String> leaving = new TreeSet<>(obsolete);
    // A part that comes again under its name takes the old one's place. Were it in the journal, a
    // run that mends this publication would delete the new one.
    for (FileStatus part : store.list(layout.next())) {
      leaving.remove(part.getPath().getName());
    }
    store.writeJson(layout.journal(), leaving);
    finish();
  }

  /** Finishes a publication that a killed run had begun; does nothing where there is none. */
  boolean recover() throws IOException {
    boolean begun = store.exists(layout.hidden().root()) || store.exists(layout.journal());
    if (begun) {
      finish();
    }
    return begun;
  }

  private void finish() throws IOException {
    FolderLayout hidden = layout.hidden();
    if (!store.exists(hidden.root())) {
      store.move(layout.root(), hidden.root());
      letListingsEnd();
    }
    Optional<List<String>> obsolete = store.json(hidden.journal(), new TypeReference<>() {});
    if (obsolete.isPresent()) {
      apply(hidden, obsolete.get());
      store.delete(hidden.journal());
    }
    clearStragglers();
    if (store.exists(layout.root()) || !store.files().rename(hidden.root(), layout.root())) {
      throw new IOException(
          "Cannot move " + hidden.root() + " back to " + layout.root() + ": move it by hand");
    }
  }

  /**
   * A task that nobody waits for any more makes the folder again when it stages its recording: that
   * is taken away. Anything else stays.
   */
  private void clearStragglers() throws IOException {
    boolean staged =
        store.exists(layout.staging())
            && store.list(layout.root()).size() == 1
            && store.list(layout.inside()).size() == 1;
    if (staged) {
      store.delete(layout.root());
    }
  }

  /**
   * Who has a local folder open for listing goes on with it wherever it is moved: wait until that
   * is over.
   */
  private void letListingsEnd() throws IOException {
    try {
      Thread.sleep(listingMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while publishing");
    }
  }

  private void apply(FolderLayout folder, List<String> obsolete) throws IOException {
    for (String part : obsolete) {
      store.delete(new Path(folder.root(), part));
    }
    for (FileStatus part : store.list(folder.next())) {
      if (!part.isDirectory()) {
        store.move(part.getPath(), new Path(folder.root(), part.getPath().getName()));
      }
    }
    Path prepared = new Path(folder.next(), FolderLayout.PRIVATE);
    String prefix = prepared.toUri().getPath() + "/";
    for (Path file : store.filesBelow(prepared)) {
      store.move(file, folder.inside(file.toUri().getPath().substring(prefix.length())));
    }
    store.delete(folder.next());
    store.delete(folder.staging());
  }
}
