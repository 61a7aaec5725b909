package org.inion.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inion.evaluate.EvaluationJson;
import org.inion.evaluate.Origin;
import org.inion.evaluate.ScoreText;
import org.inion.submit.Challenge;
import org.inion.submit.CheckReport;
import org.inion.submit.Finding;
import org.inion.submit.PredictionsFile;
import org.inion.submit.Side;
import org.inion.submit.SideScore;

/** What {@code jobs/submit} prints. */
final class SubmitText {
  private static final String NOT_RUN =
      "not run as the evaluator would: no Python with torch; give --python";

  private SubmitText() {}

  static String table(PredictionsFile file) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("target", file.contract().target()));
    rows.add(List.of("rows", String.format(Locale.ROOT, "%,d", file.rows())));
    if (file.contract().simulated()) {
      rows.add(List.of("recordings", "simulated, and so the file is named"));
    }
    rows.add(List.of("csv", file.file().toString()));
    rows.add(List.of("card", file.card().toString()));
    return Figures.table(rows);
  }

  static String json(PredictionsFile file) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("target", file.contract().target());
    line.put("rows", file.rows());
    line.put("simulated", file.contract().simulated());
    line.put("csv", file.file().toString());
    line.put("card", file.card().toString());
    return line.toString();
  }

  /**
   * @param zip empty where it was not written
   */
  static String table(CheckReport report, Optional<Path> zip, Optional<Path> card) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("check", verdict(report)));
    rows.add(
        List.of(
            "evaluator",
            report
                .torch()
                .map(
                    torch ->
                        "run in Python, torch %s, on a CPU%s".formatted(torch, difference(report)))
                .orElse(report.isValid() ? NOT_RUN : "not run, for what is refused")));
    for (Challenge challenge : Challenge.values()) {
      SideScore score = report.scores().get(challenge);
      if (score != null) {
        rows.add(List.of("challenge " + challenge.number(), words(score)));
      }
    }
    report
        .overall()
        .ifPresent(
            score -> rows.add(List.of("overall", "nRMSE " + ScoreText.value(score.overall()))));
    if (report.scores().values().stream().anyMatch(one -> one.side() == Side.ALL)) {
      rows.add(List.of("", "of all sides: those that a model learnt from flatter it (--side)"));
    }
    if (report.isSimulated()) {
      rows.add(List.of("learnt from", "simulated data: say so wherever it goes"));
    }
    rows.add(List.of("zip", zip.map(Path::toString).orElse("not written")));
    card.ifPresent(path -> rows.add(List.of("card", path.toString())));
    return Figures.table(rows);
  }

  private static String verdict(CheckReport report) {
    String warnings =
        report.warnings().isEmpty()
            ? ""
            : ", " + Figures.count(report.warnings().size(), "warning");
    return report.isValid()
        ? "nothing that the challenge would refuse" + warnings
        : "refused by %s".formatted(Figures.count(report.refusals().size(), "rule")) + warnings;
  }

  private static String difference(CheckReport report) {
    return report.largestDifference().isPresent()
        ? "; at most %.2g from libtorch".formatted(report.largestDifference().getAsDouble())
        : "";
  }

  private static String words(SideScore score) {
    String origin = score.origin() == Origin.SIMULATED ? ", simulated" : "";
    return "nRMSE %s %s, %s of %s, side %s%s"
        .formatted(
            ScoreText.value(score.nrmse()),
            ScoreText.interval(score.interval()),
            Figures.count(score.windows(), "window"),
            Figures.count(score.subjects(), "subject"),
            score.side().key(),
            origin)
        .replace("  ", " ")
        .replace(" ,", ",");
  }

  static String json(CheckReport report, Optional<Path> zip, Optional<Path> card) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("valid", report.isValid());
    findings(line.putArray("refusals"), report.refusals());
    findings(line.putArray("warnings"), report.warnings());
    line.put("simulated", report.isSimulated());
    line.put("torch", report.torch().orElse(null));
    line.put(
        "largest_difference", report.largestDifference().stream().boxed().findFirst().orElse(null));
    for (Challenge challenge : Challenge.values()) {
      SideScore score = report.scores().get(challenge);
      if (score != null) {
        String name = "challenge_" + challenge.number();
        EvaluationJson.number(line, name, score.nrmse());
        line.put(name + "_windows", score.windows());
        line.put(name + "_subjects", score.subjects());
      }
    }
    report.overall().ifPresent(score -> EvaluationJson.number(line, "overall", score.overall()));
    line.put("zip", zip.map(Path::toString).orElse(null));
    line.put("card", card.map(Path::toString).orElse(null));
    return line.toString();
  }

  private static void findings(ArrayNode array, List<Finding> findings) {
    for (Finding finding : findings) {
      array.addObject().put("rule", finding.rule().key()).put("message", finding.message());
    }
  }
}
