package org.inion.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.inion.bids.LabelReader;
import org.inion.config.Settings;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.task.SplitKeys;
import org.inion.task.Tasks;
import org.inion.window.MovedSubject;
import org.inion.window.SharedSubjects;
import org.inion.window.SplitTable;
import org.inion.window.SubjectGuard;
import org.inion.window.SubjectSplit;

/** A windows folder that is there: what it holds, and its split made again. Needs no Spark. */
public final class WindowsFolder {
  private final OutputFolder folder;
  private final Configuration hadoop;

  private WindowsFolder(OutputFolder folder, Configuration hadoop) {
    this.folder = folder;
    this.hadoop = hadoop;
  }

  /**
   * Opens a folder.
   *
   * @throws BadSetupException when no windows folder lies there
   */
  public static WindowsFolder open(String path) throws IOException {
    // Needs no Spark, but what --conf spark.hadoop.* says of file systems holds here as well.
    Configuration hadoop =
        Hadoop.configuration(SparkHadoopUtil.get().newConfiguration(new SparkConf()));
    Path root = new Path(path);
    if (!Store.of(root, hadoop).exists(new FolderLayout(root).summary())) {
      throw new BadSetupException(
          Where.file(path).says("Cannot open the windows folder: " + absence(path, root, hadoop)));
    }
    return new WindowsFolder(OutputFolder.at(path, hadoop), hadoop);
  }

  private static String absence(String path, Path root, Configuration hadoop) throws IOException {
    Store store = Store.of(root, hadoop);
    if (!store.exists(root)) {
      return "it must be there, but is not. Check the path, or make it: Run jobs/preprocess --out "
          + path
          + ".";
    }
    if (store.files().getFileStatus(root).isFile()) {
      return "it must be a folder, but is a file. Give the folder that a run wrote to.";
    }
    if (store.exists(new Path(root, "dataset_description.json"))) {
      return "it must hold windows, but is a BIDS folder. Run jobs/preprocess --bids "
          + path
          + " --out DIR, and give DIR.";
    }
    return store.exists(new FolderLayout(root).inside())
        ? "its first run must have come to its end, but has not. Run jobs/preprocess --out "
            + path
            + " again; it goes on where it was."
        : "it must hold _inion/summary.json, but does not. Give the folder that a run wrote to.";
  }

  /** What the last run wrote of it. */
  public RunSummary summary() throws IOException {
    return folder
        .store()
        .json(folder.layout().summary(), new TypeReference<RunSummary>() {})
        .orElseThrow();
  }

  /**
   * How the folder differs from what its state says, one line each: parts that are missing or
   * strange. Empty when all is well.
   */
  public List<String> faults() throws IOException {
    List<String> faults = new ArrayList<>(FolderCheck.faults(folder, hadoop));
    faults.addAll(guard().faults());
    return faults;
  }

  /** What is odd of the subjects without being in the way, one line each. */
  public List<String> warnings() throws IOException {
    return guard().warnings();
  }

  /** The folder's subjects, by the configuration that it was made with. */
  private SubjectGuard.Checked guard() throws IOException {
    String config = folder.store().text(folder.layout().config()).orElse("");
    Settings settings = Tasks.layers().text(config).resolve();
    return check(
        SubjectsTable.read(folder.layout().subjects(), hadoop), SplitKeys.read(settings).shared());
  }

  private static SubjectGuard.Checked check(SubjectsTable.Present table, SharedSubjects shared) {
    return new SubjectGuard(shared)
        .check(table.assignments(), table.subjects(), LabelReader.contractLabelNames());
  }

  /**
   * Makes the split again, by another rule or seed; the windows stay as they are.
   *
   * @return the sides, and the subjects that are on another one than before
   */
  public Resplit split(SubjectSplit rule) throws IOException {
    FolderLock lock = folder.take();
    try (lock) {
      Path file = folder.layout().subjects();
      SubjectsTable.Present before = SubjectsTable.read(file, hadoop);
      SplitTable sides = rule.of(before.subjects());
      Path draft = folder.layout().subjectsDraft();
      SubjectsTable.write(draft, hadoop, before.subjects(), sides);
      folder.store().move(draft, file);
      RunSummary summary = summary().withSplit(sides);
      folder.store().writeJson(folder.layout().summary(), summary);
      SubjectsTable.Present now = new SubjectsTable.Present(before.subjects(), sides.assignments());
      return new Resplit(
          sides,
          sides.movedSince(before.split(rule.shared())),
          check(now, rule.shared()).orThrow());
    }
  }

  /** The sides of a new split, who moved, and what is odd of the subjects. */
  public record Resplit(SplitTable sides, List<MovedSubject> moved, List<String> warnings) {}
}
