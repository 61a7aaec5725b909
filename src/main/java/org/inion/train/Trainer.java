package org.inion.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.inion.batch.SubjectId;
import org.inion.error.BadDataException;
import org.inion.error.BadSetupException;
import org.inion.model.TrainingScript;
import org.inion.train.Scorer.Scored;
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
   * What is learnt from, what is scored.
   *
   * @param training subjects
   * @param validation other subjects
   */
  public record Sides(Set<SubjectId> training, Set<SubjectId> validation) {}

  /**
   * What a run came to.
   *
   * @param record as {@code run.json} has it
   * @param best what the best parameters predict of the validation side; its subjects are numbers
   *     in {@code subjects}
   * @param last the same of the last parameters
   * @param subjects of the validation side
   */
  public record Outcome(
      RunRecord record, Predictions best, Predictions last, List<SubjectId> subjects) {}

  /**
   * Labels and predictions of windows.
   *
   * <p><b>Shape</b>: each {@code [windows]}.
   */
  @SuppressWarnings("ArrayRecordComponent") // made to be scored
  public record Predictions(double[] labels, double[] predictions, int[] subjects) {
    static Predictions of(Scored scored) {
      return new Predictions(scored.labels(), scored.predictions(), scored.subjects());
    }
  }

  /**
   * Trains to the end.
   *
   * <p><b>Throws</b> {@link BadSetupException} or {@link BadDataException} with what is in the way;
   * what was trained until then is kept.
   */
  public Outcome run(Path out, Sides sides, Start start) throws IOException {
    try (RunSource source =
            RunSource.open(
                windows, plan.task(), plan.train(), sides.training(), sides.validation());
        RunFolder folder = start == Start.NEW ? RunFolder.create(out) : RunFolder.resume(out)) {
      Targets targets =
          Targets.fit(
              plan.task(), plan.train().objective(), plan.network(), source.training().index());
      TrainingScript script = plan.script(source.training().contract(), targets.heads());
      RunKeeper keeper =
          new RunKeeper(folder, plan, context, new Learning(source, targets, script), facts());
      return new RunSession(keeper, plan, context, listener).run(start);
    }
  }
}
