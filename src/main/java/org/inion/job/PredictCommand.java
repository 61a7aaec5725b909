package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.inion.batch.FolderFiles;
import org.inion.config.Settings;
import org.inion.error.BadSetupException;
import org.inion.error.Where;
import org.inion.export.ExportSettings;
import org.inion.export.ExportedModel;
import org.inion.file.FileStore;
import org.inion.ingest.HadoopStore;
import org.inion.job.SparkSessions.JobSession;
import org.inion.predict.ModelArchive;
import org.inion.predict.PredictJob;
import org.inion.predict.PredictRequest;
import org.inion.predict.PredictSettings;
import org.inion.predict.PredictSummary;
import org.inion.table.ModelContract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/predict}. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    header = "Predicts the windows of a folder by a trained model, on Spark.",
    customSynopsis = "jobs/predict --windows DIR --model RUN [--model RUN]... --out DIR [OPTIONS]",
    description = {
      "",
      "Writes a predictions folder: a row a window, with its identifiers, its label where it has"
          + " one, and its prediction in the target's own unit; a row a subject below _inion. The"
          + " folder appears when it is whole; what a killed run had predicted is kept. Keys:"
          + " conf/predict.conf and, for runs, conf/export.conf.",
      ""
    },
    footer = {
      "",
      "Exit code:",
      "  0 predicted, or nothing was left to do; 1 failed: the next run goes on",
      "",
      "Examples:",
      "  jobs/predict --windows windows --model run --out predictions",
      "  jobs/predict --windows hdfs:/eeg/windows --model model.pt --out hdfs:/eeg/predictions \\",
      "      --master yarn --executor-cores 4",
      "  jobs/predict --windows windows --model folds --out test --set predict.sides=[test]"
    })
final class PredictCommand implements Callable<Integer> {
  private static final String ARCHIVE = ".pt";

  @Spec private CommandSpec spec;

  @Option(
      names = "--windows",
      required = true,
      paramLabel = "DIR",
      description = "The windows folder: of this machine, hdfs: or s3a:.")
  private String windows = "";

  @Option(
      names = "--model",
      required = true,
      paramLabel = "RUN",
      description =
          "The folder of a run or of folds, of this machine; or a .pt of jobs/export, anywhere."
              + " Several runs are one ensemble.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "A new folder for the predictions.")
  private String out = "";

  @Mixin private LayeredOptions config = new LayeredOptions();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    Settings settings = config.lay(PredictSettings.layers(ExportSettings.REFERENCE)).resolve();
    PredictSettings predict = PredictSettings.from(settings);
    ExportSettings export = ExportSettings.from(settings);
    settings.check();
    ProgressBar progress =
        new ProgressBar(System.err, ProgressBar.Terminal.ofThisProcess(), "pieces");
    try (JobSession session = SparkSessions.open("predict")) {
      JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.session().sparkContext());
      HadoopStore store = new HadoopStore(spark.hadoopConfiguration());
      ModelArchive archive = archive(store, export);
      ModelContract model = archive.contract(Where.file(String.join(", ", models)));
      PredictRequest request =
          new PredictRequest(
              new FolderFiles(store.tree(), store.absolute(windows)),
              archive,
              model,
              store.absolute(out),
              store,
              predict);
      Optional<PredictSummary> summary = new PredictJob(session.session(), request, progress).run();
      PrintWriter writer = spec.commandLine().getOut();
      writer.println(json.wanted() ? line(model, summary) : table(model, summary));
      writer.flush();
    }
    return ExitCodes.GOOD;
  }

  private ModelArchive archive(FileStore store, ExportSettings export) throws IOException {
    if (models.size() == 1 && models.get(0).endsWith(ARCHIVE)) {
      return ModelArchive.read(store.tree(), models.get(0));
    }
    List<Path> runs = new ArrayList<>();
    for (String model : models) {
      if (model.contains("://") || !Files.isDirectory(Path.of(model))) {
        throw new BadSetupException(
            "[--model %s] Cannot use the model: it must be the folder of a run of this machine, or one .pt, but is not. Give the --out of jobs/train, or of several runs"
                .formatted(model));
      }
      runs.add(Path.of(model));
    }
    return ModelArchive.of(ExportedModel.of(runs, export).archive());
  }

  private String table(ModelContract model, Optional<PredictSummary> summary) {
    if (summary.isEmpty()) {
      return "Nothing to do: %s holds these predictions already.".formatted(out);
    }
    PredictSummary one = summary.get();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("task", model.task().name()));
    rows.add(
        List.of(
            "predicted",
            "%s of %s, %s with a label"
                .formatted(
                    Figures.count(one.windows(), "window"),
                    Figures.count(one.subjects(), "subject"),
                    String.format(java.util.Locale.ROOT, "%,d", one.labelled()))));
    rows.add(
        List.of(
            "this run",
            "%s in %.1f s, %,.0f windows/s"
                .formatted(
                    Figures.count(one.predictedNow(), "window"), one.seconds(), perSecond(one))));
    rows.add(List.of("model", one.model().substring(0, "sha256:".length() + 16)));
    rows.add(List.of("predictions", out));
    return Figures.table(rows)
        + (one.labelled() > 0 ? "\nScores: jobs/evaluate --predictions %s\n".formatted(out) : "");
  }

  private static double perSecond(PredictSummary summary) {
    return summary.predictedNow() / Math.max(1e-9, summary.seconds());
  }

  private String line(ModelContract model, Optional<PredictSummary> summary) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("task", model.task().name());
    line.put("out", out);
    line.put("status", summary.isPresent() ? "done" : "unchanged");
    summary.ifPresent(
        one -> {
          line.put("windows", one.windows());
          line.put("labelled", one.labelled());
          line.put("subjects", one.subjects());
          line.put("predicted_now", one.predictedNow());
          line.put("resumed_pieces", one.resumedSpans());
          line.put("parts", one.parts());
          line.put("seconds", one.seconds());
          line.put("windows_per_s", perSecond(one));
          line.put("model", one.model());
        });
    return line.toString();
  }
}
