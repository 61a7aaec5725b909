package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inion.error.BadSetupException;
import org.inion.evaluate.ChallengeEvaluation;
import org.inion.evaluate.Evaluation;
import org.inion.evaluate.EvaluationFiles;
import org.inion.evaluate.EvaluationJson;
import org.inion.evaluate.Evaluator;
import org.inion.evaluate.PredictionReader;
import org.inion.evaluate.ScoreText;
import org.inion.ingest.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jobs/evaluate}. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    header = "Scores predictions: overall, by release, task, age band and sex.",
    customSynopsis = {
      "jobs/evaluate --predictions PATH [--predictions PATH]... [OPTIONS]",
      "       jobs/evaluate --challenge-1 PATH --challenge-2 PATH [OPTIONS]"
    },
    description = {
      "",
      "Prints every score at window and at subject level with its interval over subjects. PATH is"
          + " a predictions folder, or a .csv file with the columns subject_id, label, prediction"
          + " and any other of a predictions table. Needs no Spark.",
      ""
    },
    footer = {
      "",
      "Exit code:",
      "  0 scored; 1 failed",
      "",
      "Examples:",
      "  jobs/evaluate --predictions predictions",
      "  jobs/evaluate --predictions fold-0 --predictions fold-1 --out scores",
      "  jobs/evaluate --predictions mine.csv --classes F,M --metric auroc --json",
      "  jobs/evaluate --challenge-1 c1 --challenge-2 c2"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--predictions",
      paramLabel = "PATH",
      description = "A predictions folder or CSV; given often, all are one table.")
  private List<String> predictions = new ArrayList<>();

  @Option(
      names = "--challenge-1",
      paramLabel = "PATH",
      description = "Predictions of response times, for the challenge's overall score.")
  private Optional<String> challenge1 = Optional.empty();

  @Option(
      names = "--challenge-2",
      paramLabel = "PATH",
      description = "Predictions of externalizing, for the challenge's overall score.")
  private Optional<String> challenge2 = Optional.empty();

  @Mixin private EvaluationOptions options = new EvaluationOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder of this machine for report.html, pictures/, scores.json and scores.csv.")
  private Optional<Path> out = Optional.empty();

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() throws IOException {
    boolean challenge = challenge1.isPresent() && challenge2.isPresent();
    boolean half = challenge1.isPresent() != challenge2.isPresent();
    if (half || challenge != predictions.isEmpty()) {
      throw new BadSetupException(
          "Cannot evaluate: give either --predictions, or --challenge-1 and --challenge-2. See"
              + " jobs/evaluate --help.");
    }
    PredictionReader reader = new PredictionReader(Storage.files(), options.classes());
    Evaluator evaluator = new Evaluator(options.settings());
    if (challenge) {
      show(
          ChallengeEvaluation.of(
              evaluator.evaluate(reader.read(List.of(challenge1.get()))),
              evaluator.evaluate(reader.read(List.of(challenge2.get())))));
    } else {
      show(evaluator.evaluate(reader.read(predictions)));
    }
    return ExitCodes.GOOD;
  }

  private void show(Evaluation evaluation) throws IOException {
    write("", evaluation);
    if (json.wanted()) {
      out().println(EvaluationJson.of(evaluation));
    } else {
      out().println(EvaluationText.of(evaluation, String.join(", ", predictions)));
    }
  }

  private void show(ChallengeEvaluation both) throws IOException {
    write("challenge-1", both.challenge1());
    write("challenge-2", both.challenge2());
    if (json.wanted()) {
      ObjectNode line = new ObjectMapper().createObjectNode();
      both.figures().forEach((name, value) -> EvaluationJson.number(line, name, value));
      line.set("challenge_1_evaluation", EvaluationJson.of(both.challenge1()));
      line.set("challenge_2_evaluation", EvaluationJson.of(both.challenge2()));
      out().println(line);
      return;
    }
    out().println(EvaluationText.of(both.challenge1(), challenge1.orElseThrow()) + "\n");
    out().println(EvaluationText.of(both.challenge2(), challenge2.orElseThrow()) + "\n");
    List<List<String>> rows = new ArrayList<>();
    both.figures().forEach((name, value) -> rows.add(List.of(name, ScoreText.value(value))));
    out().print("Challenge, nrmse of windows, 30 % and 70 %\n" + Figures.table(rows));
    out().flush();
  }

  private void write(String below, Evaluation evaluation) throws IOException {
    if (out.isEmpty()) {
      return;
    }
    Path folder = out.get().resolve(below);
    for (Map.Entry<String, String> file : EvaluationFiles.of(evaluation).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    spec.commandLine().getErr().println("report: " + folder.resolve("report.html"));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
