package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inion.evaluate.ScoreText;
import org.inion.train.CrossValidation;
import org.inion.train.Predictions;
import org.inion.train.TrainPlan;
import org.inion.train.Trainer.Outcome;
import org.inion.train.record.EpochRecord;
import org.inion.train.record.FoldTable.Pooled;
import org.inion.train.record.FoldWords;
import org.inion.train.record.RunRecord;

/** What training came to, as text and as one line of JSON. */
final class TrainText {
  private TrainText() {}

  static String of(TrainPlan plan, Path out, Outcome outcome) {
    RunRecord run = outcome.record();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "network", run.facts().network() + ", " + run.facts().parameters() + " parameters"));
    rows.add(
        List.of(
            "trained",
            "%d epochs in %.0f s, %,.0f windows/s"
                .formatted(
                    run.history().epochs().size(),
                    run.history().seconds(),
                    windowsPerSecond(run))));
    rows.add(
        List.of("best epoch", run.history().best().map(best -> "" + best.epoch()).orElse("none")));
    run.history()
        .best()
        .ifPresent(
            best ->
                best.scores()
                    .forEach((name, score) -> rows.add(List.of(name, ScoreText.value(score)))));
    outcome
        .test()
        .ifPresent(
            test ->
                test.scores(plan.task())
                    .forEach(
                        (name, score) ->
                            rows.add(List.of("test " + name, ScoreText.value(score)))));
    rows.add(List.of("waited for data", "%.1f %%".formatted(100 * run.history().waitShare())));
    rows.add(List.of("report", out.resolve("report.html").toString()));
    return Figures.table(rows) + noBest(run);
  }

  /** What to do where no epoch could be judged. */
  private static String noBest(RunRecord run) {
    if (run.history().best().isPresent()) {
      return "";
    }
    return ("\nNo epoch is the best: %s is not defined on the validation side, which has %s. Put more"
            + " subjects there by jobs/split, train with --folds, or decide by another score, such"
            + " as --set task.metrics=[mae].\n")
        .formatted(
            run.history().scoreNames().stream().findFirst().orElse("the score"),
            Figures.count(run.facts().validation().subjects(), "subject"));
  }

  private static double windowsPerSecond(RunRecord run) {
    return run.history().epochs().stream().mapToLong(EpochRecord::windows).sum()
        / Math.max(1e-9, run.history().seconds());
  }

  static String json(TrainPlan plan, Outcome outcome) {
    RunRecord run = outcome.record();
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("task", plan.task().name());
    line.put("network", run.facts().network());
    line.put("parameters", run.facts().parameters());
    line.put("device", run.facts().device());
    line.put("status", run.status().key());
    line.put("epochs", run.history().epochs().size());
    line.put("best_epoch", run.history().best().map(EpochRecord::epoch).orElse(0));
    run.history().last().ifPresent(last -> number(line, "train_loss", last.trainLoss()));
    run.history().last().ifPresent(last -> number(line, "validation_loss", last.validationLoss()));
    run.history()
        .best()
        .ifPresent(best -> best.scores().forEach((name, score) -> number(line, name, score)));
    outcome.test().ifPresent(test -> put(line, "test.", plan, test));
    number(line, "seconds", run.history().seconds());
    number(line, "windows_per_s", windowsPerSecond(run));
    number(line, "wait_share", run.history().waitShare());
    return line.toString();
  }

  static String of(TrainPlan plan, Path out, CrossValidation.Result result) {
    StringBuilder text = new StringBuilder(new FoldWords(result.table()).text());
    if (result.test().isPresent()) {
      List<List<String>> rows = new ArrayList<>();
      CrossValidation.pooled(plan.task(), result.test().get())
          .forEach((name, score) -> rows.add(List.of(name, words(score))));
      text.append("\nAll runs together on the test side\n").append(Figures.table(rows));
    }
    return text
        + "\n"
        + Figures.table(List.of(List.of("report", out.resolve("report.html").toString())));
  }

  private static String words(Pooled score) {
    return String.format(
        Locale.ROOT,
        "%s (%s to %s)",
        ScoreText.value(score.score()),
        ScoreText.value(score.interval().low()),
        ScoreText.value(score.interval().high()));
  }

  static String json(TrainPlan plan, CrossValidation.Result result) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("task", plan.task().name());
    line.put("network", plan.network().name());
    line.put("runs", result.table().folds().size());
    for (Map.Entry<String, Pooled> score : result.table().pooled().entrySet()) {
      number(line, score.getKey(), score.getValue().score());
      number(line, score.getKey() + ".low", score.getValue().interval().low());
      number(line, score.getKey() + ".high", score.getValue().interval().high());
    }
    result.test().ifPresent(test -> put(line, "test.", plan, test));
    line.set("table", result.table().json());
    return line.toString();
  }

  private static void put(ObjectNode line, String prefix, TrainPlan plan, Predictions test) {
    test.scores(plan.task()).forEach((name, score) -> number(line, prefix + name, score));
  }

  private static void number(ObjectNode line, String name, double value) {
    if (Double.isFinite(value)) {
      line.put(name, value);
    } else {
      line.putNull(name);
    }
  }
}
