package org.inion.format;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of real recordings beside the project; tests are skipped where it is absent. */
public final class SharedData {
  private SharedData() {}

  public static Path folder() {
    Path folder = Path.of(System.getProperty("inion.shared", "../shared")).resolve("data");
    assumeTrue(Files.isDirectory(folder), "skipped: no real recordings in " + folder);
    return folder;
  }
}
