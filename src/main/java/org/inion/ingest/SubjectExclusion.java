package org.inion.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.inion.bids.BidsRecording;
import org.inion.bids.Dataset;
import org.inion.bids.Datasets;
import org.inion.bids.Exclusion;
import org.inion.bids.LabelColumns;
import org.inion.bids.LabelReader;
import org.inion.bids.Labels;
import org.inion.error.BadSetupException;
import org.inion.task.Exclusions;

/** Leaves out the recordings of subjects whom a task does not want. */
final class SubjectExclusion {
  private final Exclusions exclusions;
  private final LabelColumns columns;

  private final ExclusionTally tally = new ExclusionTally();

  SubjectExclusion(Exclusions exclusions, LabelColumns columns) {
    this.exclusions = exclusions;
    this.columns = columns;
  }

  /**
   * The datasets without these recordings, which are then among the excluded.
   *
   * @throws BadSetupException when nothing is left
   */
  Datasets of(Datasets datasets) {
    Datasets left = new Datasets(datasets.all().stream().map(this::of).toList());
    if (left.recordings().isEmpty()) {
      throw new BadSetupException(
          "Cannot begin: a recording must be left, but the rules of exclude took all of them: "
              + tally.counts()
              + ". Look at exclude.subjects and exclude.unlabelled.");
    }
    return left;
  }

  /** What was left out so far. */
  ExclusionTally tally() {
    return tally;
  }

  private Dataset of(Dataset dataset) {
    LabelReader reader = new LabelReader(dataset.participants(), columns);
    Map<String, Optional<Exclusions.Rule>> rules = new HashMap<>();
    return dataset.without(
        recording ->
            rules
                .computeIfAbsent(recording.subject(), subject -> rule(reader, subject))
                .map(rule -> exclusion(recording, rule)));
  }

  private Optional<Exclusions.Rule> rule(LabelReader reader, String subject) {
    Labels labels = reader.labels(subject);
    return exclusions.ofSubject(
        subject,
        labels.release(),
        label -> labels.number(label).isPresent() || labels.text(label).isPresent());
  }

  private Exclusion exclusion(BidsRecording recording, Exclusions.Rule rule) {
    tally.add(rule, recording.dataset(), recording.subject());
    return rule == Exclusions.Rule.EXCLUDED_SUBJECT
        ? new Exclusion(
            recording.path(), Exclusion.Reason.EXCLUDED_SUBJECT, "exclude.subjects names it")
        : new Exclusion(
            recording.path(),
            Exclusion.Reason.NO_LABEL,
            "its subject lacks one of " + String.join(", ", exclusions.unlabelled()));
  }
}
