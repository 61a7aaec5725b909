package org.inion.train;

import java.util.List;
import org.inion.accelerator.Accelerator;
import org.inion.accelerator.AcceleratorSettings;
import org.inion.accelerator.Operation;
import org.inion.accelerator.Routing;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.model.Heads;
import org.inion.model.LossGraph;
import org.inion.model.Network;
import org.inion.model.Networks;
import org.inion.model.TrainingScript;
import org.inion.model.TrainingScript.Platform;
import org.inion.model.TrainingScript.Sizes;
import org.inion.model.WindowShape;
import org.inion.model.augment.Augmentation;
import org.inion.model.augment.Augmentations;
import org.inion.model.augment.Augmented;
import org.inion.model.augment.Draws;
import org.inion.model.graph.Spectra;
import org.inion.table.Contract;
import org.inion.task.Task;
import org.inion.task.Tasks;

/**
 * What is to be trained, and how.
 *
 * @param settings the resolved configuration
 * @param task what is predicted
 * @param train how
 * @param accelerator on what
 * @param network which
 */
public record TrainPlan(
    Settings settings,
    Task task,
    TrainSettings train,
    AcceleratorSettings accelerator,
    Network network) {

  /** The references of everything that training reads. */
  public static Layers layers() {
    return Layers.reference(
        "conf/preprocess.conf",
        "conf/task.conf",
        TrainKeys.REFERENCE,
        Networks.REFERENCE,
        Augmentations.REFERENCE,
        AcceleratorSettings.REFERENCE);
  }

  /**
   * Reads a configuration.
   *
   * <p><b>Throws</b> {@link org.inion.error.BadSetupException} with every problem.
   */
  public static TrainPlan from(Settings settings) {
    TrainSettings train = TrainKeys.read(settings);
    AcceleratorSettings accelerator = AcceleratorSettings.from(settings);
    Network network = Networks.from(settings);
    Task task = Tasks.required(settings, "train");
    return new TrainPlan(settings, task, train, accelerator, network);
  }

  /** The same with another seed. */
  public TrainPlan withSeed(long seed) {
    return new TrainPlan(settings, task, train.withSeed(seed), accelerator, network);
  }

  /** The same without an early end. */
  TrainPlan toTheLastEpoch() {
    return new TrainPlan(settings, task, train.toTheLastEpoch(), accelerator, network);
  }

  /**
   * The network for windows of a folder.
   *
   * <p><b>Throws</b> {@link org.inion.error.BadSetupException} when it does not fit them.
   */
  TrainingScript script(Contract contract, Heads heads, Accelerator.Kind device) {
    WindowShape window =
        new WindowShape(contract.channels().size(), cropSamples(contract), contract.sampleRateHz());
    Spectra.Route route =
        accelerator.routing(device).of(Operation.FFT) == Routing.Route.CPU
            ? Spectra.Route.CPU
            : Spectra.Route.DEVICE;
    List<Augmentation> augmentations =
        Augmentations.from(settings, window, contract.channels(), route);
    settings.check();
    return TrainingScript.of(
        network,
        new Sizes(window, heads.outputs(), heads.all().size()),
        new Platform(train.precision(), route),
        x -> Augmented.by(augmentations, x, Draws.inScript()),
        (outputs, labels, ownShare) -> LossGraph.of(outputs, labels, ownShare, heads));
  }

  /** Samples that the network sees of a window. */
  int cropSamples(Contract contract) {
    return (int) Math.round(task.crop().lengthSeconds() * contract.sampleRateHz());
  }
}
