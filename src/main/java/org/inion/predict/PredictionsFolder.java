package org.inion.predict;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.file.FileStore;

/**
 * The folder of the predictions, which appears when it is whole: until then everything lies in a
 * hidden folder beside it, from which a later run of the same kind goes on.
 */
final class PredictionsFolder {
  private static final String PLAN = "plan";

  private final FileStore store;
  private final String out;
  private final String work;

  PredictionsFolder(FileStore store, String path) {
    this.store = store;
    this.out = path.length() > 1 ? path.replaceAll("/+$", "") : path;
    int name = out.lastIndexOf('/') + 1;
    this.work = out.substring(0, name) + "." + out.substring(name) + ".partial";
  }

  /** How a folder stands before a run. */
  enum State {
    /** Nothing is there. */
    NEW,
    /** A run of the same kind was ended in the middle. */
    BEGUN,
    /** It holds what is asked for. */
    DONE
  }

  /**
   * Looks at the folder and takes away what nobody will go on with.
   *
   * <p><b>Throws</b> {@link BadSetupException} when something else lies there.
   *
   * @param how names the model and what it does
   * @param all names the windows besides
   */
  State begin(String how, String all) throws IOException {
    if (text(out + "/_inion/" + PLAN).equals(Optional.of(all))) {
      return State.DONE;
    }
    requireFree();
    if (text(work + "/" + PLAN).equals(Optional.of(how))) {
      return State.BEGUN;
    }
    try {
      store.delete(work);
      store.write(work + "/" + PLAN, how);
    } catch (IOException e) {
      throw new BadSetupException(
          Where.file(out)
              .says(
                  "Cannot predict: this user must be able to write beside --out, but: %s. Choose another --out"
                      .formatted(e.getMessage())));
    }
    return State.NEW;
  }

  private void requireFree() throws IOException {
    Optional<FileEntry> there = store.tree().find(out);
    if (there.isPresent() && !(there.get().folder() && store.tree().list(out).isEmpty())) {
      throw new BadSetupException(
          Where.file(out)
              .says(
                  "Cannot predict: --out must be a new or empty folder, but holds something else, or predictions by another model, of other windows or with other keys. Choose another --out"));
    }
  }

  private Optional<String> text(String path) throws IOException {
    return store.tree().find(path).isPresent()
        ? Optional.of(store.tree().text(path))
        : Optional.empty();
  }

  /** Where tasks lay what they predicted. */
  String staging() {
    return work + "/staged";
  }

  /** Where the folder grows that will be published. */
  String next() {
    return work + "/next";
  }

  /** Keys of the spans that are done. */
  Set<String> staged() throws IOException {
    Set<String> keys = new HashSet<>();
    if (store.tree().find(staging()).isPresent()) {
      for (FileEntry file : store.tree().list(staging())) {
        String name = file.name();
        if (!name.startsWith(".") && name.endsWith(".parquet")) {
          keys.add(name.substring(0, name.length() - ".parquet".length()));
        }
      }
    }
    return keys;
  }

  /** Forgets what a run that was killed while it put the folder together left. */
  void clearNext() throws IOException {
    store.delete(next());
  }

  /** Gives the folder its name. */
  void publish(String all) throws IOException {
    store.write(next() + "/_inion/" + PLAN, all);
    requireFree(); // looked at again: the job may have taken hours
    store.delete(out);
    store.move(next(), out);
    store.delete(work);
  }
}
