package org.inion.bids;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Real data beside the project; a test that needs it is skipped where it is absent. */
final class SharedData {
  private SharedData() {}

  static String path(String below) {
    Path path = Path.of(System.getProperty("inion.shared", "../shared/data")).resolve(below);
    assumeTrue(Files.exists(path), "Skipped: there is no " + path);
    return path.toString();
  }

  /**
   * The text of an HBN release as the tree that it was, with an empty raw file beside each sidecar
   * of a recording.
   */
  static MemoryTree hbn(String dataset) throws IOException {
    MemoryTree tree = new MemoryTree();
    try (InputStream file = Files.newInputStream(Path.of(path("hbn-text/" + dataset + ".tar.gz")));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(file)))) {
      for (ArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!entry.isDirectory()) {
          String path = entry.getName();
          tree.file(path, tar.readAllBytes());
          if (path.contains("/eeg/") && path.endsWith("_eeg.json")) {
            tree.file(path.replace(".json", ".set"), "");
          }
        }
      }
    }
    return tree;
  }
}
