package org.inion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/bench predict}. */
@picocli.CommandLine.Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Predicting on Spark, beside a plain loop and PyTorch.",
    description = {
      "",
      "Predicts a windows folder (129 channels, 200 samples) by a transformer and by EEGNet on two"
          + " cores, by turns with the same model called in a loop in memory and with"
          + " train_torch.py in two processes; then a million small windows, watching the memory."
          + " Takes about six minutes, and 4 GB below the temporary folder.",
      ""
    })
final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--json",
      description = "End standard output with one line of JSON instead of a table for people.")
  private boolean json;

  @Option(names = "--no-peers", description = "Leave PyTorch out: its ratios are null then.")
  private boolean withoutPeers;

  @Option(
      names = "--peers",
      paramLabel = "DIR",
      description = "Where train_torch.py is. Default: ../shared/peers.")
  private Path peers = Path.of("../shared/peers");

  @Option(
      names = "--torch-python",
      paramLabel = "FILE",
      description = "A Python that has PyTorch. Default: one that is made on first use.")
  private Optional<Path> python = Optional.empty();

  @Option(
      names = "--quick",
      description = "A small folder and one round: shows that all runs, its figures are rough.")
  private boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Turns of each side, whose median counts. Default: 5; quick: 1.")
  private Optional<Integer> rounds = Optional.empty();

  @Option(
      names = "--temp",
      paramLabel = "DIR",
      description = "Where the folders go while it runs. Default: the system's temporary folder.")
  private Optional<Path> temp = Optional.empty();

  @Override
  public Integer call() throws IOException {
    PredictBench.Size size = quick ? PredictBench.Size.QUICK : PredictBench.Size.FULL;
    size =
        new PredictBench.Size(
            size.parts(),
            size.recordings(),
            rounds.orElse(size.rounds()),
            size.seconds(),
            size.million());
    Optional<TorchPeer> peer = withoutPeers ? Optional.empty() : TorchPeer.in(peers, python);
    Path base = temp.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    Path folder = Files.createTempDirectory(base, "inion-predict");
    try {
      Figures figures = new PredictBench(size, peer, folder).run();
      spec.commandLine().getOut().println(json ? figures.json() : figures.text());
      return 0;
    } finally {
      Folders.delete(folder);
    }
  }
}
