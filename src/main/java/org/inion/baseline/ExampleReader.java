package org.inion.baseline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.inion.bids.BidsFolder;
import org.inion.bids.Dataset;
import org.inion.bids.Datasets;
import org.inion.bids.LabelColumns;
import org.inion.bids.LabelReader;
import org.inion.bids.Labels;
import org.inion.bids.Participant;
import org.inion.config.Settings;
import org.inion.error.BadSetupException;
import org.inion.file.FileTree;
import org.inion.task.Exclusions;
import org.inion.task.Target;
import org.inion.task.Task;
import org.inion.task.Tasks;
import org.inion.task.TrialReader;
import org.inion.task.TrialRow;
import org.inion.task.TrialTable;
import org.inion.window.SubjectKey;

/** Reads the rows of a task: subjects from participants.tsv, trials from events.tsv. */
final class ExampleReader {
  /** The one label of trials that the trial rule itself knows. */
  private static final String RESPONSE_TIME = "response_time_seconds";

  private final Settings settings;
  private final Task task;

  ExampleReader(Settings settings) {
    this.settings = settings;
    this.task = Tasks.required(settings, "compute baselines");
  }

  /**
   * Reads the rows.
   *
   * @throws BadSetupException when a folder is no dataset, or text does not tell the target
   */
  Examples read(FileTree files, List<String> roots) throws IOException {
    Target target = task.target();
    if (target.kind() == Target.Kind.CLASSES && target.classes().size() != 2) {
      throw new BadSetupException(
          "Cannot compute baselines: task.target.classes must be two, but was " + target.classes());
    }
    if (target.of() == Target.Of.SUBJECT) {
      return new SubjectRows().read(files, roots);
    }
    if (!target.column().equals(RESPONSE_TIME)) {
      throw new BadSetupException(
          "Cannot compute baselines: a target of windows must be "
              + RESPONSE_TIME
              + ", which text alone tells, but was "
              + target.column());
    }
    return trials(TrialReader.of(settings).read(files, roots));
  }

  private SubjectKey key(String dataset, String subject) {
    return task.split().shared().key(dataset, subject);
  }

  private Examples trials(TrialTable table) {
    LabelReaders readers = new LabelReaders();
    List<Example> rows = new ArrayList<>();
    for (TrialRow row : table.rows()) {
      Labels labels = readers.labels(row);
      rows.add(
          new Example(
              key(row.dataset(), row.subject()),
              labels.release().orElse(row.dataset()),
              row.responseTimeSeconds(),
              labels.ageYears(),
              labels.sex()));
    }
    Map<String, Integer> excluded = new TreeMap<>();
    table.excluded().forEach((rule, count) -> excluded.put(rule.key(), count));
    return new Examples(task, rows, excluded, table.rejected());
  }

  /** Labels of the subjects of trials, each read once. */
  private static final class LabelReaders {
    private final Map<String, Labels> known = new TreeMap<>();

    Labels labels(TrialRow row) {
      return known.computeIfAbsent(
          row.dataset() + "/" + row.subject(),
          key -> row.participant().map(LabelReader::contractLabels).orElseGet(Labels::none));
    }
  }

  /** Collects one row for each person. */
  private final class SubjectRows {
    private final List<Example> rows = new ArrayList<>();
    private final Map<String, Integer> excluded = new TreeMap<>();
    private final Set<SubjectKey> seen = new HashSet<>();

    Examples read(FileTree files, List<String> roots) throws IOException {
      List<Dataset> opened = new ArrayList<>();
      for (String root : roots) {
        opened.add(BidsFolder.openEvents(files, root, Optional.empty()));
      }
      Datasets datasets = new Datasets(opened);
      boolean known = LabelReader.contractLabelNames().contains(task.target().column());
      LabelColumns columns =
          known ? LabelColumns.none() : datasets.labelColumns(List.of(task.target().column()));
      for (Dataset dataset : datasets.all()) {
        LabelReader reader = new LabelReader(dataset.participants(), columns);
        for (Participant one : dataset.participants().all()) {
          add(dataset.name(), one.subject(), reader.labels(one.subject()));
        }
      }
      return new Examples(task, rows, excluded, List.of());
    }

    private void add(String dataset, String subject, Labels labels) {
      Optional<Double> target = target(labels);
      Optional<Exclusions.Rule> out =
          task.exclusions().ofSubject(subject, Optional.empty(), label -> has(labels, label));
      if (out.isPresent()) {
        count(out.get().key());
      } else if (target.isEmpty()) {
        count(Exclusions.Rule.NO_LABEL.key());
      } else if (!seen.add(key(dataset, subject))) {
        count("same-subject");
      } else {
        rows.add(
            new Example(
                key(dataset, subject),
                labels.release().orElse(dataset),
                target.get(),
                labels.ageYears(),
                labels.sex()));
      }
    }

    private void count(String rule) {
      excluded.merge(rule, 1, Integer::sum);
    }

    private static boolean has(Labels labels, String label) {
      return labels.number(label).isPresent() || labels.text(label).isPresent();
    }

    private Optional<Double> target(Labels labels) {
      Target target = task.target();
      if (target.kind() == Target.Kind.REGRESSION) {
        return labels.number(target.column()).stream().boxed().findFirst();
      }
      return labels
          .text(target.column())
          .map(text -> target.classes().indexOf(text))
          .filter(index -> index >= 0)
          .map(Integer::doubleValue);
    }
  }
}
