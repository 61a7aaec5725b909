package org.inion.bench;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jobs/bench train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Steps of training on the CPU, beside PyTorch and DJL's own Trainer.",
    description = {
      "",
      "Trains four networks at batch 64 on windows of 129 × 200, by turns with train_torch.py and"
          + " with as many threads as serve that best; then counts memory. Takes about ten minutes."
          + " PyTorch comes by pip on first use (some 2 GB).",
      ""
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin private RunOptions run;
  @Mixin private PeerOptions peers;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps over which memory is watched. Default: 2000; quick: 200.")
  private Optional<Integer> steps = Optional.empty();

  @Override
  public Integer call() throws IOException {
    TrainBench.Size usual = run.size(TrainBench.Size.QUICK, TrainBench.Size.FULL);
    TrainBench.Size size =
        new TrainBench.Size(
            run.rounds(usual.rounds()),
            usual.seconds(),
            steps.orElse(usual.steps()),
            usual.batch());
    run.print(new TrainBench(size, peers.peer(TorchPeer::in)).run());
    return 0;
  }
}
