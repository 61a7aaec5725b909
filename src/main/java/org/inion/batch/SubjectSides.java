package org.inion.batch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.file.FileEntry;
import org.inion.table.ChannelInputFile;
import org.inion.table.RowReader;
import org.inion.window.Split;

/**
 * The subjects of a windows folder with their sides and labels, as {@code _inion/subjects} has
 * them.
 *
 * @param folder for messages
 * @param rows by subject, in the table's order
 */
public record SubjectSides(String folder, Map<SubjectId, Side> rows) {
  private static final String TABLE = "subjects/part-0.parquet";

  /**
   * What the table says of a subject.
   *
   * @param split its side
   * @param fold from 0, where there are folds
   * @param labels and participants columns, as text
   */
  public record Side(Split split, OptionalInt fold, Map<String, String> labels) {
    public Side {
      labels = Map.copyOf(labels);
    }
  }

  public SubjectSides {
    rows = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /**
   * Reads the table of a folder of this machine.
   *
   * <p><b>Throws</b> {@link BadSetupException} when it has none.
   */
  public static SubjectSides read(Path folder) throws IOException {
    return read(FolderFiles.local(folder));
  }

  /**
   * Reads the table of a folder.
   *
   * <p><b>Throws</b> {@link BadSetupException} when it has none.
   */
  public static SubjectSides read(FolderFiles folder) throws IOException {
    FileEntry file =
        folder
            .inside(TABLE)
            .orElseThrow(
                () ->
                    folder.problem(
                        "the folder must hold _inion/"
                            + TABLE
                            + ", but does not. Run jobs/preprocess --out %s to its end"));
    Map<SubjectId, Side> rows = new LinkedHashMap<>();
    ChannelInputFile input =
        new ChannelInputFile(file.bytes(), () -> folder.files().open(file.path()));
    try (RowReader reader = new RowReader(input)) {
      for (Map<String, String> row : reader.rows()) {
        Map<String, String> labels = new TreeMap<>(row);
        SubjectId subject = new SubjectId(labels.remove("dataset"), labels.remove("subject_id"));
        Split split = Split.of(labels.remove("split"));
        OptionalInt fold =
            Optional.ofNullable(labels.remove("fold"))
                .map(number -> OptionalInt.of(Integer.parseInt(number)))
                .orElseGet(OptionalInt::empty);
        rows.put(subject, new Side(split, fold, labels));
      }
    } catch (FileNotFoundException e) {
      throw Where.file(file.path()).bad("Cannot read subjects: the file is gone. Begin again.", e);
    }
    return new SubjectSides(folder.path(), rows);
  }

  /**
   * The subjects of a side.
   *
   * <p><b>Throws</b> {@link BadSetupException} when there is none.
   */
  public Set<SubjectId> subjects(Split split) {
    Set<SubjectId> found = where(side -> side.split() == split);
    if (found.isEmpty()) {
      throw empty(
          "side " + split.key(),
          rows.values().stream()
              .collect(
                  Collectors.groupingBy(
                      side -> side.split().key(), TreeMap::new, Collectors.counting()))
              .toString());
    }
    return found;
  }

  /** The fold of a subject; empty where it has none or is not in the table. */
  public OptionalInt fold(SubjectId subject) {
    return Optional.ofNullable(rows.get(subject)).map(Side::fold).orElseGet(OptionalInt::empty);
  }

  /** Number of folds; 0 where the split has none. */
  public int folds() {
    return rows.values().stream().mapToInt(side -> side.fold().orElse(-1)).max().orElse(-1) + 1;
  }

  /**
   * The subjects of a fold: what is held out.
   *
   * <p><b>Throws</b> {@link BadSetupException} when there is none.
   */
  public Set<SubjectId> inFold(int fold) {
    Set<SubjectId> found = where(side -> side.fold().isPresent() && side.fold().getAsInt() == fold);
    if (found.isEmpty()) {
      throw empty("fold " + fold, folds() + " folds");
    }
    return found;
  }

  /**
   * The subjects of all other folds: what is trained on.
   *
   * <p><b>Throws</b> {@link BadSetupException} when there is none.
   */
  public Set<SubjectId> outsideFold(int fold) {
    Set<SubjectId> found = where(side -> side.fold().isPresent() && side.fold().getAsInt() != fold);
    if (found.isEmpty()) {
      throw empty("fold beside " + fold, folds() + " folds");
    }
    return found;
  }

  private Set<SubjectId> where(Predicate<Side> wanted) {
    Set<SubjectId> found = new LinkedHashSet<>();
    rows.forEach(
        (subject, side) -> {
          if (wanted.test(side)) {
            found.add(subject);
          }
        });
    return found;
  }

  private BadSetupException empty(String what, String present) {
    return new BadSetupException(
        Where.file(folder)
            .says(
                "Cannot choose subjects: %s must have a subject, but has none; there are %s. Make the split again: jobs/split %s"
                    .formatted(what, present, folder)));
  }
}
