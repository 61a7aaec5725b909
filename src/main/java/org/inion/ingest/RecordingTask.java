package org.inion.ingest;

import java.io.Serializable;
import org.inion.bids.BidsRecording;
import org.inion.bids.Labels;

/**
 * One recording to be done.
 *
 * @param recording where its files are
 * @param labels of its subject
 * @param key what its rows depend on, as one text
 */
record RecordingTask(BidsRecording recording, Labels labels, String key) implements Serializable {
  /** Of all files that hold the samples. */
  long bytes() {
    return recording.bytes();
  }
}
