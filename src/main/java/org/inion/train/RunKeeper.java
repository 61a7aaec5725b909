package org.inion.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inion.accelerator.Timings;
import org.inion.batch.WindowIndex;
import org.inion.evaluate.Level;
import org.inion.model.graph.Parameter;
import org.inion.task.TargetScale;
import org.inion.train.Trainer.Learning;
import org.inion.train.record.EpochRecord;
import org.inion.train.record.EventFile;
import org.inion.train.record.MetricsCsv;
import org.inion.train.record.Predicted;
import org.inion.train.record.RateSearch;
import org.inion.train.record.RunFacts;
import org.inion.train.record.RunFolder;
import org.inion.train.record.RunHistory;
import org.inion.train.record.RunLayout;
import org.inion.train.record.RunRecord;
import org.inion.train.record.RunReport;
import org.inion.train.record.RunResults;
import org.inion.train.record.RunSize;
import org.inion.train.record.RunTarget;

/** Keeps what a run leaves, in an order in which one that is killed at any file can go on. */
final class RunKeeper {
  private final RunFolder folder;
  private final RunLayout layout;
  private final TrainPlan plan;
  private final Learning learning;
  private final String fingerprint;
  private RunRecord record;
  private Optional<RateSearch> search = Optional.empty();

  RunKeeper(
      RunFolder folder, TrainPlan plan, RunContext context, Learning learning, FolderFacts facts) {
    this.folder = folder;
    this.layout = folder.layout();
    this.plan = plan;
    this.learning = learning;
    this.fingerprint = fingerprint(plan, learning, facts);
    this.record = RunRecord.begin(facts(plan, context, learning, facts), Instant.now());
  }

  private static String fingerprint(TrainPlan plan, Learning learning, FolderFacts facts) {
    return FolderFacts.digest(
        String.join(
            "\n",
            Changes.deciding(RunFacts.tree(plan.settings().json())).toString(),
            Long.toString(plan.train().seed()),
            facts.fingerprint(),
            learning.source().training().index().subjects().toString(),
            learning.source().validation().index().subjects().toString()));
  }

  private static RunFacts facts(
      TrainPlan plan, RunContext context, Learning learning, FolderFacts facts) {
    List<RunTarget> names = new ArrayList<>();
    plan.train()
        .objective()
        .columns(plan.task())
        .forEach(
            column ->
                names.add(
                    new RunTarget(
                        column.column(),
                        names.isEmpty() ? plan.task().target().unit() : "",
                        column.classes())));
    return new RunFacts(
        plan.task().name(),
        names,
        facts.origin(),
        plan.network().name(),
        learning.script().parameters().stream().mapToLong(Parameter::count).sum(),
        context.device().words(),
        size(learning.source().training().index()),
        size(learning.source().validation().index()),
        facts.fingerprint(),
        facts.licences(),
        RunFacts.tree(plan.settings().json()),
        Map.of("train", plan.train().seed()),
        context.versions(),
        context.commandLine());
  }

  private static RunSize size(WindowIndex index) {
    return new RunSize(index.subjects().size(), index.windows());
  }

  Learning learning() {
    return learning;
  }

  RunRecord record() {
    return record;
  }

  /** What a run that is to go on had come to. */
  Checkpoint resume() {
    RunFacts began = RunRecord.read(layout.run(), RunHistory.EMPTY).facts();
    Checkpoint checkpoint =
        Checkpoint.read(
            layout.optimizer(), fingerprint, () -> Changes.between(began, record.facts()));
    RunHistory kept = MetricsCsv.read(layout.metrics()).until(checkpoint.standing().epoch());
    RunRecord before = RunRecord.read(layout.run(), kept);
    record = before.resume(before.facts(), kept, Instant.now());
    return checkpoint;
  }

  /** What is known before the first step. */
  void begin() {
    record.write(layout.run());
    folder.write("config.conf", plan.settings().render());
    folder.write("contract.json", learning.source().training().contract().toJson());
    folder.write(layout.network().getFileName().toString(), learning.script().source());
  }

  void end(RunRecord.Status status, String why) {
    record = record.end(status, why, Instant.now());
    record.write(layout.run());
  }

  EventFile events(Instant now) {
    return EventFile.begin(layout.root(), now);
  }

  /** An epoch is done. */
  void keep(TrainingRun run, TrainingRun.Epoch epoch, long peakBytes) {
    EpochRecord done = epoch.record();
    RunRecord after = record.with(done).withMemory("resident", peakBytes);
    LearnerState state = run.learner().state();
    ModelFile model = new ModelFile(run.learner().bestParameters(), state.buffers());
    Map<String, String> about = about(done);
    if (done.standing() == EpochRecord.Standing.BEST_SO_FAR) {
      model.write(layout.best(), learning.script().network(), about);
    }
    int every = plan.train().validation().keepEvery();
    if (every > 0 && done.epoch() % every == 0) {
      model.write(layout.epoch(done.epoch()), learning.script().network(), about);
    }
    model.write(layout.last(), learning.script().network(), about);
    MetricsCsv.write(layout.metrics(), after.history());
    new Checkpoint(state, run.standing()).write(layout.optimizer(), fingerprint);
    record = after; // where the disk refuses, the epoch before is the last
    record.write(layout.run());
  }

  private Map<String, String> about(EpochRecord done) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("format", "inion");
    about.put("task", plan.task().name());
    about.put("network", plan.network().name());
    about.put("epoch", Integer.toString(done.epoch()));
    List<TargetScale> scales = learning.targets().scales();
    for (int i = 0; i < scales.size(); i++) {
      String target = "target." + learning.targets().heads().all().get(i).target();
      about.put(target + ".mean", Double.toString(scales.get(i).mean()));
      about.put(target + ".standard_deviation", Double.toString(scales.get(i).standardDeviation()));
      about.put(target + ".training_mean", Double.toString(learning.targets().means().get(i)));
    }
    return about;
  }

  void tell(EventFile events, TrainingRun.Epoch epoch) {
    EpochRecord done = epoch.record();
    Instant now = Instant.now();
    long first = done.steps() - epoch.losses().size();
    for (int i = 0; i < epoch.losses().size(); i++) {
      events.append("train/step_loss", first + i + 1, epoch.losses().get(i), now);
    }
    Map<String, Double> curves = new LinkedHashMap<>();
    curves.put("train/loss", done.trainLoss());
    curves.put("train/learning_rate", done.learningRate());
    curves.put("train/gradient_norm", done.gradientNorm());
    curves.put("train/windows_per_second", done.windowsPerSecond());
    curves.put("train/wait_share", done.waitShare());
    curves.put("validation/loss", done.validationLoss());
    done.scores().forEach((name, score) -> curves.put("validation/" + name, score));
    curves.forEach((tag, value) -> events.append(tag, done.steps(), value, now));
  }

  /** The parameters of the best epoch; empty where no score was defined. */
  Optional<ModelFile> best() {
    return Files.isRegularFile(layout.best())
        ? Optional.of(ModelFile.read(layout.best(), learning.script().network()))
        : Optional.empty();
  }

  void show(RateSearch found) {
    search = Optional.of(found);
    folder.write("rate-search.csv", found.csv());
  }

  /** The run is over. */
  void finish(Predictions best, Optional<Predictions> test, Timings timings) throws IOException {
    folder.write(layout.validation().getFileName().toString(), PredictionsCsv.of(best));
    test.ifPresent(
        rows -> folder.write(layout.test().getFileName().toString(), PredictionsCsv.of(rows)));
    end(RunRecord.Status.DONE, "");
    RunResults results = new RunResults(predicted(record, best), search, Optional.empty());
    folder.write(RunReport.of(record, results));
    if (timings.table().isPresent()) {
      folder.write("timings.txt", timings.table().get().words());
      Path trace = layout.root().resolve("trace.json");
      timings.writeTrace(trace);
    }
  }

  static List<Predicted> predicted(RunRecord record, Predictions windows) {
    RunTarget target = record.facts().targets().get(0);
    Predictions subjects = windows.bySubject();
    return List.of(
        new Predicted(Level.SUBJECT, target, subjects.labels(), subjects.predictions()),
        new Predicted(Level.WINDOW, target, windows.labels(), windows.predictions()));
  }
}
