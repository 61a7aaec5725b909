package org.inion.format;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.inion.file.FileTree;
import org.inion.signal.Recording;

/** One format of raw files. */
public interface RecordingFormat {

  /** The extensions of the files that a recording is opened by, in lower case, with their dot. */
  List<String> extensions();

  /**
   * Opens a recording. Only what describes it is read; its samples are read when asked for.
   *
   * @param path of the file that {@link #reads} accepts; the format finds the files beside it
   * @throws org.inion.error.BadDataException when the file is broken and no policy mends it
   * @throws java.io.FileNotFoundException when there is no such file
   */
  Recording open(FileTree files, String path, ReadPolicies policies) throws IOException;

  /** Whether a file of that name, in any case, is of this format. */
  default boolean reads(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return extensions().stream().anyMatch(name::endsWith);
  }
}
