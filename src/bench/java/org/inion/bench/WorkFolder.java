package org.inion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the files of a bench go while it runs. */
final class WorkFolder {
  @Option(
      names = "--temp",
      paramLabel = "DIR",
      description = "Where the folders go while it runs. Default: the system's temporary folder.")
  private Path base = Path.of(System.getProperty("java.io.tmpdir"));

  /** What is done in a folder. */
  interface Work<T> {
    T in(Path folder) throws IOException;
  }

  /** Does something in a new folder, which is taken away afterwards. */
  <T> T with(String name, Work<T> work) throws IOException {
    Path folder = Files.createTempDirectory(base, name);
    try {
      return work.in(folder);
    } finally {
      Folders.delete(folder);
    }
  }
}
