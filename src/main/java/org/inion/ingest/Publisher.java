package org.inion.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
  private final Store store;
  private final FolderLayout layout;

  Publisher(Store store, FolderLayout layout) {
    this.store = store;
    this.layout = layout;
  }

  /**
   * Publishes what lies in {@link FolderLayout#next}.
   *
   * @param obsolete names of parts that the new table no longer has
   */
  void publish(List<String> obsolete) throws IOException {
    store.writeJson(layout.journal(), obsolete);
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
    }
    Optional<List<String>> obsolete = store.json(hidden.journal(), new TypeReference<>() {});
    if (obsolete.isPresent()) {
      apply(hidden, obsolete.get());
      store.delete(hidden.journal());
    }
    if (!store.files().rename(hidden.root(), layout.root())) {
      throw new IOException(
          "Cannot move " + hidden.root() + " back to " + layout.root() + ": move it by hand");
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
