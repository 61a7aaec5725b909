package org.inion.bench;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** {@code jobs/bench predict}. */
@picocli.CommandLine.Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Predicting on Spark, beside a plain loop and PyTorch.",
    description = {
      "",
      "Predicts a windows folder (129 channels, 200 samples) by three transformers and by EEGNet on"
          + " two cores, by turns with the same model called in a loop in memory and with"
          + " train_torch.py in two processes; then a million small windows, watching the memory."
          + " Takes half an hour by five rounds, and 7 GB below the temporary folder.",
      ""
    })
final class PredictCommand implements Callable<Integer> {
  @Mixin private RunOptions run;
  @Mixin private WorkFolder work;
  @Mixin private PeerOptions peers;

  @Override
  public Integer call() throws IOException {
    PredictBench.Size usual = run.size(PredictBench.Size.QUICK, PredictBench.Size.FULL);
    PredictBench.Size size =
        new PredictBench.Size(
            usual.parts(),
            usual.recordings(),
            usual.times(),
            run.rounds(usual.rounds()),
            usual.seconds(),
            usual.million());
    Optional<TorchPeer> peer = peers.peer(TorchPeer::in);
    run.print(work.with("inion-predict", folder -> new PredictBench(size, peer, folder).run()));
    return 0;
  }
}
