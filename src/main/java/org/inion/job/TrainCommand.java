package org.inion.job;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inion.accelerator.Accelerator;
import org.inion.accelerator.Accelerators;
import org.inion.accelerator.DeviceChoice;
import org.inion.batch.SubjectSides;
import org.inion.config.Layers;
import org.inion.error.BadSetupException;
import org.inion.train.CrossValidation;
import org.inion.train.RunContext;
import org.inion.train.RunSides;
import org.inion.train.TrainPlan;
import org.inion.train.Trainer;
import org.inion.train.Trainer.Outcome;
import org.inion.train.Trainer.Start;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    header = "Trains a network on a windows folder, and keeps all that it leaves in a run folder.",
    customSynopsis = "jobs/train --windows DIR --task NAME --out RUN [OPTIONS]",
    description = {
      "",
      "Learns from the training side of DIR's split, validates on the validation side after each"
          + " epoch, and writes checkpoints, metrics, pictures and a report to RUN. Changed keys:"
          + " --set, --config; all keys: conf/train.conf, conf/model.conf, conf/augment.conf,"
          + " conf/accelerator.conf.",
      ""
    },
    footer = {
      "",
      "Exit code:",
      "  0 trained to the end; 1 failed: what was trained until then is kept",
      "",
      "Examples:",
      "  jobs/train --windows windows --task age --model eegnet --out run",
      "  jobs/train --windows windows --task age --out run --resume",
      "  jobs/train --windows windows --task sex --out folds --folds 5 --seeds 3",
      "  jobs/train --windows windows --task age --out run --precision bf16 \\",
      "      --set train.rate.peak=auto --set augment.time-mask.probability=0.5"
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--windows",
      required = true,
      paramLabel = "DIR",
      description = "The windows folder: of this machine, or hdfs: or s3a:, which Spark reads.")
  private String windows = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "RUN",
      description = "The run folder, of this machine; new, or with --resume that of the run.")
  private Path out = Path.of("");

  @Mixin private TaskOptions config = new TaskOptions();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "transformer, eegnet, shallow, conformer, temporal or spectral: model.name.")
  private Optional<String> model = Optional.empty();

  @Option(names = "--epochs", paramLabel = "N", description = "train.epochs.")
  private Optional<String> epochs = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "train.seed.")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description = "fp32, bf16 or fp16: train.precision.")
  private Optional<String> precision = Optional.empty();

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "auto, cpu, cuda or cuda:N: accelerator.device.")
  private Optional<String> device = Optional.empty();

  @Option(
      names = "--resume",
      description = "Go on where the run in RUN stood, to the same end as if it had not stopped.")
  private boolean resume;

  @Option(
      names = "--folds",
      paramLabel = "K",
      description =
          "Cross-validation by subject: a run for each fold. The folds of jobs/split where there"
              + " are as many, else new ones of all but the test side.")
  private int folds;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "With --folds: so many runs a fold, by seeds one after the other.")
  private int seeds = 1;

  @Option(
      names = "--test",
      description =
          "Score the test side once, at the end, by the best parameters; with --folds it always is,"
              + " by all runs together.")
  private boolean test;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    TrainPlan plan = TrainPlan.from(layers().resolve());
    if (folds == 1 || folds < 0 || seeds < 1 || (seeds > 1 && folds == 0)) {
      throw new BadSetupException(
          "Cannot train: --folds must be at least 2 and --seeds at least 1 and with --folds, but"
              + " they were %d and %d.".formatted(folds, seeds));
    }
    Accelerators found = Accelerators.find();
    DeviceChoice choice = plan.accelerator().choose(found);
    TrainProgress progress = TrainProgress.ofThisProcess(spec.commandLine().getErr());
    progress.note(choice.why());
    try (GentleEnd end = new GentleEnd("\nEnding after this step ...");
        OpenFolder folder = OpenFolder.open("train", windows, plan.train().data().source())) {
      RunContext context = new RunContext(choice.device(), versions(found), typed(), end);
      SubjectSides sides = SubjectSides.read(folder.files());
      Start start = resume ? Start.RESUME : Start.NEW;
      if (folds > 0) {
        CrossValidation.Result result =
            new CrossValidation(plan, folder, context, progress)
                .run(out, sides, folds, seeds, start);
        show(TrainText.of(plan, out, result), TrainText.json(plan, result));
      } else {
        RunSides chosen =
            RunSides.of(
                sides,
                plan.train(),
                test ? RunSides.Test.SCORED : RunSides.Test.LEFT_ALONE,
                progress);
        Outcome outcome = new Trainer(plan, folder, context, progress).run(out, chosen, start);
        show(TrainText.of(plan, out, outcome), TrainText.json(plan, outcome));
      }
    }
    return ExitCodes.GOOD;
  }

  private void show(String text, String line) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.println(json.wanted() ? line : text);
    writer.flush();
  }

  private Layers layers() {
    Layers layers = config.lay(TrainPlan.layers());
    model.ifPresent(name -> layers.set("--model", "model.name", name));
    epochs.ifPresent(value -> layers.set("--epochs", "train.epochs", value));
    seed.ifPresent(value -> layers.set("--seed", "train.seed", value));
    precision.ifPresent(name -> layers.set("--precision", "train.precision", name));
    device.ifPresent(name -> layers.set("--device", "accelerator.device", name));
    return layers;
  }

  private List<String> typed() {
    return spec.commandLine().getParseResult().originalArgs();
  }

  private static Map<String, String> versions(Accelerators found) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("inion", new Versions().number());
    versions.put("java", Runtime.version().toString());
    versions.put("libtorch", found.libtorch().version());
    versions.put("djl", ai.djl.engine.Engine.getDjlVersion());
    versions.put("arrow", Versions.of("org.apache.arrow", "arrow-vector"));
    found.devices().stream()
        .filter(one -> one.kind() != Accelerator.Kind.CPU)
        .flatMap(one -> one.driver().stream())
        .forEach(driver -> versions.put("driver", driver));
    return versions;
  }
}
