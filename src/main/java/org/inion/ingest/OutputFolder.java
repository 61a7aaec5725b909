package org.inion.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.table.Contract;

/** The windows folder as a run finds it. */
final class OutputFolder {
  private final FolderLayout layout;
  private final Store store;

  private OutputFolder(FolderLayout layout, Store store) {
    this.layout = layout;
    this.store = store;
  }

  /**
   * Looks at the folder; changes nothing.
   *
   * @throws BadSetupException when something else lies there
   */
  static OutputFolder at(String out, Configuration hadoop) throws IOException {
    Path given = new Path(out);
    Store store = Store.of(given, hadoop);
    Path root = store.files().makeQualified(given);
    OutputFolder folder = new OutputFolder(new FolderLayout(root), store);
    folder.requireOurs(out);
    return folder;
  }

  private void requireOurs(String out) throws IOException {
    if (!store.exists(layout.root())) {
      return;
    }
    if (!store.files().getFileStatus(layout.root()).isDirectory()) {
      throw new BadSetupException(
          Where.file(out)
              .says(
                  "Cannot write to it: --out must be a folder, but is a file. Choose another"
                      + " --out."));
    }
    List<FileStatus> there = store.list(layout.root());
    if (!there.isEmpty() && !store.exists(layout.inside())) {
      throw new BadSetupException(
          Where.file(out)
              .says(
                  "Cannot write to the folder: --out must be new, empty or a windows folder, but it"
                      + " holds \""
                      + there.get(0).getPath().getName()
                      + "\". Choose another --out."));
    }
  }

  /**
   * Takes the folder for this run, and finishes what a killed one had begun to publish.
   *
   * @throws BadSetupException when it cannot be written or another run holds it
   */
  FolderLock take() {
    try {
      requireRenamable();
      FolderLock lock = FolderLock.take(store, layout);
      try {
        new Publisher(store, layout).recover();
        requirePlace();
        clearLeftovers();
        return lock;
      } catch (IOException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new BadSetupException(
          Where.file(layout.root().toUri().getPath())
              .says(
                  "Cannot write to the folder: "
                      + Faults.reason(e)
                      + ". Check the permissions, or choose another --out."));
    }
  }

  /** A new table takes the place of the old one by a rename of the folder. */
  private void requireRenamable() throws IOException {
    URI root = layout.root().toUri();
    if ("file".equals(root.getScheme())
        && MountPoints.contain(java.nio.file.Path.of(root.getPath()))) {
      throw new BadSetupException(
          Where.file(root.getPath())
              .says(
                  "Cannot write to the folder: --out must not be a mount point, because it is"
                      + " renamed when its table changes. Choose a folder in it: --out "
                      + root.getPath()
                      + "/windows."));
    }
  }

  /**
   * Tries whether something can be made beside the folder, where publishing moves it: better told
   * now than after the work.
   */
  private void requirePlace() throws IOException {
    Path beside = layout.root().getParent();
    if (beside == null) {
      return;
    }
    Path trial = layout.hidden().root().suffix("-trial");
    try {
      if (!store.files().mkdirs(trial)) {
        throw new IOException("no folder can be made");
      }
      store.delete(trial);
    } catch (IOException e) {
      throw new IOException(
          "this user may not make anything in "
              + beside.toUri().getPath()
              + ", where the table is put together ("
              + Faults.reason(e)
              + ")");
    }
  }

  /** Ends a split that was killed, and takes away what nobody will go on with. */
  private void clearLeftovers() throws IOException {
    store.delete(layout.next());
    // The draft takes the table's place when it is whole and the table is taken away.
    if (!store.exists(layout.subjects()) && store.exists(layout.subjectsDraft())) {
      store.move(layout.subjectsDraft(), layout.subjects());
    }
    store.delete(layout.subjectsDraft());
    for (FileStatus file : store.list(layout.inside())) {
      if (file.getPath().getName().startsWith(Store.DRAFT_PREFIX)) {
        store.delete(file.getPath());
      }
    }
  }

  FolderLayout layout() {
    return layout;
  }

  Store store() {
    return store;
  }

  Optional<Contract> contract() throws IOException {
    Where where = Where.file(layout.contract().toUri().getPath());
    return store.text(layout.contract()).map(json -> Contract.fromJson(json, where));
  }

  /** The recordings that the table holds, by id. */
  Map<String, Outcome.Finished> published() throws IOException {
    Map<String, Outcome.Finished> published = new TreeMap<>();
    store
        .json(layout.state(), new TypeReference<List<Outcome.Finished>>() {})
        .ifPresent(all -> all.forEach(one -> published.put(one.recordingId(), one)));
    return published;
  }

  /** Names of the parts that lie in the root. */
  List<String> parts() throws IOException {
    return store.list(layout.root()).stream()
        .map(file -> file.getPath().getName())
        .filter(name -> name.startsWith(FolderLayout.PART_PREFIX))
        .toList();
  }
}
