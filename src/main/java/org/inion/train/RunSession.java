package org.inion.train;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.inion.accelerator.MemoryWatch;
import org.inion.batch.WindowSource;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.train.Standing.Found;
import org.inion.train.Trainer.Learning;
import org.inion.train.Trainer.Outcome;
import org.inion.train.Trainer.Start;
import org.inion.train.record.EventFile;
import org.inion.train.record.RateSearch;
import org.inion.train.record.RunRecord.Status;

/** One run, while its folder is locked. */
final class RunSession {
  private final RunKeeper keeper;
  private final TrainPlan plan;
  private final RunContext context;
  private final TrainListener listener;
  private final Learning learning;

  RunSession(RunKeeper keeper, TrainPlan plan, RunContext context, TrainListener listener) {
    this.keeper = keeper;
    this.plan = plan;
    this.context = context;
    this.listener = listener;
    this.learning = keeper.learning();
  }

  Outcome run(Start start) throws IOException {
    Optional<Checkpoint> checkpoint =
        start == Start.NEW ? Optional.empty() : Optional.of(keeper.resume());
    keeper.begin();
    try {
      return trained(checkpoint);
    } catch (BadDataException | BadSetupException e) {
      end(Status.FAILED, e);
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      end(Status.STOPPED, e);
      throw e;
    }
  }

  /** What ended the run is what is told, also where the disk does not take this. */
  private void end(Status status, Throwable why) {
    try {
      keeper.end(status, String.valueOf(why.getMessage()));
    } catch (BadSetupException e) {
      why.addSuppressed(e);
    }
  }

  private Outcome trained(Optional<Checkpoint> checkpoint) throws IOException {
    MemoryWatch memory =
        MemoryWatch.of(
            context.device(),
            plan.accelerator().memory().on(context.device()),
            plan.accelerator().memoryCheckSeconds());
    TrainingRun.Parts parts =
        new TrainingRun.Parts(
            plan,
            learning,
            context.device().device(),
            found(checkpoint),
            context.stop(),
            memory,
            listener);
    try (TrainingRun run = new TrainingRun(parts)) {
      start(run, checkpoint);
      Optional<Predictions> last = epochs(run, memory);
      return finish(run, last.isPresent() ? last.get() : run.score());
    }
  }

  private Optional<Predictions> epochs(TrainingRun run, MemoryWatch memory) throws IOException {
    Optional<Predictions> last = Optional.empty();
    try (EventFile events = keeper.events(Instant.now())) {
      while (!run.isOver()) {
        TrainingRun.Epoch epoch = run.next();
        last = Optional.of(epoch.scored());
        keeper.keep(run, epoch, memory.peakBytes());
        keeper.tell(events, epoch);
        listener.epoch(epoch.record(), plan.train().epochs());
      }
    }
    if (run.isTired()) {
      listener.note("No better score for %d epochs.".formatted(run.standing().worse()));
    }
    return last;
  }

  private void start(TrainingRun run, Optional<Checkpoint> checkpoint) {
    checkpoint.ifPresent(run::restore);
    if (checkpoint.isEmpty() && plan.train().startFrom().isPresent()) {
      ModelFile begin = ModelFile.read(plan.train().startFrom().get(), learning.script().network());
      run.learner().begin(begin);
    }
  }

  private Outcome finish(TrainingRun run, Predictions last) throws IOException {
    Optional<Predictions> testByLast = test(run);
    Optional<ModelFile> kept = keeper.best();
    Predictions best = last;
    Optional<Predictions> test = testByLast;
    if (kept.isPresent()) {
      run.learner().show(kept.get());
      best = run.score();
      test = test(run);
    }
    keeper.finish(best, test, run.timings());
    return new Outcome(keeper.record(), best, last, test, testByLast);
  }

  private Optional<Predictions> test(TrainingRun run) throws IOException {
    Optional<WindowSource> side = learning.source().test();
    return side.isPresent() ? Optional.of(run.score(side.get())) : Optional.empty();
  }

  /** As given, as found when the run began, or as found now. */
  private Found found(Optional<Checkpoint> checkpoint) throws IOException {
    if (checkpoint.isPresent()) {
      return checkpoint.get().standing().found();
    }
    Trials trials = new Trials(plan, learning, context.device(), listener);
    OptionalInt batch = plan.train().batch();
    int size = batch.isPresent() ? batch.getAsInt() : trials.batchSize();
    OptionalDouble peak = plan.train().rate().peak();
    return new Found(size, peak.isPresent() ? peak.getAsDouble() : suggested(trials, size));
  }

  private double suggested(Trials trials, int batchSize) throws IOException {
    RateSearch search = trials.rates(batchSize);
    keeper.show(search);
    double rate =
        search
            .suggestion()
            .orElseThrow(
                () ->
                    new BadDataException(
                        "Cannot find a learning rate: the loss must fall at some rate, but did at none. Set train.rate.peak"));
    listener.note("The learning-rate finder suggests %.2g.".formatted(rate));
    return rate;
  }
}
