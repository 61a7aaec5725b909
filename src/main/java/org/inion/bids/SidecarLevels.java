package org.inion.bids;

import java.util.ArrayList;
import java.util.List;
import org.inion.error.Where;
import org.inion.file.FileEntry;

/**
 * The sidecars in the folders from the dataset's root down to a recording, and which of them apply
 * to it. A list of this kind is never changed: a deeper folder makes a longer one.
 *
 * <p><b>Source</b>: BIDS 1.10, Common principles, "The Inheritance Principle", rules 2, 4 and 5.
 */
final class SidecarLevels {

  private record Named(BidsName name, Sidecar sidecar) {}

  private final List<List<Named>> levels;

  private SidecarLevels(List<List<Named>> levels) {
    this.levels = levels;
  }

  static SidecarLevels none() {
    return new SidecarLevels(List.of());
  }

  /** These levels and, below them, the files of one more folder. */
  SidecarLevels below(Sidecar.Level level, List<FileEntry> files) {
    List<Named> here = new ArrayList<>();
    for (FileEntry file : files) {
      BidsName.parse(file.name())
          .ifPresent(
              name -> {
                for (Sidecar.Kind kind : Sidecar.Kind.values()) {
                  if (kind.fits(name)) {
                    here.add(new Named(name, new Sidecar(kind, level, file)));
                  }
                }
              });
    }
    List<List<Named>> longer = new ArrayList<>(levels);
    longer.add(here);
    return new SidecarLevels(longer);
  }

  /** What applies to a recording of this name. */
  SidecarFiles of(FileEntry recording, BidsName name) {
    List<Sidecar> files = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Sidecar.Kind kind : Sidecar.Kind.values()) {
      for (List<Sidecar> applying : applying(kind, name)) {
        if (applying.size() > 1) {
          problems.add(ambiguous(recording, kind, applying));
        }
        files.add(applying.get(0));
      }
    }
    return new SidecarFiles(files, problems);
  }

  /** Level by level from the farthest; of a table only the nearest level that has one. */
  private List<List<Sidecar>> applying(Sidecar.Kind kind, BidsName name) {
    List<List<Sidecar>> found = new ArrayList<>();
    for (List<Named> level : levels) {
      List<Sidecar> here =
          level.stream()
              .filter(named -> named.sidecar.kind() == kind && named.name.appliesTo(name))
              .map(Named::sidecar)
              .toList();
      if (!here.isEmpty()) {
        found.add(here);
      }
    }
    boolean merged = kind == Sidecar.Kind.EEG_JSON || found.isEmpty();
    return merged ? found : found.subList(found.size() - 1, found.size());
  }

  private static String ambiguous(FileEntry file, Sidecar.Kind kind, List<Sidecar> applying) {
    return Where.file(file.path())
        .says(
            ("Cannot choose its *%s: one file of a folder must apply to it, but \"%s\" and \"%s\""
                    + " both do. Remove one, or move the more general one a folder up.")
                .formatted(
                    kind.ending(), applying.get(0).file().name(), applying.get(1).file().name()));
  }
}
