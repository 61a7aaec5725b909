package org.inion.train.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.inion.evaluate.Origin;
import org.inion.metric.Pairs;
import org.inion.report.ClassPictures;
import org.inion.report.CurvePicture;
import org.inion.report.CurvePicture.Curve;
import org.inion.report.CurvePicture.Mark;
import org.inion.report.CurvePicture.Scale;
import org.inion.report.CurvePicture.Spacing;
import org.inion.report.ScatterPicture;

/** The pictures of a run, by file name. */
final class RunPictures {
  /** Losses that differ by more are drawn over their logarithm. */
  private static final double LOG_FROM = 30;

  private final RunRecord run;
  private final Map<String, String> pictures = new LinkedHashMap<>();

  private RunPictures(RunRecord run) {
    this.run = run;
  }

  static Map<String, String> of(RunRecord run, RunResults results) {
    RunPictures parts = new RunPictures(run);
    results
        .folds()
        .flatMap(folds -> new FoldWords(folds).picture(parts.title("Score by fold")))
        .ifPresent(svg -> parts.put("folds", svg));
    if (!run.history().epochs().isEmpty()) {
      parts.loss();
      parts.scores();
      parts.rate();
    }
    results.predicted().stream()
        .filter(predicted -> predicted.labels().length > 0)
        .forEach(parts::predicted);
    results
        .rateSearch()
        .ifPresent(
            search ->
                parts.put("rate-search", search.picture(parts.title("Learning-rate search"))));
    return parts.pictures;
  }

  private void loss() {
    List<Curve> curves = new ArrayList<>(List.of(curve("training", EpochRecord::trainLoss)));
    Curve validation = curve("validation", EpochRecord::validationLoss);
    if (DoubleStream.of(validation.y()).anyMatch(Double::isFinite)) {
      curves.add(validation);
    }
    double[] all = curves.stream().flatMapToDouble(one -> DoubleStream.of(one.y())).toArray();
    put("loss", picture("Loss", "loss", CurvePicture.spacing(all, LOG_FROM)).of(curves, best()));
  }

  /** The metric that decides, at each level that has it. */
  private void scores() {
    List<String> names = run.history().scoreNames();
    if (names.isEmpty()) {
      return;
    }
    ScoreName first = new ScoreName(names.get(0));
    List<Curve> curves =
        names.stream()
            .map(ScoreName::new)
            .filter(name -> name.withoutLevel().equals(first.withoutLevel()))
            .map(name -> curve("each a " + name.level(), epoch -> score(epoch, name)))
            .toList();
    CurvePicture picture = picture("Validation score", first.words(), Spacing.EVEN);
    put("score", picture.of(curves, best()));
  }

  private void rate() {
    Curve rate = curve("learning rate", EpochRecord::learningRate);
    put(
        "learning-rate",
        picture("Learning rate at the end of each epoch", "learning rate", Spacing.EVEN)
            .of(List.of(rate), Optional.empty()));
  }

  private void predicted(Predicted predicted) {
    RunTarget target = predicted.target();
    String level = predicted.level().key();
    String name = run.facts().targets().size() > 1 ? target.name() + "-" + level : level;
    String each = ", each a " + level;
    if (target.classes().isEmpty()) {
      put(
          "scatter-" + name,
          new ScatterPicture(title("Predicted and true" + each), target.words())
              .of(predicted.labels(), predicted.predictions()));
    } else if (target.classes().size() == 2) {
      Pairs pairs = Pairs.of(predicted.labels(), predicted.predictions());
      String one = target.classes().get(1);
      put("roc-" + name, ClassPictures.roc(title("ROC" + each), one, pairs));
      put(
          "reliability-" + name,
          ClassPictures.reliability(title("Calibration" + each), one, pairs));
    }
  }

  private CurvePicture picture(String title, String quantity, Spacing spacing) {
    return new CurvePicture(
        title(title), new Scale("epoch", Spacing.WHOLE), new Scale(quantity, spacing));
  }

  private Curve curve(String name, ToDoubleFunction<EpochRecord> value) {
    List<EpochRecord> epochs = run.history().epochs();
    return new Curve(
        name,
        epochs.stream().mapToDouble(EpochRecord::epoch).toArray(),
        epochs.stream().mapToDouble(value).toArray());
  }

  private static double score(EpochRecord epoch, ScoreName name) {
    return epoch.scores().getOrDefault(name.name(), Double.NaN);
  }

  private Optional<Mark> best() {
    return run.history().best().map(best -> new Mark(best.epoch(), "best: " + best.epoch()));
  }

  /** Says of each picture what it must say when it is taken out of the page. */
  private String title(String words) {
    return words + (run.facts().origin() == Origin.SIMULATED ? " (simulated)" : "");
  }

  private void put(String name, String svg) {
    pictures.put(name + ".svg", svg);
  }
}
