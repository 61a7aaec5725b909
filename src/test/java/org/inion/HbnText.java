package org.inion;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The real text of HBN-EEG releases, unpacked for a test. */
public final class HbnText {
  private HbnText() {}

  /**
   * Unpacks those files of a release that a test reads.
   *
   * @param dataset ds005505 to ds005508
   * @param wanted by the path below the dataset
   * @return the dataset's folder
   */
  public static Path unpack(String dataset, Path folder, Predicate<String> wanted)
      throws IOException {
    Path archive = SharedFolder.path("hbn-text/" + dataset + ".tar.gz");
    try (InputStream file = Files.newInputStream(archive);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(file)))) {
      for (ArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String path = entry.getName();
        if (!entry.isDirectory() && wanted.test(path.substring(path.indexOf('/') + 1))) {
          Path target = folder.resolve(path);
          Files.createDirectories(target.getParent());
          Files.write(target, tar.readAllBytes());
        }
      }
    }
    return folder.resolve(dataset);
  }

  /** What the trials of a release are read from. */
  public static Path unpackTrials(String dataset, Path folder) throws IOException {
    return unpack(
        dataset,
        folder,
        path ->
            path.equals("participants.tsv")
                || path.equals("dataset_description.json")
                || (path.contains("contrastChangeDetection") && path.endsWith("_events.tsv")));
  }

  /** The lines of the independent list of usable trials that are of one release, head excluded. */
  public static List<String> listedTrials(String release) throws IOException {
    Path list = SharedFolder.path("hbn-text/ccd_trials_R1-R4.csv.gz");
    List<String> lines = new ArrayList<>();
    try (BufferedReader csv =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(list)), StandardCharsets.UTF_8))) {
      csv.lines().filter(line -> line.startsWith(release + ",")).forEach(lines::add);
    }
    return lines;
  }
}
