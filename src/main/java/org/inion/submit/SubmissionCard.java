package org.inion.submit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.inion.evaluate.AgeBands;
import org.inion.evaluate.Evaluation;
import org.inion.evaluate.EvaluationSettings;
import org.inion.evaluate.Evaluator;
import org.inion.evaluate.Level;
import org.inion.evaluate.Origin;
import org.inion.evaluate.Predictions;
import org.inion.evaluate.Score;
import org.inion.evaluate.ScoreText;
import org.inion.metric.Aggregate;
import org.inion.metric.Bootstrap;
import org.inion.report.Markdown;
import org.inion.table.ModelContract;

/** What a person has to know of a submission, as Markdown. */
final class SubmissionCard {
  private static final EvaluationSettings SCORES =
      new EvaluationSettings(
          List.of(Level.WINDOW, Level.SUBJECT),
          Aggregate.MEAN,
          List.of("nrmse", "pearson_r"),
          new Bootstrap(1000, 1, 0.95),
          AgeBands.DEFAULT);

  private final Submission submission;
  private final CheckReport report;
  private final Markdown page = new Markdown();

  private SubmissionCard(Submission submission, CheckReport report) {
    this.submission = submission;
    this.report = report;
  }

  static String of(Submission submission, Path file, byte[] zip, CheckReport report) {
    SubmissionCard card = new SubmissionCard(submission, report);
    card.page.line("# " + file.getFileName());
    if (submission.isSimulated()) {
      card.page.line(
          "**Simulated: a model in it learnt from recordings of nobody. Its scores say nothing about people, and the challenge is not the place for it.**");
    }
    card.page.line(
        "A submission to the EEG Foundation Challenge 2025, %,d bytes, `%s`."
            .formatted(zip.length, ModelContract.fingerprint(zip)));
    card.models();
    card.validation();
    card.scores();
    card.checks();
    return card.page.toString();
  }

  private void models() {
    page.line("## What is in it");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("`submission.py`", "the same in every submission", "", "", ""));
    for (Challenge challenge : Challenge.values()) {
      ChallengeModel model = submission.models().get(challenge);
      rows.add(
          List.of(
              "`" + challenge.weights() + "`",
              "`" + model.source() + "`",
              model.contract().members().stream()
                  .map(one -> "%s, epoch %d".formatted(one.network(), one.epoch()))
                  .collect(Collectors.joining("; ")),
              model.contract().origin() + " data",
              "`" + ModelContract.fingerprint(model.archive()) + "`"));
    }
    page.table(List.of("file", "from", "networks", "learnt from", "fingerprint"), rows);
  }

  private void validation() {
    page.line("## Scores on the runs' validation sides");
    List<List<String>> rows = new ArrayList<>();
    boolean unknown = false;
    for (Challenge challenge : Challenge.values()) {
      List<String> cells = new ArrayList<>(List.of(challenge.words()));
      if (submission.models().get(challenge).validation().isPresent()) {
        cells.addAll(scores(submission.models().get(challenge).validation().get()));
      } else {
        unknown = true;
        cells.addAll(List.of("", "", "not known", "", ""));
      }
      rows.add(cells);
    }
    page.table(
        List.of("", "subjects", "windows", "nRMSE of windows", "r of windows", "r of subjects"),
        rows);
    page.line(
        "With 95 % intervals over subjects. The sides may have chosen the epoch, and then flatter a little."
            + (unknown ? " Not known: of an exported model, see its own card." : ""));
  }

  private static List<String> scores(Predictions validation) {
    Evaluation evaluation = new Evaluator(SCORES).evaluate(validation);
    return List.of(
        String.format(Locale.ROOT, "%,d", validation.subjects()),
        String.format(Locale.ROOT, "%,d", validation.size()),
        words(evaluation.overall(Level.WINDOW).score("nrmse")),
        words(evaluation.overall(Level.WINDOW).score("pearson_r")),
        words(evaluation.overall(Level.SUBJECT).score("pearson_r")));
  }

  private static String words(Score score) {
    return (ScoreText.value(score.value()) + " " + ScoreText.interval(score.interval())).strip();
  }

  private void scores() {
    if (report.scores().isEmpty()) {
      return;
    }
    page.line("## Scores of this zip");
    List<List<String>> rows = new ArrayList<>();
    for (Challenge challenge : Challenge.values()) {
      SideScore score = report.scores().get(challenge);
      if (score != null) {
        rows.add(
            List.of(
                challenge.words(),
                "`" + score.folder() + "`",
                score.side().key(),
                score.origin().name().toLowerCase(Locale.ROOT),
                String.format(Locale.ROOT, "%,d", score.subjects()),
                String.format(Locale.ROOT, "%,d", score.windows()),
                (ScoreText.value(score.nrmse()) + " " + ScoreText.interval(score.interval()))
                    .strip()));
      }
    }
    page.table(List.of("", "folder", "side", "recordings", "subjects", "windows", "nRMSE"), rows);
    report
        .overall()
        .ifPresent(score -> page.line("Overall: %s.".formatted(ScoreText.value(score.overall()))));
    if (report.scores().values().stream().anyMatch(one -> one.origin() == Origin.SIMULATED)) {
      page.line("Recordings that are simulated say nothing about people.");
    }
    if (report.scores().values().stream().anyMatch(one -> one.side() == Side.ALL)) {
      page.line("Side `all` holds those that a model learnt from, if these are its windows.");
    }
  }

  private void checks() {
    page.line("## Checks");
    page.line(
        report.torch().isPresent()
            ? "Run as the evaluator would, on a CPU, with torch %s: its predictions and libtorch's differ by at most %.2g."
                .formatted(report.torch().get(), report.largestDifference().orElse(Double.NaN))
            : "Its models were run in libtorch. Not run as the evaluator would: no Python with torch.");
    page.line("Nothing that the challenge would refuse was found. Looked at:");
    page.list(
        Arrays.stream(Rule.values())
            .filter(rule -> rule != Rule.SAME || report.torch().isPresent())
            .map(rule -> rule.key() + ": " + rule.sentence())
            .toList());
    for (Finding finding : report.warnings()) {
      page.line("Warning, " + finding.rule().key() + ": " + finding.sentence() + ".");
    }
  }
}
