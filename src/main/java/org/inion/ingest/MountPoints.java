package org.inion.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where other disks and volumes are mounted: such a folder cannot be renamed. */
final class MountPoints {
  private static final Path LINUX = Path.of("/proc/self/mountinfo");

  /** The field of a line that names the mount point, with blanks as {@code \040}. */
  private static final int FIELD = 4;

  private MountPoints() {}

  /** Whether something is mounted at a local folder; false where the system does not tell. */
  static boolean contain(Path folder) throws IOException {
    return Files.isReadable(LINUX)
        && Files.exists(folder)
        && contain(Files.readAllLines(LINUX), folder.toRealPath().toString());
  }

  static boolean contain(List<String> mountinfo, String folder) {
    String escaped =
        folder
            .replace("\\", "\\134")
            .replace(" ", "\\040")
            .replace("\t", "\\011")
            .replace("\n", "\\012");
    return mountinfo.stream()
        .map(line -> line.split(" ", FIELD + 2))
        .anyMatch(fields -> fields.length > FIELD && fields[FIELD].equals(escaped));
  }
}
