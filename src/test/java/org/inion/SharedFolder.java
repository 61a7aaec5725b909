package org.inion;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data beside the project; a test that needs it is skipped where it is absent. */
public final class SharedFolder {
  private SharedFolder() {}

  public static Path path(String below) {
    Path path = Path.of(System.getProperty("inion.shared", "../shared/data")).resolve(below);
    assumeTrue(Files.exists(path), "Skipped: there is no " + path);
    return path;
  }
}
