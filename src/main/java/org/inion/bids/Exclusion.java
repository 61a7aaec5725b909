package org.inion.bids;

import java.io.Serializable;

/**
 * A file or folder that is left out, and why.
 *
 * @param path below the dataset's root
 * @param reason in one word
 * @param detail in one clause, for a person
 */
public record Exclusion(String path, Reason reason, String detail) implements Serializable {

  /** Why something is left out. */
  public enum Reason {
    /** {@code derivatives}, {@code sourcedata}, {@code code}, {@code stimuli}. */
    RESERVED_FOLDER("reserved-folder"),
    /** A folder in the root that is no subject's. */
    NOT_A_SUBJECT("not-a-subject"),
    /** A line of .bidsignore matches it. */
    BIDSIGNORE("bidsignore"),
    /** Another modality, or a file that is not a recording of EEG. */
    NOT_EEG("not-eeg"),
    /** EEG in a form that is none of BIDS's four. */
    UNKNOWN_FORMAT("unknown-format"),
    /** A raw file whose name is not BIDS's, or does not fit the folder in which it lies. */
    MISPLACED("misplaced"),
    /** The recording is there in another format as well. */
    SAME_RECORDING("same-recording"),
    /** A folder that this user may not read. */
    UNREADABLE("unreadable"),
    /** The selection does not ask for it. */
    NOT_SELECTED("not-selected"),
    /** Its subject is one that is left out by name. */
    EXCLUDED_SUBJECT("excluded-subject"),
    /** Its subject lacks a label that it must have. */
    NO_LABEL("no-label");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** The name under which it is counted, stable from version to version. */
    public String label() {
      return label;
    }
  }
}
