package org.inion.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/bench train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Steps of training on the CPU, beside PyTorch and DJL's own Trainer.",
    description = {
      "",
      "Trains three networks at batch 64 on windows of 129 × 200, by turns with train_torch.py and"
          + " with as many threads as serve that best; then counts memory. Takes about ten minutes."
          + " PyTorch comes by pip on first use (some 2 GB).",
      ""
    })
final class TrainCommand implements Callable<Integer> {
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
      description = "One short round: shows that all runs, its figures are rough.")
  private boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Turns of each side, whose median counts. Default: 5; quick: 1.")
  private Optional<Integer> rounds = Optional.empty();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps over which memory is watched. Default: 2000; quick: 200.")
  private Optional<Integer> steps = Optional.empty();

  @Override
  public Integer call() throws IOException {
    TrainBench.Size size = quick ? TrainBench.Size.QUICK : TrainBench.Size.FULL;
    size =
        new TrainBench.Size(
            rounds.orElse(size.rounds()), size.seconds(), steps.orElse(size.steps()), size.batch());
    Optional<TorchPeer> peer = withoutPeers ? Optional.empty() : TorchPeer.in(peers, python);
    Figures figures = new TrainBench(size, peer).run();
    spec.commandLine().getOut().println(json ? figures.json() : figures.text());
    return 0;
  }
}
