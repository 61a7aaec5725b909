package org.inion.bids;

/** What can be amiss in a dataset without keeping a recording from being used. */
public enum FindingKind {
  /** A row of participants.tsv whose subject has no recording. */
  PARTICIPANT_WITHOUT_FILES("participant-without-files"),
  /** Recordings of a subject that participants.tsv lacks; they carry no labels. */
  FILES_WITHOUT_PARTICIPANT("files-without-participant"),
  /** A label whose column is there and whose value is not. */
  LABEL_MISSING("label-missing"),
  /** A label that is there but is not of its kind; it is left out. */
  LABEL_UNREADABLE("label-unreadable"),
  /** channels.tsv says another unit than the file; the file's holds. */
  UNIT_DIFFERS("unit-differs"),
  /** events.tsv has no column {@code duration}; every event is an instant. */
  DURATION_COLUMN_MISSING("duration-column-missing"),
  /** An event without an onset; it is left out. */
  ONSET_MISSING("onset-missing"),
  /** An event that starts after the recording's end; it is left out. */
  ONSET_BEYOND_END("onset-beyond-end"),
  /** Windows are cut at events, and the recording has none of those asked for. */
  NO_EVENT_MATCHES("no-event-matches");

  private final String label;

  FindingKind(String label) {
    this.label = label;
  }

  /** The name under which it is counted, stable from version to version. */
  public String label() {
    return label;
  }
}
