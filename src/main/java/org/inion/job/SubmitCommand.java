package org.inion.job;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inion.error.BadSetupException;
import org.inion.export.ExportSettings;
import org.inion.ingest.Storage;
import org.inion.submit.Challenge;
import org.inion.submit.CheckPlan;
import org.inion.submit.CheckReport;
import org.inion.submit.PredictionRows;
import org.inion.submit.PredictionsFile;
import org.inion.submit.Side;
import org.inion.submit.Submission;
import org.inion.submit.SubmissionCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/submit}. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    header = "Writes, checks and scores submissions.",
    customSynopsis = {
      "jobs/submit --challenge-1 RUN --challenge-2 RUN --out FILE.zip [OPTIONS]",
      "       jobs/submit --check FILE.zip [OPTIONS]",
      "       jobs/submit --predictions DIR --out FILE.csv [OPTIONS]"
    },
    description = {
      "",
      "Makes the zip that the EEG Foundation Challenge takes, of two models, with a card beside it;"
          + " or a CSV of a predictions folder. A zip is checked by the challenge's rules before it"
          + " is written; --check does so for any. What was made from simulated data gets .simulated"
          + " into its name. Needs no Spark.",
      ""
    },
    footer = {
      "",
      "Exit code:",
      "  0 written, or nothing to refuse; 1 failed, or refused",
      "",
      "Examples:",
      "  jobs/submit --challenge-1 run-1 --challenge-2 run-2 --out submission.zip",
      "  jobs/submit --check submission.zip --check-1 c1 --check-2 c2 --side test",
      "  jobs/submit --check submission.zip --python venv/bin/python",
      "  jobs/submit --predictions predictions --out ages.csv --rows subject"
    })
final class SubmitCommand implements Callable<Integer> {
  /** Pythons with torch, a colon between them; the first one is taken. */
  private static final String PYTHONS = "INION_TORCH_PYTHON";

  @Spec private CommandSpec spec;

  @Option(
      names = "--challenge-1",
      paramLabel = "RUN",
      description =
          "Model of Challenge 1: the folder of a run, or of folds, or a model.pt of jobs/export.")
  private Optional<Path> challenge1 = Optional.empty();

  @Option(
      names = "--challenge-2",
      paramLabel = "RUN",
      description = "Model of Challenge 2, likewise.")
  private Optional<Path> challenge2 = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "What to write: a .zip, or a .csv of --predictions.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--check", paramLabel = "ZIP", description = "Only look at this zip.")
  private Optional<Path> check = Optional.empty();

  @Option(
      names = "--check-1",
      paramLabel = "DIR",
      description = "A windows folder to score Challenge 1 on.")
  private Optional<Path> check1 = Optional.empty();

  @Option(
      names = "--check-2",
      paramLabel = "DIR",
      description = "A windows folder to score Challenge 2 on.")
  private Optional<Path> check2 = Optional.empty();

  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description = "Whose windows are scored: all, train, validation, test. Default: all.")
  private String side = "all";

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description =
          "A Python with torch, to run submission.py as the challenge does. Default: the first one"
              + " of $INION_TORCH_PYTHON, which --check does not take: what a zip from elsewhere"
              + " runs is for you to know.")
  private Optional<Path> python = Optional.empty();

  @Option(
      names = "--predictions",
      paramLabel = "DIR",
      description = "A predictions folder, to be written as a CSV.")
  private Optional<String> predictions = Optional.empty();

  @Option(
      names = "--rows",
      paramLabel = "WHAT",
      description = "What has a row in the CSV: window or subject. Default: window.")
  private String rows = "window";

  @Mixin private LayeredOptions config = new LayeredOptions();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    boolean makes = challenge1.isPresent() || challenge2.isPresent();
    int asked = (makes ? 1 : 0) + (check.isPresent() ? 1 : 0) + (predictions.isPresent() ? 1 : 0);
    boolean whole = challenge1.isPresent() == challenge2.isPresent();
    if (asked != 1 || !whole || out.isPresent() == check.isPresent()) {
      throw new BadSetupException(
          "Cannot submit: give --challenge-1, --challenge-2 and --out; or --check; or --predictions"
              + " and --out. See jobs/submit --help.");
    }
    if (predictions.isPresent()) {
      return csv();
    }
    return check.isPresent() ? check() : make();
  }

  private int csv() throws IOException {
    List<String> problems = new ArrayList<>();
    require(problems, "--rows", rows, List.of("window", "subject"));
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
    PredictionsFile file =
        PredictionsFile.write(
            PredictionRows.open(Storage.files(), predictions.orElseThrow()),
            out.orElseThrow(),
            rows.equals("subject") ? PredictionsFile.Rows.SUBJECT : PredictionsFile.Rows.WINDOW);
    print(json.wanted() ? SubmitText.json(file) : SubmitText.table(file));
    return ExitCodes.GOOD;
  }

  private static void require(
      List<String> problems, String option, String value, List<String> options) {
    if (!options.contains(value)) {
      problems.add(
          "[%s] No \"%s\"; options: %s.".formatted(option, value, String.join(", ", options)));
    }
  }

  private int make() throws IOException {
    var settings = config.lay(ExportSettings.layers()).resolve();
    ExportSettings export = ExportSettings.from(settings);
    settings.check();
    CheckPlan plan = plan(python.or(SubmitCommand::pythonOfEnvironment));
    Map<Challenge, Path> sources = both(challenge1, challenge2);
    Submission.Written written = Submission.of(sources, export).write(out.orElseThrow(), plan);
    return show(out.orElseThrow(), written.report(), written.zip(), written.card());
  }

  private int check() throws IOException {
    Path zip = check.orElseThrow();
    return show(zip, SubmissionCheck.of(zip, plan(python)), check, Optional.empty());
  }

  private int show(Path asked, CheckReport report, Optional<Path> zip, Optional<Path> card) {
    PrintWriter log = spec.commandLine().getErr();
    report.refusals().forEach(one -> log.println("error: " + one.line(asked)));
    report.warnings().forEach(one -> log.println("warning: " + one.line(asked)));
    log.flush();
    print(json.wanted() ? SubmitText.json(report, zip, card) : SubmitText.table(report, zip, card));
    return report.isValid() ? ExitCodes.GOOD : ExitCodes.FAILED;
  }

  private CheckPlan plan(Optional<Path> runner) {
    return new CheckPlan(runner, both(check1, check2), Side.of(side));
  }

  private static Map<Challenge, Path> both(Optional<Path> one, Optional<Path> two) {
    Map<Challenge, Path> both = new EnumMap<>(Challenge.class);
    one.ifPresent(path -> both.put(Challenge.ONE, path));
    two.ifPresent(path -> both.put(Challenge.TWO, path));
    return both;
  }

  private static Optional<Path> pythonOfEnvironment() {
    return Optional.ofNullable(System.getenv(PYTHONS))
        .map(all -> all.split(":", -1)[0])
        .filter(first -> !first.isBlank())
        .map(Path::of);
  }

  private void print(String text) {
    PrintWriter writer = spec.commandLine().getOut();
    writer.println(text);
    writer.flush();
  }
}
