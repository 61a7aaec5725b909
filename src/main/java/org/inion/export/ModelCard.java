package org.inion.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.inion.evaluate.AgeBands;
import org.inion.evaluate.Evaluation;
import org.inion.evaluate.EvaluationSettings;
import org.inion.evaluate.Evaluator;
import org.inion.evaluate.Level;
import org.inion.evaluate.Predictions;
import org.inion.evaluate.Score;
import org.inion.evaluate.ScoreText;
import org.inion.metric.Aggregate;
import org.inion.metric.Bootstrap;
import org.inion.report.Markdown;
import org.inion.table.ModelContract;
import org.inion.train.TrainedRun;
import org.inion.train.record.RunFacts;

/** What a person has to know of a model before using it, as Markdown. */
final class ModelCard {
  private static final int RESAMPLES = 1000;
  private static final double CONFIDENCE = 0.95;
  private static final int FEW_SUBJECTS = 100;

  private final ExportedModel model;
  private final ModelContract contract;
  private final Markdown page = new Markdown();

  private ModelCard(ExportedModel model) {
    this.model = model;
    this.contract = model.contract();
  }

  static String of(ExportedModel model, String fingerprint) {
    ModelCard card = new ModelCard(model);
    card.begin(fingerprint);
    card.windows();
    card.data();
    card.scores();
    card.making();
    card.limits();
    card.use();
    return card.page.toString();
  }

  private void begin(String fingerprint) {
    page.line("# " + contract.task().title());
    if (isSimulated()) {
      page.line(
          "**Simulated: this model learnt from recordings of nobody. Its scores say nothing about people.**");
    }
    page.line(
        "%s, %s. Predicts `%s`%s for a window of EEG. Fingerprint `%s`."
            .formatted(
                networks(),
                words(model.runs().size(), "network"),
                contract.task().target(),
                what(),
                fingerprint));
  }

  private boolean isSimulated() {
    return contract.origin().equals(ModelContract.SIMULATED);
  }

  private String networks() {
    return contract.members().stream()
        .map(member -> "`%s` (%,d parameters)".formatted(member.network(), member.parameters()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private String what() {
    if (!contract.task().classes().isEmpty()) {
      return " (the probability of " + contract.task().classes().get(1) + ")";
    }
    return contract.task().unit().isEmpty() ? "" : " in " + contract.task().unit();
  }

  private void windows() {
    ModelContract.Input input = contract.input();
    page.line("## Windows that it takes");
    page.facts(
        List.of(
            List.of(
                "shape",
                "`[B, %d, %d]`, float32".formatted(input.channels().size(), input.samples())),
            List.of("unit", input.unit()),
            List.of("sampling rate", number(input.sampleRateHz()) + " Hz"),
            List.of("channels, in this order", String.join(" ", input.channels()))));
    if (input.crops() > 1) {
      page.line(
          "Of longer windows, the mean over %d crops evenly spread.".formatted(input.crops()));
    }
    ModelContract.Together together = contract.together();
    boolean plain = together.views().equals(List.of("plain"));
    if (contract.members().size() > 1 || !plain) {
      page.line(
          "Together: the %s of the networks%s%s."
              .formatted(
                  together.combine(),
                  together.weights().isEmpty() ? "" : ", weighted by " + together.weights(),
                  plain ? "" : ", each the mean of the views " + together.views()));
    }
    if (!contract.shrinkage().applied().equals("none")) {
      page.line(
          "Predictions are moved towards %s, by the factor that fits the validation sides' %ss best."
              .formatted(
                  ScoreText.value(contract.shrinkage().mean()), contract.shrinkage().applied()));
    }
  }

  private void data() {
    page.line("## Data");
    List<List<String>> rows = new ArrayList<>();
    for (TrainedRun run : model.runs()) {
      RunFacts facts = run.record().facts();
      rows.add(
          List.of(
              run.layout().root().getFileName().toString(),
              words(facts.training().subjects(), "subject")
                  + ", "
                  + words(facts.training().windows(), "window"),
              words(facts.validation().subjects(), "subject")
                  + ", "
                  + words(facts.validation().windows(), "window"),
              "`" + facts.dataFingerprint() + "`"));
    }
    page.table(List.of("run", "learnt from", "validated on", "windows' fingerprint"), rows);
    page.line("Recordings: " + contract.origin() + ".");
    Map<String, String> licences = model.runs().get(0).record().facts().licences();
    page.line(
        licences.isEmpty()
            ? "The licence of the data is not stated in what the model was made from: ask where the recordings come from."
            : "Licence of the data: "
                + licences.entrySet().stream()
                    .map(one -> one.getKey() + ", " + one.getValue())
                    .collect(Collectors.joining("; "))
                + ". Whether it reaches the model is for you to find out.");
  }

  private void scores() {
    page.line("## Scores");
    if (model.validation().isEmpty()) {
      page.line("Not known: a run folder lacks `validation.csv`.");
      return;
    }
    Predictions validation = model.validation().get();
    EvaluationSettings settings =
        new EvaluationSettings(
            List.of(Level.SUBJECT, Level.WINDOW),
            Aggregate.MEAN,
            contract.task().metrics(),
            new Bootstrap(RESAMPLES, 1, CONFIDENCE),
            AgeBands.DEFAULT);
    Evaluation evaluation = new Evaluator(settings).evaluate(validation);
    List<List<String>> rows = new ArrayList<>();
    for (Score score : evaluation.overall(evaluation.levels().get(0)).scores()) {
      List<String> row = new ArrayList<>(List.of(score.metric().name()));
      for (Level level : List.of(Level.SUBJECT, Level.WINDOW)) {
        row.add(
            evaluation.levels().contains(level)
                ? words(evaluation.overall(level).score(score.metric().name()))
                : "–");
      }
      rows.add(row);
    }
    page.table(List.of("score", "by subject", "by window"), rows);
    page.line(
        "On the validation sides, %s, with 95 %% intervals over subjects. %s What no run saw in any way is the test side: `jobs/predict`, then `jobs/evaluate`."
            .formatted(
                words(validation.subjects(), "subject"),
                model.runs().size() > 1
                    ? "Each subject is scored by runs that did not learn from them."
                    : "They chose the epoch, so they flatter a little."));
  }

  private static String words(Score score) {
    return (ScoreText.value(score.value()) + " " + ScoreText.interval(score.interval())).strip();
  }

  private void making() {
    TrainedRun run = model.runs().get(0);
    page.line("## How it was made");
    page.facts(
        List.of(
            List.of(
                "command", "`jobs/" + String.join(" ", run.record().facts().commandLine()) + "`"),
            List.of("begun", run.record().times().started().toString()),
            List.of(
                "epochs",
                contract.members().stream()
                    .map(member -> Integer.toString(member.epoch()))
                    .distinct()
                    .collect(Collectors.joining(", "))),
            List.of("device", run.record().facts().device()),
            List.of(
                "versions",
                run.record().facts().versions().entrySet().stream()
                    .map(one -> one.getKey() + " " + one.getValue())
                    .sorted()
                    .collect(Collectors.joining(", ")))));
    page.line("All settings: `config.conf` of the run folder.");
  }

  private void limits() {
    page.line("## Limits");
    List<String> limits = new ArrayList<>();
    long subjects =
        model.runs().stream()
            .mapToLong(run -> run.record().facts().training().subjects())
            .max()
            .orElse(0);
    if (subjects < FEW_SUBJECTS) {
      limits.add(
          "It learnt from %s: too few to say anything of people in general."
              .formatted(words(subjects, "subject")));
    }
    limits.add(
        "It knows windows that were filtered, referenced and resampled like those that it learnt from, of people like them. Others it predicts just as readily, and nothing warns.");
    limits.add("It is no medical device and must not decide about anybody.");
    page.list(limits);
  }

  private void use() {
    page.line("## Use");
    page.line(
        """
        ```
        jobs/predict --windows WINDOWS --model %s --out PREDICTIONS
        ```
        ```python
        model = torch.jit.load("%s")
        y = model(x)   # x: float32 [B, %d, %d] in %s; y: [B, 1]
        ```
        `%s` holds the same arrays by name. What is above stands in the archive too, as `extra/%s`."""
            .formatted(
                Exporter.ARCHIVE,
                Exporter.ARCHIVE,
                contract.input().channels().size(),
                contract.input().samples(),
                contract.input().unit(),
                Exporter.WEIGHTS,
                ModelContract.FILE));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static String words(long count, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }
}
