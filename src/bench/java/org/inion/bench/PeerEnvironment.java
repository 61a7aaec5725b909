package org.inion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Python that the peers run in: made on first use, outside the repository, with pinned
 * versions.
 */
final class PeerEnvironment {
  private static final List<String> PACKAGES =
      List.of("mne==1.13.2", "numpy==2.4.6", "scipy==1.17.1");

  private PeerEnvironment() {}

  /**
   * The Python to run, with the packages in it.
   *
   * @throws Command.Failed when there is no Python or no way to the packages
   */
  static Path python() throws IOException {
    Path folder = cache().resolve("peers");
    Path python = folder.resolve("bin").resolve("python");
    Path note = folder.resolve("installed.txt");
    String wanted = String.join("\n", PACKAGES);
    if (Files.isRegularFile(note) && Files.readString(note).equals(wanted)) {
      return python;
    }
    System.err.println(
        "Making the peers' Python environment in "
            + folder
            + ", by pip: "
            + String.join(", ", PACKAGES)
            + " and what they need (once, some 400 MB) ...");
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
    install.addAll(PACKAGES);
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
