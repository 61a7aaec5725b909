package org.inion.accelerator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Keeps every piece of time after the warm-up, up to a number that a browser can still show. */
final class RecordedTimings implements Timings {
  static final int MOST_EVENTS = 500_000;

  private final int warmUpSteps;
  private final Runnable synchronise;
  private final LongSupplier nanoClock;
  private final List<Event> events = new ArrayList<>();
  private int steps;
  private int depth;

  /**
   * A piece of time.
   *
   * @param name of the operation
   * @param depth how many pieces it lies in
   * @param step in which it began, counted after the warm-up from 0
   * @param startNanos on the clock
   * @param nanos it took
   */
  record Event(String name, int depth, int step, long startNanos, long nanos) {}

  RecordedTimings(int warmUpSteps, Runnable synchronise, LongSupplier nanoClock) {
    this.warmUpSteps = warmUpSteps;
    this.synchronise = synchronise;
    this.nanoClock = nanoClock;
  }

  @Override
  public Span span(String name) {
    if (steps < warmUpSteps || events.size() >= MOST_EVENTS) {
      return NoTimings.ONE;
    }
    synchronise.run();
    int own = depth++;
    int step = steps - warmUpSteps;
    long start = nanoClock.getAsLong();
    return () -> {
      synchronise.run();
      events.add(new Event(name, own, step, start, nanoClock.getAsLong() - start));
      depth--;
    };
  }

  @Override
  public void step() {
    steps++;
  }

  @Override
  public Optional<TimingTable> table() {
    return events.isEmpty() ? Optional.empty() : Optional.of(TimingTable.of(events));
  }

  @Override
  public void writeTrace(Path file) throws IOException {
    TraceFile.write(events, file);
  }
}
