package org.inion.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.inion.bids.Dataset;
import org.inion.bids.LabelReader;
import org.inion.bids.Labels;
import org.inion.bids.Participant;
import org.inion.stage.Progress;
import org.inion.table.Contract;
import org.inion.window.SplitTable;
import org.inion.window.Subject;
import org.inion.window.SubjectGuard;
import org.inion.window.SubjectSplit;

/** Everything below {@code _inion} that describes a table, written with it. */
final class FolderRecord {
  private final OutputFolder folder;
  private final Configuration hadoop;
  private final Contract contract;
  private final PreprocessConfig config;
  private final String common;

  FolderRecord(
      OutputFolder folder,
      Configuration hadoop,
      Contract contract,
      PreprocessConfig config,
      String common) {
    this.folder = folder;
    this.hadoop = hadoop;
    this.contract = contract;
    this.config = config;
    this.common = common;
  }

  /** What the rows of the table depend on beside their recordings, as a digest. */
  static Path common(FolderLayout layout) {
    return layout.inside("state/common");
  }

  RunSummary publish(
      Publication publication,
      List<Outcome.Rejected> rejected,
      DatasetPlan plan,
      SubjectSplit split,
      RunSummary.Run run,
      String sparkVersion,
      Progress progress)
      throws IOException {
    FolderLayout layout = folder.layout();
    // The same places below the folder of what comes next.
    FolderLayout next = new FolderLayout(layout.next());
    SubjectsTable.Present before = SubjectsTable.read(layout.subjects(), hadoop);
    List<Subject> subjects = subjects(publication.table(), plan, before);
    SplitTable sides = split.of(subjects);
    new SubjectGuard(split.shared())
        .check(sides.assignments(), subjects, LabelReader.contractLabelNames())
        .orThrow()
        .forEach(progress::note);
    int moved = sides.movedSince(before.split(split.shared())).size();
    if (moved > 0) {
      progress.note(
          moved
              + (moved == 1 ? " subject is" : " subjects are")
              + " on another side of the split than before.");
    }
    int parts =
        (int)
            publication.table().stream()
                .map(Outcome.Finished::file)
                .filter(file -> !file.isEmpty())
                .distinct()
                .count();
    RunSummary summary =
        new Summarizer(contract)
            .summary(
                publication.table(),
                rejected,
                plan,
                sides,
                statements(plan),
                parts,
                run,
                sparkVersion);
    try {
      Store store = folder.store();
      SubjectsTable.write(next.subjects(), hadoop, subjects, sides);
      RejectedTable.write(next.rejected(), hadoop, rejected);
      FindingsTable.write(next.findings(), hadoop, plan.findings(), publication.table());
      store.write(next.contract(), contract.toJson());
      store.write(next.config(), config.text());
      store.write(common(next), common);
      store.writeJson(next.state(), publication.table());
      store.writeJson(next.summary(), summary);
      new Publisher(store, layout).publish(publication.obsolete());
    } catch (IOException e) {
      throw new OutputException(layout.root().toUri().getPath(), e);
    }
    return summary;
  }

  private DatasetStatements statements(DatasetPlan plan) throws IOException {
    Optional<RunSummary> before =
        folder.store().json(folder.layout().summary(), new TypeReference<RunSummary>() {});
    return DatasetStatements.of(before, plan.datasets().all());
  }

  /**
   * Makes the split of all that the table will hold if nothing is rejected, so that a rule that
   * does not fit the subjects is told before the work and not after it.
   *
   * @throws org.inion.error.BadSetupException when the rule does not fit
   */
  static void requireSplit(SubjectSplit split, DatasetPlan plan, SubjectsTable.Present before) {
    split.of(List.copyOf(known(plan, before).values()));
  }

  /** The subjects of the table, sorted; of those that this run is not about, what was known. */
  private static List<Subject> subjects(
      List<Outcome.Finished> table, DatasetPlan plan, SubjectsTable.Present before) {
    Map<String, Subject> known = known(plan, before);
    TreeSet<String> wanted = new TreeSet<>();
    table.forEach(one -> wanted.add(one.dataset() + "/" + one.subject()));
    List<Subject> subjects = new ArrayList<>();
    wanted.forEach(key -> subjects.add(known.get(key)));
    return subjects;
  }

  private static Map<String, Subject> known(DatasetPlan plan, SubjectsTable.Present before) {
    Map<String, Subject> known = new TreeMap<>();
    before.subjects().forEach(one -> known.put(one.dataset() + "/" + one.subjectId(), one));
    Map<String, Labels> labels = new TreeMap<>();
    plan.recordings()
        .forEach(
            one ->
                labels.put(
                    one.recording().dataset() + "/" + one.recording().subject(), one.labels()));
    for (Dataset dataset : plan.datasets().all()) {
      for (String subject : dataset.subjects()) {
        String key = dataset.name() + "/" + subject;
        Map<String, String> columns =
            dataset.participants().find(subject).map(Participant::values).orElse(Map.of());
        known.put(key, SubjectsTable.subject(dataset.name(), subject, columns, labels.get(key)));
      }
    }
    return known;
  }
}
