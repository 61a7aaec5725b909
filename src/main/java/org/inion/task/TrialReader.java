package org.inion.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.inion.bids.BidsFolder;
import org.inion.bids.BidsRecording;
import org.inion.bids.Dataset;
import org.inion.bids.Datasets;
import org.inion.bids.EventReading;
import org.inion.bids.EventTable;
import org.inion.bids.LabelReader;
import org.inion.bids.Labels;
import org.inion.bids.Participant;
import org.inion.bids.Selection;
import org.inion.bids.Sidecar;
import org.inion.bids.TextTable;
import org.inion.config.Settings;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.file.FileTree;
import org.inion.window.EventRules;
import org.inion.window.EventTimeline;
import org.inion.window.Trial;
import org.inion.window.TrialRule;
import org.inion.window.Trials;

/**
 * Finds the usable trials of datasets by a task's rule. It reads participants.tsv and events.tsv
 * and needs no raw file, so that no length of a recording cuts the trials either.
 */
public final class TrialReader {
  private final Task task;
  private final TrialRule rule;
  private final EventRules events;
  private final Optional<String> eventColumn;

  private TrialReader(Task task, TrialRule rule, EventRules events, Optional<String> eventColumn) {
    this.task = task;
    this.rule = rule;
    this.events = events;
    this.eventColumn = eventColumn;
  }

  /**
   * A reader for the task of a configuration.
   *
   * @throws BadSetupException when it has none, or one without a rule for trials
   */
  public static TrialReader of(Settings settings) {
    Task task = Tasks.required(settings, "find trials");
    TrialRule rule =
        WindowKeys.trials(settings)
            .orElseThrow(
                () ->
                    new BadSetupException(
                        "Cannot find trials: the task must have window.anchor.trial, but \""
                            + task.name()
                            + "\" has none. Choose another, such as response-time."));
    return new TrialReader(
        task, rule, WindowKeys.events(settings), WindowKeys.eventColumn(settings));
  }

  /**
   * Reads the trials of datasets.
   *
   * @param roots BIDS folders
   * @throws BadSetupException when a folder is no dataset, or none has a recording of the task
   */
  public TrialTable read(FileTree files, List<String> roots) throws IOException {
    List<Dataset> opened = new ArrayList<>();
    for (String root : roots) {
      opened.add(BidsFolder.openEvents(files, root, Optional.empty()));
    }
    Selection wanted = new Selection(List.of(), List.of(), task.recordings(), List.of());
    Reading reading = new Reading(files);
    for (Dataset dataset : new Datasets(opened).select(wanted).all()) {
      for (BidsRecording recording : dataset.recordings()) {
        reading.add(recording, dataset.participants().find(recording.subject()));
      }
    }
    return reading.table();
  }

  /** What was read so far. */
  private final class Reading {
    private final FileTree files;
    private final List<TrialRow> rows = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<Exclusions.Rule, Integer> excluded = new EnumMap<>(Exclusions.Rule.class);
    private final List<String> rejected = new ArrayList<>();

    Reading(FileTree files) {
      this.files = files;
    }

    TrialTable table() {
      return new TrialTable(rows, counts, excluded, rejected);
    }

    void add(BidsRecording recording, Optional<Participant> row) throws IOException {
      Labels labels = row.map(LabelReader::contractLabels).orElseGet(Labels::none);
      Optional<Exclusions.Rule> out =
          task.exclusions()
              .ofSubject(
                  recording.subject(), labels.release(), label -> isKnown(label, labels, row));
      if (out.isPresent()) {
        excluded.merge(out.get(), 1, Integer::sum);
        return;
      }
      try {
        recording.sidecars().requireClear();
        String path = recording.sidecars().table(Sidecar.Kind.EVENTS).orElseThrow().file().path();
        EventReading reading = events(EventTable.of(TextTable.tsv(files, path)));
        trials(reading)
            .forEach(
                trial ->
                    rows.add(
                        new TrialRow(
                            recording.dataset(),
                            recording.subject(),
                            recording.run(),
                            trial,
                            row)));
      } catch (BadDataException e) {
        rejected.add(e.getMessage());
      }
    }

    /** By its name in the table, or by its column. */
    private static boolean isKnown(String label, Labels labels, Optional<Participant> row) {
      return labels.number(label).isPresent()
          || labels.text(label).isPresent()
          || row.flatMap(known -> known.text(label)).isPresent();
    }

    private EventReading events(EventTable table) {
      if (table.table().position("feedback").isEmpty()) {
        count(Map.of("recordings without a column feedback", 1));
      }
      double anyLength = Double.POSITIVE_INFINITY;
      return eventColumn.isPresent()
          ? table.read(anyLength, eventColumn.get())
          : table.read(anyLength);
    }

    private List<Trial> trials(EventReading reading) {
      EventRules.Kept kept = events.of(reading.events());
      Trials trials = rule.of(EventTimeline.of(kept.events()));
      count(Map.of("recordings", 1));
      count(kept.counts());
      count(trials.counts());
      reading
          .findings()
          .forEach(one -> count(Map.of("finding " + one.kind().label(), one.count())));
      return trials.usable();
    }

    private void count(Map<String, Integer> more) {
      more.forEach((name, times) -> counts.merge(name, times, Integer::sum));
    }
  }
}
