package org.inion.ingest;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.inion.bids.Finding;
import org.inion.task.Exclusions;

/** What became of one recording. */
sealed interface Outcome extends Serializable {

  String recordingId();

  /**
   * Its windows are written.
   *
   * @param key what its rows depend on: raw file, sidecars, labels, configuration, contract
   * @param file of the table that holds it, empty while it is staged
   * @param seconds length of the recording
   * @param planned windows, dropped ones included
   * @param written windows
   * @param clean windows among the written ones
   * @param flags written windows by flag
   * @param counts repairs, findings and windows left out, by name
   * @param findings what was passed over in it
   * @param badChannels channels that are bad over the whole recording
   * @param bytesIn of the raw file
   * @param bytesOut of the staged file
   * @param stageSeconds wall time by stage
   */
  record Finished(
      String recordingId,
      String dataset,
      String subject,
      String path,
      String key,
      String file,
      double seconds,
      int planned,
      int written,
      int clean,
      Map<String, Integer> flags,
      Map<String, Integer> counts,
      List<Finding> findings,
      int badChannels,
      long bytesIn,
      long bytesOut,
      Map<String, Double> stageSeconds)
      implements Outcome {

    public Finished {
      // Folders of earlier versions do not list them.
      findings = findings == null ? List.of() : List.copyOf(findings);
    }

    /** The same, published in a file of the table. */
    Finished in(String newFile) {
      return new Finished(
          recordingId,
          dataset,
          subject,
          path,
          key,
          newFile,
          seconds,
          planned,
          written,
          clean,
          flags,
          counts,
          findings,
          badChannels,
          bytesIn,
          bytesOut,
          stageSeconds);
    }
  }

  /**
   * It cannot be used.
   *
   * @param stage in which that was found: {@code layout}, {@code open}, {@code channels}, {@code
   *     events}, {@code read}, {@code filter} or {@code reference}
   * @param error one line that says what, where and the way out
   */
  record Rejected(
      String recordingId, String dataset, String subject, String path, String stage, String error)
      implements Outcome {

    static Rejected of(RecordingTask task, String stage, String error) {
      return new Rejected(
          task.recording().id(),
          task.recording().dataset(),
          task.recording().subject(),
          task.recording().file().path(),
          stage,
          error);
    }
  }

  /** A rule leaves it out. */
  record Excluded(String recordingId, String dataset, String subject, Exclusions.Rule rule)
      implements Outcome {}
}
