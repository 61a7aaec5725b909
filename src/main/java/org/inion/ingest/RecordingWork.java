package org.inion.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.inion.error.BadDataException;
import org.inion.stage.SparkStage;

/** What a Spark task does with one recording: rows into the staging folder, or a reason why not. */
final class RecordingWork implements SparkStage.Work<RecordingTask, Outcome> {
  private static final long serialVersionUID = 1L;

  /** Filters and buffers of this thread, for the configuration that it used last. */
  private static final ThreadLocal<Warm> WARM = new ThreadLocal<>();

  private record Warm(String configText, RecordingProcessor processor) {}

  private final RunContext context;

  RecordingWork(RunContext context) {
    this.context = context;
  }

  @Override
  public Outcome apply(RecordingTask task) throws IOException {
    PreprocessConfig config = PreprocessConfig.of(context.configText());
    Configuration hadoop = context.hadoop().value();
    StageClock clock = new StageClock();
    try {
      return new Staging(new Path(context.staging()), hadoop)
          .stage(task, processor(config, hadoop), config, context, clock);
    } catch (OutputException e) {
      throw e;
    } catch (ExcludedRecording e) {
      return new Outcome.Excluded(
          task.recording().id(), task.recording().dataset(), task.recording().subject(), e.rule());
    } catch (BadDataException e) {
      return rejected(task, clock, e.getMessage());
    } catch (IOException e) {
      return rejected(task, clock, Faults.ofInput(task, e));
    } catch (UncheckedIOException e) {
      return rejected(task, clock, Faults.ofInput(task, e.getCause()));
    } catch (RuntimeException e) {
      return rejected(task, clock, Faults.ofProgram(task, e));
    }
  }

  private RecordingProcessor processor(PreprocessConfig config, Configuration hadoop) {
    Warm warm = WARM.get();
    if (warm == null || !warm.configText().equals(context.configText())) {
      warm = new Warm(context.configText(), new RecordingProcessor(config, hadoop));
      WARM.set(warm);
    }
    return warm.processor();
  }

  private static Outcome.Rejected rejected(RecordingTask task, StageClock clock, String error) {
    return Outcome.Rejected.of(task, clock.stage(), error);
  }
}
