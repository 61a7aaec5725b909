package org.inion.bids;

import java.io.Serializable;
import org.inion.file.FileEntry;

/**
 * A text file that applies to a recording.
 *
 * @param kind what it says
 * @param level how far above the recording it lies
 * @param file where it is
 */
public record Sidecar(Kind kind, Level level, FileEntry file) implements Serializable {

  /** What a sidecar says. */
  public enum Kind {
    EEG_JSON("eeg", ".json"),
    CHANNELS("channels", ".tsv"),
    EVENTS("events", ".tsv");

    private final String suffix;
    private final String extension;

    Kind(String suffix, String extension) {
      this.suffix = suffix;
      this.extension = extension;
    }

    /** The end of such a file's name. */
    String ending() {
      return "_" + suffix + extension;
    }

    boolean fits(BidsName name) {
      return name.suffix().equals(suffix) && name.extension().equals(extension);
    }
  }

  /** The folders in which a sidecar of a recording may lie, from the farthest to the nearest. */
  public enum Level {
    DATASET,
    SUBJECT,
    SESSION,
    RECORDING
  }
}
