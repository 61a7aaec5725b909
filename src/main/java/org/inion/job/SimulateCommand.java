package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.ingest.HadoopStore;
import org.inion.simulate.Simulation;
import org.inion.simulate.SimulationJob;
import org.inion.simulate.SimulationSummary;
import org.inion.stage.SparkStage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Versions.class,
    header = "A BIDS dataset with known truth, in the shape of an HBN-EEG release.",
    customSynopsis = {
      "jobs/simulate --out DIR [OPTIONS]",
      "       jobs/simulate --text DIR [--text DIR]... --out DIR [OPTIONS]"
    },
    description = {
      "",
      "Makes up people, what happens in their recordings, and the signals: 129 channels, alpha and"
          + " 1/f that change with age, potentials that follow the response, blinks, muscles, bad"
          + " channels. What was put in stands beside it, in derivatives/inion-simulation. The same"
          + " seed gives the same bytes. Recordings that are there already are kept.",
      ""
    },
    footer = {
      "",
      "Options for Spark, passed on: as of jobs/preprocess.",
      "",
      "Exit code:",
      "  0 the dataset is whole; 1 failed",
      "",
      "Examples:",
      "  jobs/simulate --out BIDS --subjects 24 --format bdf --seed 7",
      "  jobs/simulate --out BIDS --subjects 200 --releases 4 --rate \"100 Hz\"",
      "  jobs/simulate --out blind --set effects=off --task RestingState",
      "  jobs/simulate --text ds005505 --out BIDS --task contrastChangeDetection",
      "",
      "Every key of the configuration with its default: conf/simulate.conf."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final String ALL = "999999";

  @Spec private CommandSpec spec;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "The BIDS folder.")
  private String out = "";

  @Option(
      names = "--subjects",
      paramLabel = "N",
      description = "People over all releases. Default: 24; with --text all of each folder.")
  private Optional<String> subjects = Optional.empty();

  @Option(
      names = "--releases",
      paramLabel = "N",
      description =
          "From two on, each is a BIDS folder of its own: OUT/R1, OUT/R2, ... Default: 1.")
  private Optional<String> releases = Optional.empty();

  @Option(
      names = "--task",
      paramLabel = "NAME",
      split = ",",
      description =
          "Of RestingState, contrastChangeDetection, DespicableMe; with --text any that it has."
              + " Default: these three.")
  private List<String> tasks = new ArrayList<>();

  @Option(names = "--rate", paramLabel = "HZ", description = "Sampling rate. Default: \"500 Hz\".")
  private Optional<String> rate = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "bdf (default), edf, set (EEGLAB, samples in a .fdt beside), set-inside, brainvision"
              + " (float32) or brainvision-int16.")
  private Optional<String> format = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "Of everything random. Default: 1.")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--text",
      paramLabel = "DIR",
      description =
          "A folder with real participants.tsv and events.tsv, without signals: recordings are made"
              + " that fit them. May be given often; each is then a folder of its own below OUT.")
  private List<String> texts = new ArrayList<>();

  @Mixin private LayeredOptions config = new LayeredOptions();

  @Option(names = "--dry-run", description = "Say how much would be made; nothing is written.")
  private boolean dryRun;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Deal the recordings to N Spark tasks. Default: one each.")
  private int partitions;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    if (partitions < 0) {
      settings.problem("[--partitions] Cannot begin: it must be > 0, but was " + partitions + ".");
    }
    Simulation simulation = Simulation.of(settings);
    try (SparkSessions.JobSession held = SparkSessions.open("simulate")) {
      SimulationJob job = job(held);
      SimulationSummary summary =
          dryRun ? job.plan(simulation, out) : job.run(simulation, out, partitions);
      String text = dryRun ? SimulationText.plan(summary, out) : SimulationText.of(summary, out);
      spec.commandLine()
          .getOut()
          .println(json.wanted() ? new ObjectMapper().writeValueAsString(summary) : text);
      return ExitCodes.GOOD;
    }
  }

  /** The job on a session, with its progress on standard error. */
  static SimulationJob job(SparkSessions.JobSession held) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(held.session().sparkContext());
    return new SimulationJob(
        new SparkStage(spark),
        new HadoopStore(spark.hadoopConfiguration()),
        new ProgressBar(System.err, ProgressBar.Terminal.ofThisProcess()));
  }

  private Settings settings() {
    Layers layers = Layers.reference("conf/simulate.conf");
    config.lay(layers);
    if (!texts.isEmpty()) {
      layers.set("--text", "text", list(texts));
    }
    subjects
        .or(() -> texts.isEmpty() ? Optional.empty() : Optional.of(ALL))
        .ifPresent(value -> layers.set("--subjects", "subjects", value));
    releases.ifPresent(value -> layers.set("--releases", "releases", value));
    rate.ifPresent(value -> layers.set("--rate", "rate", value));
    format.ifPresent(value -> layers.set("--format", "format", value));
    seed.ifPresent(value -> layers.set("--seed", "seed", value));
    if (!tasks.isEmpty()) {
      layers.set("--task", "tasks", list(tasks));
    }
    return layers.resolve();
  }

  /** Words as a list of HOCON. */
  private static String list(List<String> words) {
    List<String> quoted = new ArrayList<>();
    words.forEach(
        word -> quoted.add("\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
    return "[" + String.join(", ", quoted) + "]";
  }
}
