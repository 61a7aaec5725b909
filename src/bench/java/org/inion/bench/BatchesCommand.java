package org.inion.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private RunOptions run;
  @Mixin private WorkFolder work;

  @Option(
      names = "--no-peers",
      description = "Changes nothing: Arrow's scan is all that batches are compared to.")
  private boolean withoutPeers;

  @Override
  public Integer call() throws IOException {
    if (withoutPeers) {
      spec.commandLine().getErr().println("No peers: here there are none to leave out.");
    }
    BatchesBench.Size size = run.size(BatchesBench.Size.QUICK, BatchesBench.Size.FULL);
    int rounds = run.rounds(size.rounds());
    run.print(work.with("inion-batches", folder -> new BatchesBench(size, rounds, folder).run()));
    return 0;
  }
}
