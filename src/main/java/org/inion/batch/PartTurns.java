package org.inion.batch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.arrow.memory.BufferAllocator;
import org.inion.batch.BatchOrder.Shuffle;
import org.inion.batch.EpochPlan.PartPlan;
import org.inion.batch.EpochReader.WindowFormat;
import org.inion.batch.WindowPool.Entry;

/**
 * The windows of an epoch in the order in which they are read. Some parts are open at once and read
 * ahead by threads. When windows are mixed, the open parts give a few windows each by turns, so
 * that a buffer that is small beside a part holds several parts; otherwise one part follows the
 * other.
 */
final class PartTurns implements AutoCloseable {
  /** Of the order, hence the same on every machine. */
  private static final int OPEN_PARTS = 4;

  private static final int TURN = 8;

  private final Deque<PartPlan> waiting;
  private final Deque<PartReader> open = new ArrayDeque<>();
  private final PartScanner scanner;
  private final WindowFormat format;
  private final BufferAllocator allocator;
  private final Shuffle shuffle;
  private final ExecutorService threads;
  private final ReadClock clock = new ReadClock();
  private int taken;

  PartTurns(
      EpochPlan plan,
      PartScanner scanner,
      WindowFormat format,
      BufferAllocator allocator,
      Shuffle shuffle) {
    this.waiting = new ArrayDeque<>(plan.parts());
    this.scanner = scanner;
    this.format = format;
    this.allocator = allocator;
    this.shuffle = shuffle;
    this.threads = Executors.newFixedThreadPool(threads(), PartTurns::thread);
  }

  private static int threads() {
    return Math.min(OPEN_PARTS, Runtime.getRuntime().availableProcessors());
  }

  static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "inion-parts");
    thread.setDaemon(true);
    return thread;
  }

  ReadClock clock() {
    return clock;
  }

  /** The next window; empty at the end of the epoch. */
  Optional<Entry> next() throws IOException {
    while (true) {
      while (open.size() < OPEN_PARTS && !waiting.isEmpty()) {
        open.addLast(
            new PartReader(waiting.removeFirst(), format, scanner, allocator, threads, clock));
      }
      if (open.isEmpty()) {
        return Optional.empty();
      }
      if (shuffle == Shuffle.YES && taken == TURN) {
        open.addLast(open.removeFirst());
        taken = 0;
      }
      Optional<Entry> entry = open.getFirst().next();
      if (entry.isPresent()) {
        taken++;
        return entry;
      }
      open.removeFirst().close();
      taken = 0;
    }
  }

  @Override
  public void close() throws IOException {
    IndexReader.end(threads);
    while (!open.isEmpty()) {
      open.removeFirst().close();
    }
  }
}
