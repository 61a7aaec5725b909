package org.inion.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which programs are measured beside ours, and the Python that they run in. */
final class PeerOptions {
  @Option(names = "--no-peers", description = "Leave the peers out: their ratios are null then.")
  private boolean none;

  @Option(
      names = "--peers",
      paramLabel = "DIR",
      description = "Where the peers' programs are. Default: ../shared/peers.")
  private Path folder = Path.of("../shared/peers");

  @Option(
      names = {"--peer-python", "--torch-python"},
      paramLabel = "FILE",
      description =
          "A Python that has what the peers need. Default: one that is made on first use.")
  private Optional<Path> python = Optional.empty();

  /** Makes a peer; empty, with a word why, where it cannot run. */
  interface Maker<P> {
    Optional<P> in(Path folder, Optional<Path> python) throws IOException;
  }

  /** The peer, unless none is wanted. */
  <P> Optional<P> peer(Maker<P> maker) throws IOException {
    return none ? Optional.empty() : maker.in(folder, python);
  }
}
