package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.inion.bids.Selection;
import org.inion.config.Layers;
import org.inion.config.Settings;
import org.inion.ingest.DatasetSource;
import org.inion.ingest.DryRun;
import org.inion.ingest.PreprocessConfig;
import org.inion.ingest.PreprocessJob;
import org.inion.ingest.PreprocessRequest;
import org.inion.ingest.PreprocessRequest.Mode;
import org.inion.ingest.RunSummary;
import org.inion.simulate.Simulation;
import org.inion.task.SplitKeys;
import org.inion.task.Task;
import org.inion.task.Tasks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/preprocess}. */
@Command(
    name = "preprocess",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = Versions.class,
    header = "Raw EEG recordings to a table of windows.",
    customSynopsis = {
      "jobs/preprocess --bids DIR [--bids DIR]... --out DIR [OPTIONS]",
      "       jobs/preprocess --manifest CSV --out DIR [OPTIONS]",
      "       jobs/preprocess"
    },
    description = {
      "",
      "Reads BIDS folders (or what a manifest names) of EDF, BDF, BrainVision and"
          + " EEGLAB files, filters, resamples,"
          + " flags artifacts, cuts labelled windows and writes them to OUT as Parquet. A later run"
          + " does only what is new or changed; a run that was ended goes on where it was.",
      "Without --bids and --manifest it writes a small simulated dataset to inion-demo/ and"
          + " preprocesses that.",
      ""
    },
    footer = {
      "",
      "Options for Spark, passed on:",
      "  --master URL, --deploy-mode MODE, --conf KEY=VALUE, --driver-memory 6g,",
      "  --executor-memory 6g, --executor-cores N, --num-executors N",
      "",
      "Exit code:",
      "  0 all recordings are done; 3 some were rejected, the rest is done; 1 failed",
      "",
      "Examples:",
      "  jobs/preprocess --bids ds005505 --out windows",
      "  jobs/preprocess --bids ds005505 --bids ds005506 --preset challenge --out w",
      "  jobs/preprocess --bids ds005505 --task RestingState --out w --dry-run",
      "  jobs/preprocess --bids ds005505 --for response-time --preset challenge --out w",
      "  jobs/preprocess --bids ds005505 --set window.length=\"4 s\" --out w",
      "",
      "Every key of the configuration with its default: conf/preprocess.conf."
    })
final class PreprocessCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--bids", paramLabel = "DIR", description = "A BIDS folder; may be given often.")
  private List<String> bids = new ArrayList<>();

  @Option(
      names = "--manifest",
      paramLabel = "CSV",
      description =
          "Recordings of a folder that is not BIDS: a CSV with the columns path, subject and any"
              + " labels; may be given often.")
  private List<String> manifests = new ArrayList<>();

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description =
          "Name of a dataset in the table, in the order of --bids, then of --manifest. Default: the"
              + " folder's name.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", description = "The windows folder.")
  private Optional<String> out = Optional.empty();

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--subject",
      paramLabel = "ID",
      split = ",",
      description = "Only these subjects; * stands for anything; may be given often.")
  private List<String> subjects = new ArrayList<>();

  @Option(names = "--session", paramLabel = "ID", split = ",", description = "Only these sessions.")
  private List<String> sessions = new ArrayList<>();

  @Option(
      names = "--task",
      paramLabel = "ID",
      split = ",",
      description = "Only these BIDS tasks. Default: those of --for, else all.")
  private List<String> tasks = new ArrayList<>();

  @Option(names = "--run", paramLabel = "ID", split = ",", description = "Only these runs.")
  private List<String> runs = new ArrayList<>();

  @Option(
      names = "--dry-run",
      description =
          "Print the plan: recordings, sizes, windows expected, what is left out and why.")
  private boolean dryRun;

  @Option(names = "--fail-fast", description = "Stop at the first recording that is rejected.")
  private boolean failFast;

  @Option(names = "--compact", description = "Pack all parts of the table anew.")
  private boolean compact;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Deal the recordings to N Spark tasks. Default: one each.")
  private Optional<Integer> partitions = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    Optional<Demo> demo =
        bids.isEmpty() && manifests.isEmpty() ? Optional.of(Demo.HERE) : Optional.empty();
    PreprocessRequest request = request(demo);
    try (SparkSessions.JobSession held = SparkSessions.open("preprocess")) {
      if (demo.isPresent()) {
        demo.get().make(held);
      }
      ProgressBar progress = new ProgressBar(System.err, ProgressBar.Terminal.ofThisProcess());
      PreprocessJob job =
          new PreprocessJob(
              JavaSparkContext.fromSparkContext(held.session().sparkContext()), progress);
      if (dryRun) {
        DryRun plan = job.plan(request);
        spec.commandLine()
            .getOut()
            .println(json.wanted() ? json(plan) : PlanText.of(plan, request.out()));
        return plan.refused().isEmpty() ? ExitCodes.GOOD : ExitCodes.SOME_REJECTED;
      }
      RunSummary summary = Interruption.toldDuring(request.out(), () -> job.run(request));
      spec.commandLine()
          .getOut()
          .println(json.wanted() ? json(summary) : SummaryText.of(summary, request.out()));
      return summary.run().rejected() == 0 ? ExitCodes.GOOD : ExitCodes.SOME_REJECTED;
    }
  }

  private static String json(Object value) throws IOException {
    return new ObjectMapper().writeValueAsString(value);
  }

  private PreprocessRequest request(Optional<Demo> demo) {
    List<String> problems = new ArrayList<>();
    List<DatasetSource> sources = new ArrayList<>();
    demo.ifPresent(
        made ->
            sources.add(
                new DatasetSource(
                    made.bids(), DatasetSource.Kind.BIDS, Optional.of("inion-demo"))));
    add(sources, bids, DatasetSource.Kind.BIDS);
    add(sources, manifests, DatasetSource.Kind.MANIFEST);
    if (demo.isEmpty() && names.size() > sources.size()) {
      problems.add(
          "[--dataset] Cannot name the datasets: there must be at most one name for each of the "
              + sources.size()
              + " datasets, but there are "
              + names.size()
              + ".");
    }
    if (out.isEmpty() && demo.isEmpty()) {
      problems.add("[--out] Cannot begin: --out must name the windows folder, but is not given.");
    }
    partitions
        .filter(number -> number < 1)
        .ifPresent(
            number ->
                problems.add(
                    "[--partitions] Cannot begin: it must be > 0, but was " + number + "."));
    Set<Mode> modes = EnumSet.noneOf(Mode.class);
    if (failFast) {
      modes.add(Mode.FAIL_FAST);
    }
    if (compact) {
      modes.add(Mode.COMPACT);
    }
    Settings settings = config.resolve();
    problems.forEach(settings::problem);
    // Checked before anything begins, so that all problems are told at once.
    SplitKeys.read(settings);
    List<String> wanted =
        tasks.isEmpty() ? Tasks.of(settings).map(Task::recordings).orElse(List.of()) : tasks;
    PreprocessConfig.of(settings);
    return new PreprocessRequest(
        sources,
        out.orElseGet(() -> demo.orElseThrow().windows()),
        new Selection(subjects, sessions, wanted, runs),
        settings,
        partitions.orElse(0),
        modes);
  }

  private void add(List<DatasetSource> sources, List<String> paths, DatasetSource.Kind kind) {
    for (String path : paths) {
      int place = sources.size();
      sources.add(
          new DatasetSource(
              path, kind, place < names.size() ? Optional.of(names.get(place)) : Optional.empty()));
    }
  }

  /** The embedded default: where it lies. */
  private record Demo(String bids, String windows) {
    static final Demo HERE = new Demo("inion-demo/bids", "inion-demo/windows");

    /** Simulates the dataset; what lies there already stays as it is. */
    void make(SparkSessions.JobSession held) throws IOException {
      System.err.println(
          "No --bids and no --manifest: using a small simulated dataset in " + bids + ".");
      Layers layers = Layers.reference("conf/simulate.conf");
      List.of("subjects=6", "tasks=[RestingState]").forEach(layers::set);
      SimulateCommand.job(held).run(Simulation.of(layers.resolve()), bids, 0);
    }
  }
}
