package org.inion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/bench batches}. */
@Command(
    name = "batches",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "From windows folders to batches, beside a scan of the same files.",
    description = {
      "",
      "Writes a windows folder of simulated signals (129 channels, 200 samples) as float32 and as"
          + " int16, and by turns scans it with Arrow alone and makes shuffled batches of it. Then"
          + " trains the default transformer on it, and makes 10,000 batches while it watches the"
          + " memory. Takes about two minutes, and 2 GB below the temporary folder.",
      ""
    })
final class BatchesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--json",
      description = "End standard output with one line of JSON instead of a table for people.")
  private boolean json;

  @Option(
      names = "--no-peers",
      description = "Changes nothing: Arrow's scan is all that batches are compared to.")
  private boolean withoutPeers;

  @Option(
      names = "--quick",
      description = "A small folder and few rounds: shows that all runs, its figures are rough.")
  private boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Turns of each side, whose median counts. Default: 5; quick: 2.")
  private Optional<Integer> rounds = Optional.empty();

  @Option(
      names = "--temp",
      paramLabel = "DIR",
      description = "Where the folders go while it runs. Default: the system's temporary folder.")
  private Optional<Path> temp = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (withoutPeers) {
      spec.commandLine().getErr().println("No peers: here there are none to leave out.");
    }
    Path base = temp.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    Path folder = Files.createTempDirectory(base, "inion-batches");
    try {
      BatchesBench.Size size = quick ? BatchesBench.Size.QUICK : BatchesBench.Size.FULL;
      Figures figures = new BatchesBench(size, rounds.orElse(size.rounds()), folder).run();
      spec.commandLine().getOut().println(json ? figures.json() : figures.text());
      return 0;
    } finally {
      Folders.delete(folder);
    }
  }
}
