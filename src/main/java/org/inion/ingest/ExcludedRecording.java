package org.inion.ingest;

import org.inion.task.Exclusions;

/** A recording that a rule leaves out, as its file shows. It is no fault of the recording. */
final class ExcludedRecording extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Exclusions.Rule rule;

  ExcludedRecording(Exclusions.Rule rule) {
    super(rule.key());
    this.rule = rule;
  }

  Exclusions.Rule rule() {
    return rule;
  }
}
