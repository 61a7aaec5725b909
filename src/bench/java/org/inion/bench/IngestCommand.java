package org.inion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inion.dsp.LaneEngines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/bench ingest}. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "From EDF files to flagged windows, beside the peers on the same files.",
    description = {
      "",
      "Makes recordings (129 channels, 500 Hz, 300 s), has the peers and Inion do them by turns on"
          + " one core, and prints how much CPU time each takes. All figures are medians after"
          + " warm-up, in CPU time of the whole process unless they say otherwise. Takes about three"
          + " minutes; other work on the machine spoils the figures, least of all the ratios.",
      ""
    })
final class IngestCommand implements Callable<Integer> {
  private static final String ENGINE = "inion.engine";

  @Spec private CommandSpec spec;

  @Option(
      names = "--json",
      description = "End standard output with one line of JSON instead of a table for people.")
  private boolean json;

  @Option(names = "--no-peers", description = "Leave the peers out: their ratios are null then.")
  private boolean withoutPeers;

  @Option(
      names = "--peers",
      paramLabel = "DIR",
      description = "Where peer_mne.py and gen_eeg.py are. Default: ../shared/peers.")
  private Path peers = Path.of("../shared/peers");

  @Option(
      names = "--quick",
      description = "Short recordings and few rounds: shows that all runs, its figures are rough.")
  private boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Turns of each side, whose median counts. Default: 5; quick: 1.")
  private Optional<Integer> rounds = Optional.empty();

  @Override
  public Integer call() throws IOException {
    // The trial at start-up is for jobs; what is measured here is the engine that it is to find.
    if (System.getProperty(ENGINE) == null && LaneEngines.vector().isPresent()) {
      System.setProperty(ENGINE, "vector");
    }
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    if (rounds.isPresent()) {
      effort = effort.withRounds(rounds.get());
    }
    Path folder = Files.createTempDirectory("inion-bench");
    try {
      Optional<Peers> there = withoutPeers ? Optional.empty() : Peers.in(peers);
      Figures figures = new IngestBench(effort, folder, there).run();
      spec.commandLine().getOut().println(json ? figures.json() : figures.text());
      return 0;
    } finally {
      Folders.delete(folder);
    }
  }
}
