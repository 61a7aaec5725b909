package org.inion.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.model.TrainingScript;
import org.inion.train.record.RunFolder;
import org.inion.train.record.RunRecord;

/** Trains a network and keeps what it leaves in a run folder. */
public final class Trainer {
  private final TrainPlan plan;
  private final WindowFolder windows;
  private final RunContext context;
  private final TrainListener listener;

  public Trainer(TrainPlan plan, WindowFolder windows, RunContext context, TrainListener listener) {
    this.plan = plan;
    this.windows = windows;
    this.context = context;
    this.listener = listener;
  }

  /** Whether a run begins or goes on. */
  public enum Start {
    NEW,
    RESUME
  }

  private FolderFacts facts() throws IOException {
    return FolderFacts.of(windows.files());
  }

  /**
   * What is at hand for learning.
   *
   * @param source windows by side
   * @param targets with their scales
   * @param script of the network
   */
  record Learning(RunSource source, Targets targets, TrainingScript script) {}

  /**
   * What a run came to.
   *
   * @param record as {@code run.json} has it
   * @param best what the best parameters predict of the validation side; its subjects are numbers
   *     in {@code subjects}
   * @param last the same of the last parameters
   * @param test what the best parameters predict of the test side, where there is one
   * @param testByLast the same of the last parameters
   */
  public record Outcome(
      RunRecord record,
      Predictions best,
      Predictions last,
      Optional<Predictions> test,
      Optional<Predictions> testByLast) {}

  /**
   * Trains to the end.
   *
   * <p><b>Throws</b> {@link BadSetupException} or {@link BadDataException} with what is in the way;
   * what was trained until then is kept.
   */
  public Outcome run(Path out, RunSides sides, Start start) throws IOException {
    try (RunSource source = RunSource.open(windows, plan.task(), plan.train(), sides);
        RunFolder folder = start == Start.NEW ? RunFolder.create(out) : RunFolder.resume(out)) {
      Targets targets =
          Targets.fit(
              plan.task(), plan.train().objective(), plan.network(), source.training().index());
      TrainingScript script =
          plan.script(source.training().contract(), targets.heads(), context.device().kind());
      RunKeeper keeper =
          new RunKeeper(folder, plan, context, new Learning(source, targets, script), facts());
      return new RunSession(keeper, plan, context, listener).run(start);
    }
  }
}
