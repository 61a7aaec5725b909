package org.inion.train.record;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.inion.evaluate.Level;
import org.inion.evaluate.Origin;
import org.inion.metric.Interval;

/** Made-up runs for the tests. */
final class RunExamples {
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  static final RunTarget AGE = new RunTarget("age_years", "years", List.of());
  static final RunTarget SEX = new RunTarget("sex", "", List.of("F", "M"));

  private RunExamples() {}

  static RunFacts facts(RunTarget target, Origin origin) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("Inion", "0.1.0");
    versions.put("PyTorch", "2.7.1");
    return new RunFacts(
        "age",
        List.of(target),
        origin,
        "eegnet",
        4321,
        "CPU, 2 threads",
        new RunSize(240, 7200),
        new RunSize(60, 1800),
        "sha256:0123456789abcdef",
        Map.of("ds005505", "CC-BY-SA 4.0"),
        RunFacts.tree(
            "{\"model\":{\"name\":\"eegnet\",\"dropout\":0.25},"
                + "\"train\":{\"epochs\":10,\"note\":\"a < b & c\"}}"),
        Map.of("training", 1L),
        versions,
        List.of("jobs/train", "--windows", "OUT", "--task", "age"));
  }

  static EpochRecord epoch(int epoch, double score, EpochRecord.Standing standing) {
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("subject.pearson_r", score);
    scores.put("subject.mae", 3 - score);
    scores.put("window.pearson_r", 0.8 * score);
    scores.put("window.mae", 3.3 - score);
    return new EpochRecord(
        epoch,
        113L * epoch,
        7200,
        0.15 + 1.0 / epoch,
        0.3 + 0.9 / epoch,
        scores,
        1e-3 * (1 + Math.cos(Math.PI * epoch / 11)) / 2,
        1.7 / epoch,
        11.25 + 0.1 * epoch,
        0.012,
        standing);
  }

  /** A history whose score rises until the last but three. */
  static RunHistory history(int epochs) {
    RunHistory history = RunHistory.EMPTY;
    double best = Double.NEGATIVE_INFINITY;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double score = 0.8 - 0.7 / epoch - 0.02 * Math.max(0, epoch - (epochs - 3));
      boolean better = score > best;
      best = Math.max(best, score);
      history =
          history.with(
              epoch(
                  epoch,
                  score,
                  better ? EpochRecord.Standing.BEST_SO_FAR : EpochRecord.Standing.NOT_BETTER));
    }
    return history;
  }

  static RunRecord run(RunFacts facts, RunHistory history) {
    RunRecord run = RunRecord.begin(facts, START);
    for (EpochRecord epoch : history.epochs()) {
      run = run.with(epoch);
    }
    return run.withMemory("heap", 300L << 20)
        .withMemory("heap", 200L << 20)
        .withMemory("resident", 900L << 20)
        .end(RunRecord.Status.DONE, "", START.plusSeconds(125));
  }

  static List<Predicted> predicted(RunTarget target) {
    Random random = new Random(1);
    int n = 200;
    double[] labels =
        random
            .doubles(n, 5, 22)
            .map(age -> target.classes().isEmpty() ? age : Math.rint((age - 5) / 17))
            .toArray();
    double[] predictions =
        IntStream.range(0, n)
            .mapToDouble(
                i ->
                    target.classes().isEmpty()
                        ? 13 + 0.7 * (labels[i] - 13) + random.nextGaussian()
                        : 1 / (1 + Math.exp(-2 * labels[i] + 1 - random.nextGaussian())))
            .toArray();
    return List.of(
        new Predicted(Level.SUBJECT, target, labels, predictions),
        new Predicted(Level.WINDOW, target, labels, predictions));
  }

  static RateSearch search() {
    double[] rates =
        IntStream.range(0, 60).mapToDouble(i -> 1e-6 * Math.pow(10, i / 10.0)).toArray();
    double[] losses =
        DoubleStream.of(rates)
            .map(rate -> 1.1 - 0.6 / (1 + Math.pow(4e-4 / rate, 1.5)) + Math.pow(rate / 0.05, 2))
            .toArray();
    return new RateSearch(rates, losses, OptionalDouble.of(6e-4));
  }

  static FoldTable folds() {
    List<FoldTable.Fold> folds =
        IntStream.range(0, 5)
            .mapToObj(
                fold ->
                    new FoldTable.Fold(
                        fold,
                        1,
                        10,
                        4 + fold,
                        12,
                        epoch(1, 0.5 + 0.05 * fold, EpochRecord.Standing.NOT_BETTER).scores()))
            .toList();
    return new FoldTable(
        folds,
        Map.of("subject.pearson_r", new FoldTable.Pooled(0.58, new Interval(0.41, 0.71, 1000, 0))));
  }

  static RunResults results(RunTarget target) {
    return new RunResults(predicted(target), Optional.of(search()), Optional.empty());
  }
}
