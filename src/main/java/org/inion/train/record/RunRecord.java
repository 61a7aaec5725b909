package org.inion.train.record;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.inion.error.BadDataException;

/**
 * A run as {@code run.json} tells it. It is written when the run begins, after every epoch and when
 * it ends, each time whole.
 *
 * @param facts what does not change
 * @param status how it stands
 * @param message why it failed or stopped; empty otherwise
 * @param times when it began and ended
 * @param history its epochs
 * @param memoryPeaksBytes the most memory used, by kind: {@code heap}, {@code resident}, {@code
 *     device}; only what was measured
 */
public record RunRecord(
    RunFacts facts,
    Status status,
    String message,
    RunTimes times,
    RunHistory history,
    Map<String, Long> memoryPeaksBytes) {

  /** How a run stands. */
  public enum Status {
    /** It runs, or its process was killed. */
    RUNNING,
    /** All epochs are done, or it stopped because no better ones came. */
    DONE,
    /** An error ended it. */
    FAILED,
    /** Somebody ended it. */
    STOPPED;

    /** As the file has it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RunRecord {
    memoryPeaksBytes = Collections.unmodifiableMap(new LinkedHashMap<>(memoryPeaksBytes));
  }

  /** A run that begins. */
  public static RunRecord begin(RunFacts facts, Instant now) {
    return new RunRecord(facts, Status.RUNNING, "", RunTimes.from(now), RunHistory.EMPTY, Map.of());
  }

  /** It goes on with these facts, after the epochs of this history. */
  public RunRecord resume(RunFacts newFacts, RunHistory kept, Instant now) {
    return new RunRecord(
        newFacts, Status.RUNNING, "", times.resumedAt(now), kept, memoryPeaksBytes);
  }

  /** One more epoch is done. */
  public RunRecord with(EpochRecord epoch) {
    return new RunRecord(facts, status, message, times, history.with(epoch), memoryPeaksBytes);
  }

  /** It ends. */
  public RunRecord end(Status how, String why, Instant now) {
    return new RunRecord(facts, how, why, times.endedAt(now), history, memoryPeaksBytes);
  }

  /** Memory of a kind was measured; the most is kept. */
  public RunRecord withMemory(String kind, long bytes) {
    Map<String, Long> peaks = new LinkedHashMap<>(memoryPeaksBytes);
    peaks.merge(kind, bytes, Math::max);
    return new RunRecord(facts, status, message, times, history, peaks);
  }

  /** As JSON over several lines. */
  public String toJson() {
    return RunJson.of(this);
  }

  /** Writes it whole or not at all. */
  public void write(Path file) {
    WholeFile.write(file, toJson());
  }

  /**
   * Reads a record.
   *
   * @param history its epochs, which {@code run.json} does not repeat; {@link MetricsCsv} has them
   *     <p><b>Throws</b> {@link BadDataException} where it is absent or not what a run wrote.
   */
  public static RunRecord read(Path file, RunHistory history) {
    return RunJson.read(file, history);
  }
}
