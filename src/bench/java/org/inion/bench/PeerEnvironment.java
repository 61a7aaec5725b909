package org.inion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Python that peers run in: made on first use, outside the repository, with pinned versions. */
enum PeerEnvironment {
  /** For raw recordings. */
  SIGNAL("peers", "400 MB", "mne==1.13.2 numpy==2.4.6 scipy==1.17.1"),
  /** For training. */
  TORCH("peers-torch", "2 GB", "torch==2.15.0 numpy==2.4.6");

  private final String name;
  private final String size;
  private final String packages;

  PeerEnvironment(String name, String size, String packages) {
    this.name = name;
    this.size = size;
    this.packages = packages;
  }

  /**
   * The Python to run, with the packages in it.
   *
   * @throws Command.Failed when there is no Python or no way to the packages
   */
  Path python() throws IOException {
    Path folder = cache().resolve(name);
    Path python = folder.resolve("bin").resolve("python");
    Path note = folder.resolve("installed.txt");
    String wanted = packages.replace(' ', '\n');
    if (Files.isRegularFile(note) && Files.readString(note).equals(wanted)) {
      return python;
    }
    System.err.println(
        "Making the peers' Python environment in "
            + folder
            + ", by pip: "
            + packages
            + " and what they need (once, some "
            + size
            + ") ...");
    Files.createDirectories(folder);
    Command.run(folder, List.of("python3", "-m", "venv", folder.toString()));
    List<String> install =
        new ArrayList<>(
            List.of(
                python.toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--only-binary=:all:",
                "--retries=1"));
    install.addAll(List.of(packages.split(" ", -1)));
    Command.run(folder, install);
    Files.writeString(note, wanted);
    return python;
  }

  private static Path cache() {
    String named = System.getenv("XDG_CACHE_HOME");
    Path base =
        named == null || named.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(named);
    return base.resolve("inion");
  }
}
