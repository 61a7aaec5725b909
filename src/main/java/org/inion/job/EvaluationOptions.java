package org.inion.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inion.error.BadSetupException;
import org.inion.evaluate.AgeBands;
import org.inion.evaluate.EvaluationSettings;
import org.inion.evaluate.Level;
import org.inion.metric.Aggregate;
import org.inion.metric.Bootstrap;
import picocli.CommandLine.Option;

/** The options that say how to score. */
final class EvaluationOptions {
  private static final double CONFIDENCE = 0.95;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "What counts as one: window, subject or both. Default: both.")
  private String level = "both";

  @Option(
      names = "--aggregate",
      paramLabel = "HOW",
      description = "How a subject's windows become one value: mean or median. Default: mean.")
  private String aggregate = "mean";

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      split = ",",
      description =
          "Only these, the first one first. Default for numbers: nrmse, rmse, mae, pearson_r,"
              + " spearman_r, r2; for classes: balanced_accuracy, accuracy, auroc, f1, brier, ece;"
              + " f1_macro too can be asked for. Those of the task come first.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--classes",
      paramLabel = "NAME",
      split = ",",
      description =
          "Names of class 0 and class 1 in a CSV, such as F,M, whose predictions are then probabilities of"
              + " class 1. Without it a CSV holds numbers.")
  private List<String> classes = new ArrayList<>();

  @Option(
      names = "--age-bands",
      paramLabel = "YEARS",
      description = "Where bands of age meet. Default: 8,11,14,18.")
  private String ageBands = "8,11,14,18";

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      description = "Resamples for the 95 %% intervals; 0 for none. Default: 1000.")
  private int bootstrap = 1000;

  @Option(names = "--seed", paramLabel = "N", description = "Of the resamples. Default: 1.")
  private long seed = 1;

  /** Names of class 0 and class 1; empty for numbers. */
  List<String> classes() {
    if (!classes.isEmpty() && (classes.size() != 2 || classes.get(0).equals(classes.get(1)))) {
      throw new BadSetupException(
          "[--classes] Cannot use the classes: they must be two names, such as F,M, but was "
              + String.join(",", classes)
              + ".");
    }
    return classes;
  }

  /** All other options. */
  EvaluationSettings settings() {
    List<String> problems = new ArrayList<>();
    List<Level> levels =
        switch (level) {
          case "window" -> List.of(Level.WINDOW);
          case "subject" -> List.of(Level.SUBJECT);
          case "both" -> List.of(Level.WINDOW, Level.SUBJECT);
          default -> problem(problems, "--level", level, "window, subject, both", List.of());
        };
    Aggregate how =
        List.of("mean", "median").contains(aggregate)
            ? Aggregate.valueOf(aggregate.toUpperCase(Locale.ROOT))
            : problem(problems, "--aggregate", aggregate, "mean, median", Aggregate.MEAN);
    Bootstrap intervals = new Bootstrap(0, seed, CONFIDENCE);
    AgeBands bands = AgeBands.DEFAULT;
    try {
      intervals = new Bootstrap(bootstrap, seed, CONFIDENCE);
    } catch (BadSetupException e) {
      problems.addAll(e.problems());
    }
    try {
      bands = AgeBands.parse(ageBands);
    } catch (BadSetupException e) {
      problems.addAll(e.problems());
    }
    if (!problems.isEmpty()) {
      throw new BadSetupException(problems);
    }
    return new EvaluationSettings(levels, how, metrics, intervals, bands);
  }

  private static <T> T problem(
      List<String> problems, String option, String value, String options, T instead) {
    problems.add("[" + option + "] No \"" + value + "\"; options: " + options + ".");
    return instead;
  }
}
