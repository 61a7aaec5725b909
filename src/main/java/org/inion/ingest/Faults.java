package org.inion.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.inion.error.Where;

/** Words for faults that are nobody's check: of disks, networks, and of this program. */
final class Faults {
  private Faults() {}

  /** An input file that cannot be read. */
  static String ofInput(RecordingTask task, IOException error) {
    if (error instanceof AccessDeniedException denied) {
      return Where.file(denied.getFile())
          .says(
              "Cannot read the file: this user may not. Change its permissions, or leave the"
                  + " recording out.");
    }
    if (error instanceof FileNotFoundException || error instanceof NoSuchFileException) {
      return Where.file(task.recording().file().path())
          .says(
              "Cannot read the file: it must be there, but is not, or is a link that leads nowhere."
                  + " Fetch it, or leave the recording out.");
    }
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

  /**
   * The reason of an error in one line, without names of classes where there is a message. It is
   * that of the innermost fault of input or output: libraries wrap it in their own state.
   */
  static String reason(Throwable error) {
    Throwable innermost = error;
    for (Throwable at = error; at != null; at = at.getCause()) {
      boolean speaks = at instanceof IOException && at.getMessage() != null;
      innermost = speaks ? at : innermost;
    }
    String message = innermost.getMessage();
    if (message == null || message.isBlank()) {
      return innermost.getClass().getSimpleName();
    }
    // Hadoop writes local paths as file:/x.
    return message.lines().findFirst().orElse("").strip().replaceAll("\\bfile:/+", "/");
  }
}
