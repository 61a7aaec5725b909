package org.inion.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inion.batch.SubjectId;
import org.inion.batch.SubjectSides;
import org.inion.error.BadSetupException;
import org.inion.evaluate.Level;
import org.inion.metric.Bootstrap;
import org.inion.metric.Interval;
import org.inion.metric.Metric;
import org.inion.metric.Metrics;
import org.inion.task.Target;
import org.inion.task.Task;
import org.inion.train.Trainer.Outcome;
import org.inion.train.Trainer.Start;
import org.inion.train.record.EpochRecord;
import org.inion.train.record.FoldTable;
import org.inion.train.record.FoldTable.Fold;
import org.inion.train.record.FoldTable.Pooled;
import org.inion.train.record.RunFolder;
import org.inion.train.record.RunLayout;
import org.inion.train.record.RunRecord;
import org.inion.train.record.RunReport;
import org.inion.train.record.RunResults;
import org.inion.window.SharedSubjects;
import org.inion.window.Split;
import org.inion.window.SplitRule;
import org.inion.window.Strata;
import org.inion.window.Subject;
import org.inion.window.SubjectAssignment;
import org.inion.window.SubjectSplit;

/**
 * A run for each fold and seed. What a fold holds out chooses nothing: its scores are those of the
 * last epoch, and nothing ends early. The runs together are an ensemble, which predicts the test
 * side where there is one.
 */
public final class CrossValidation {
  private static final int RESAMPLES = 1000;
  private static final double CONFIDENCE = 0.95;

  private final TrainPlan plan;
  private final WindowFolder windows;
  private final RunContext context;
  private final TrainListener listener;

  public CrossValidation(
      TrainPlan plan, WindowFolder windows, RunContext context, TrainListener listener) {
    if (plan.train().rate().schedule().shape() == Schedule.Shape.PLATEAU) {
      throw new BadSetupException(
          "[--folds] Cannot use train.rate.schedule = plateau: what a fold holds out must choose nothing, but would choose the rate. Use cosine");
    }
    this.plan = plan.toTheLastEpoch();
    this.windows = windows;
    this.context = context;
    this.listener = listener;
  }

  /**
   * What the runs came to.
   *
   * @param table fold by fold, and all subjects together
   * @param heldOut what each subject was predicted by the runs that had not seen it, mean over
   *     seeds
   * @param test what all runs together predict of the test side
   * @param runs by fold, then by seed
   */
  public record Result(
      FoldTable table, Predictions heldOut, Optional<Predictions> test, List<Outcome> runs) {}

  /**
   * Runs all folds with each seed, each into a folder of its own below {@code out}. Runs that are
   * there go on.
   *
   * <p><b>Throws</b> {@link BadSetupException} when there are fewer subjects than folds.
   *
   * @param start whether folds that are there already count; one that is done is only scored
   */
  public Result run(Path out, SubjectSides sides, int folds, int seeds, Start start)
      throws IOException {
    List<Set<SubjectId>> held = folds(sides, folds);
    try (RunFolder root = start == Start.NEW ? RunFolder.create(out) : RunFolder.resumeFolds(out)) {
      Result result = runs(out, sides, held, seeds);
      report(root, result);
      return result;
    }
  }

  /** The page of all runs together. */
  private void report(RunFolder root, Result result) {
    RunRecord first = result.runs().get(0).record();
    RunRecord all =
        RunRecord.begin(first.facts(), first.times().started())
            .end(RunRecord.Status.DONE, "", Instant.now());
    all.write(root.layout().run());
    root.write("config.conf", plan.settings().render());
    root.write(
        root.layout().validation().getFileName().toString(), PredictionsCsv.of(result.heldOut()));
    result
        .test()
        .ifPresent(
            test ->
                root.write(root.layout().test().getFileName().toString(), PredictionsCsv.of(test)));
    root.write(
        RunReport.of(
            all,
            new RunResults(
                RunKeeper.predicted(all, result.heldOut()),
                Optional.empty(),
                Optional.of(result.table()))));
  }

  private Result runs(Path out, SubjectSides sides, List<Set<SubjectId>> held, int seeds)
      throws IOException {
    int folds = held.size();
    Set<SubjectId> all = new LinkedHashSet<>();
    held.forEach(all::addAll);
    Set<SubjectId> test = testSide(sides, all);
    List<Fold> rows = new ArrayList<>();
    List<Outcome> runs = new ArrayList<>();
    List<List<Predictions>> heldOut = new ArrayList<>();
    List<Predictions> ofTest = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      heldOut.add(new ArrayList<>());
      for (int i = 0; i < seeds; i++) {
        long seed = plan.train().seed() + i;
        listener.note(
            "Fold %d of %d%s".formatted(fold + 1, folds, seeds > 1 ? ", seed " + seed : ""));
        Set<SubjectId> others = new LinkedHashSet<>(all);
        others.removeAll(held.get(fold));
        Path folder = new RunLayout(out).fold(fold, seed);
        Outcome outcome = run(folder, new RunSides(others, held.get(fold), test), seed);
        runs.add(outcome);
        rows.add(row(fold, seed, outcome));
        heldOut.get(fold).add(outcome.last());
        outcome.testByLast().ifPresent(ofTest::add);
      }
    }
    Predictions together =
        heldOut.stream().map(Predictions::mean).reduce(Predictions::then).orElseThrow();
    return new Result(
        new FoldTable(rows, pooled(plan.task(), together)),
        together,
        ofTest.isEmpty() ? Optional.empty() : Optional.of(Predictions.mean(ofTest)),
        runs);
  }

  private Outcome run(Path folder, RunSides sides, long seed) throws IOException {
    Start start = Files.exists(new RunLayout(folder).optimizer()) ? Start.RESUME : Start.NEW;
    return new Trainer(plan.withSeed(seed), windows, context, listener).run(folder, sides, start);
  }

  private static Fold row(int fold, long seed, Outcome outcome) {
    EpochRecord last = outcome.record().history().last().orElseThrow();
    return new Fold(
        fold,
        seed,
        last.epoch(),
        last.epoch(),
        outcome.record().facts().validation().subjects(),
        last.scores());
  }

  /** The folds that the folder has, if as many; else new ones of all but the test side. */
  private List<Set<SubjectId>> folds(SubjectSides sides, int folds) {
    List<Set<SubjectId>> held = new ArrayList<>();
    if (sides.folds() == folds) {
      for (int fold = 0; fold < folds; fold++) {
        held.add(sides.inFold(fold));
      }
      return held;
    }
    List<Subject> subjects = new ArrayList<>();
    sides
        .rows()
        .forEach(
            (subject, side) -> {
              if (side.split() != Split.TEST) {
                subjects.add(new Subject(subject.dataset(), subject.subject(), side.labels()));
              }
            });
    if (subjects.size() < folds) {
      throw new BadSetupException(
          "[--folds] Cannot make folds: they must be at most the subjects outside of the test side, %d, but were %d. Ask for fewer"
              .formatted(subjects.size(), folds));
    }
    for (int fold = 0; fold < folds; fold++) {
      held.add(new LinkedHashSet<>());
    }
    // Rare classes must be learnt from in every fold.
    Optional<Strata> strata =
        plan.task().target().kind() == Target.Kind.CLASSES
                && subjects.stream()
                    .anyMatch(one -> one.column(plan.task().target().column()).isPresent())
            ? Optional.of(new Strata(plan.task().target().column()))
            : Optional.empty();
    SplitRule rule = new SplitRule.KFold(folds, plan.train().seed(), strata);
    for (SubjectAssignment one :
        new SubjectSplit(rule, SharedSubjects.NONE).of(subjects).assignments()) {
      held.get(one.fold().orElseThrow()).add(new SubjectId(one.dataset(), one.subjectId()));
    }
    return held;
  }

  private static Set<SubjectId> testSide(SubjectSides sides, Set<SubjectId> inFolds) {
    Set<SubjectId> test = new LinkedHashSet<>();
    sides
        .rows()
        .forEach(
            (subject, side) -> {
              if (side.split() == Split.TEST && !inFolds.contains(subject)) {
                test.add(subject);
              }
            });
    return test;
  }

  /** Scores of all subjects together, with intervals over subjects. */
  public static Map<String, Pooled> pooled(Task task, Predictions windows) {
    List<Metric> metrics = task.metrics().stream().map(Metrics::named).toList();
    Bootstrap bootstrap = new Bootstrap(RESAMPLES, 1, CONFIDENCE);
    Map<String, Double> scores = windows.scores(task);
    Map<String, Pooled> pooled = new LinkedHashMap<>();
    for (Level level : Level.values()) {
      Predictions rows = level == Level.WINDOW ? windows : windows.bySubject();
      List<Interval> intervals = bootstrap.intervals(metrics, rows.pairs(), rows.grouped());
      for (int i = 0; i < metrics.size(); i++) {
        String name = level.key() + "." + metrics.get(i).name();
        pooled.put(name, new Pooled(scores.get(name), intervals.get(i)));
      }
    }
    return pooled;
  }
}
