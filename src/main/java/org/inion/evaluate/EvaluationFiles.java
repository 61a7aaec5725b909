package org.inion.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inion.metric.Bootstrap;

/** What an evaluation leaves behind, and the sentences that it says of itself. */
public final class EvaluationFiles {
  private EvaluationFiles() {}

  /** Texts by their path below the output folder. */
  public static Map<String, String> of(Evaluation evaluation) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("scores.json", EvaluationJson.of(evaluation).toPrettyString() + "\n");
    files.put("scores.csv", EvaluationJson.csv(evaluation));
    Map<String, String> pictures = EvaluationPictures.of(evaluation);
    pictures.forEach((name, svg) -> files.put("pictures/" + name, svg));
    files.put("report.html", EvaluationPage.of(evaluation, pictures));
    return files;
  }

  /** What was predicted, of how many, by which model. */
  public static String what(Evaluation evaluation) {
    Question question = evaluation.question();
    String unit = question.unit().isEmpty() ? "" : " (" + question.unit() + ")";
    String classes =
        question.classes().isEmpty()
            ? ""
            : " (0 = " + question.classes().get(0) + ", 1 = " + question.classes().get(1) + ")";
    String models =
        question.models().isEmpty() ? "" : " Model " + String.join(", ", question.models()) + ".";
    return "Target: "
        + question.target()
        + unit
        + classes
        + "; "
        + evaluation.predictions().size()
        + " windows of "
        + evaluation.predictions().subjects()
        + " subjects."
        + models;
  }

  /** How intervals and subjects are made. */
  public static String intervals(Evaluation evaluation) {
    Bootstrap bootstrap = evaluation.settings().bootstrap();
    String intervals =
        bootstrap.resamples() == 0
            ? "No intervals were asked for."
            : "Intervals hold "
                + Math.round(100 * bootstrap.confidence())
                + " % of "
                + bootstrap.resamples()
                + " resamples of subjects, seed "
                + bootstrap.seed()
                + ".";
    return evaluation.levels().contains(Level.SUBJECT)
        ? intervals
            + " A subject is the "
            + evaluation.settings().aggregate().key()
            + " of its windows."
        : intervals;
  }
}
