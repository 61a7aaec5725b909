package org.inion.batch;

import java.util.List;
import org.inion.file.FileEntry;

/**
 * What is known of each window without its signal: a few numbers a window, read once.
 *
 * @param files parts of the table; not those of which the folder's state says that nothing is
 *     wanted
 * @param subjects that have a wanted window, in the order of their numbers
 * @param targets the label columns
 */
public record WindowIndex(List<Part> files, List<SubjectId> subjects, List<Target> targets) {

  public WindowIndex {
    files = List.copyOf(files);
    subjects = List.copyOf(subjects);
    targets = List.copyOf(targets);
  }

  /** Number of wanted windows. */
  public long windows() {
    return files.stream().mapToLong(Part::wanted).sum();
  }

  /**
   * A part of the table.
   *
   * @param file it lies in
   * @param rows windows in it, wanted or not, in the order of the scan
   */
  public record Part(FileEntry file, List<Row> rows) {
    public Part {
      rows = List.copyOf(rows);
    }

    long wanted() {
      return rows.stream().filter(Row::wanted).count();
    }
  }

  /**
   * A window.
   *
   * @param subject number of its subject; −1 where it is not wanted
   * @param labels value of each target
   */
  @SuppressWarnings("ArrayRecordComponent") // millions of them; never compared
  public record Row(int subject, float[] labels) {
    static final Row UNWANTED = new Row(-1, new float[0]);

    boolean wanted() {
      return subject >= 0;
    }
  }
}
