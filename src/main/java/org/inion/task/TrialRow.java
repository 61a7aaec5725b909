package org.inion.task;

import java.util.Objects;
import java.util.Optional;
import org.inion.bids.Participant;
import org.inion.signal.Event;
import org.inion.window.Trial;

/**
 * A usable trial, with what text says of its recording and subject.
 *
 * @param dataset name of the dataset
 * @param subject without {@code sub-}
 * @param run as it is written in the file's name
 * @param trial with a stimulus and a response
 * @param participant the subject's row of participants.tsv
 */
public record TrialRow(
    String dataset,
    String subject,
    Optional<String> run,
    Trial trial,
    Optional<Participant> participant) {

  public TrialRow {
    Objects.requireNonNull(dataset);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(run);
    Objects.requireNonNull(participant);
    if (trial.response().isEmpty()) {
      throw new IllegalArgumentException("Invalid row: the trial must be usable, but was " + trial);
    }
  }

  public Event stimulus() {
    return trial.stimulus().orElseThrow();
  }

  public Event response() {
    return trial.response().orElseThrow();
  }

  public double responseTimeSeconds() {
    return trial.responseTimeSeconds().orElseThrow();
  }

  /** A value of participants.tsv, or {@code n/a}. */
  public String known(String column) {
    return participant.flatMap(row -> row.text(column)).orElse("n/a");
  }
}
