package org.inion.ingest;

import java.io.IOException;
import org.inion.error.Where;

/** Words for faults that are nobody's check: of disks, networks, and of this program. */
final class Faults {
  private Faults() {}

  /** An input file that cannot be read. */
  static String ofInput(RecordingTask task, IOException error) {
    return Where.file(task.recording().file().path())
        .says("Cannot read the file: " + reason(error) + ". Check the disk and the permissions.");
  }

  /** A fault of this program that one recording brings about. */
  static String ofProgram(RecordingTask task, RuntimeException error) {
    StackTraceElement[] trace = error.getStackTrace();
    return Where.file(task.recording().file().path())
        .says(
            "Cannot process the recording: "
                + error
                + (trace.length > 0 ? " at " + trace[0] : "")
                + ". This is a fault of Inion: please report it with the file.");
  }

  /** The reason of an error in one line, without names of classes where there is a message. */
  static String reason(Throwable error) {
    String message = error.getMessage();
    if (message == null || message.isBlank()) {
      return error.getClass().getSimpleName();
    }
    return message.lines().findFirst().orElse("").strip();
  }
}
