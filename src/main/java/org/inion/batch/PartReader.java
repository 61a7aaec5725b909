package org.inion.batch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.inion.batch.EpochPlan.PartPlan;
import org.inion.batch.EpochReader.WindowFormat;
import org.inion.batch.WindowIndex.Row;
import org.inion.batch.WindowPool.Entry;
import org.inion.error.Where;

/** The wanted windows of one part, a record batch ahead on another thread. */
final class PartReader implements AutoCloseable {
  /** A recording of some minutes, at most 26 MB of 129 × 200 samples; fewer rows cost the scan. */
  private static final int BLOCK_ROWS = 256;

  private final PartPlan plan;
  private final WindowFormat format;
  private final PartScanner scanner;
  private final BufferAllocator allocator;
  private final ReadClock clock;
  private final ExecutorService threads;
  private final int end;
  private Optional<PartScan> scan = Optional.empty();
  private int rows;
  private Future<Optional<Block>> ahead;
  private Optional<Block> present = Optional.empty();
  private Iterator<Entry> entries = Collections.emptyIterator();

  /** A record batch, and its windows as often as they are seen. */
  private record Block(SignalBlock signals, List<Entry> entries) {}

  PartReader(
      PartPlan plan,
      WindowFormat format,
      PartScanner scanner,
      BufferAllocator allocator,
      ExecutorService threads,
      ReadClock clock) {
    this.plan = plan;
    this.format = format;
    this.scanner = scanner;
    this.allocator = allocator;
    this.threads = threads;
    this.clock = clock;
    this.end = plan.end();
    this.ahead = threads.submit(this::load);
  }

  /** The next window; empty at the end of the part. */
  Optional<Entry> next() throws IOException {
    while (!entries.hasNext()) {
      present = Optional.empty();
      present = loaded();
      if (present.isEmpty()) {
        return Optional.empty();
      }
      entries = present.get().entries().iterator();
      ahead = threads.submit(this::load);
    }
    return Optional.of(entries.next());
  }

  private Optional<Block> loaded() throws IOException {
    long before = System.nanoTime();
    try {
      return ahead.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for a part");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof RuntimeException bad) {
        throw bad;
      }
      throw new IOException(e.getCause());
    } finally {
      clock.waited(System.nanoTime() - before);
    }
  }

  /** The next record batch of which something is wanted. On one of the threads. */
  private Optional<Block> load() throws IOException {
    long before = System.nanoTime();
    try {
      if (scan.isEmpty() && rows == 0) {
        scan = Optional.of(scanner.scan(query(), allocator));
      }
      while (rows < end && scan.orElseThrow().next()) {
        Block block = block(scan.orElseThrow().root());
        if (!block.entries().isEmpty()) {
          return Optional.of(block);
        }
        block.signals().close();
      }
      if (rows < end) {
        throw changed("fewer");
      }
      closeScan();
      return Optional.empty();
    } finally {
      clock.scanned(System.nanoTime() - before);
    }
  }

  private PartScanner.Query query() {
    return new PartScanner.Query(plan.part().file(), format.columns(), BLOCK_ROWS, plan.unwanted());
  }

  private Block block(VectorSchemaRoot root) throws IOException {
    int count = root.getRowCount();
    List<Row> windows = plan.part().rows();
    if (rows + count > windows.size()) {
      throw changed("more");
    }
    SignalBlock signals = SignalBlock.take(root, format.encoding(), allocator);
    List<Entry> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (int copy = 0; copy < plan.copies()[rows + i]; copy++) {
        signals.await(i);
        found.add(new Entry(signals, i, windows.get(rows + i)));
      }
    }
    rows += count;
    return new Block(signals, found);
  }

  private IOException changed(String how) {
    return new IOException(
        Where.file(plan.part().file().path())
            .says(
                "Cannot read windows: the part must have %d rows, as when the folder was opened, but has %s. Begin again when nothing writes to the folder"
                    .formatted(plan.part().rows().size(), how)));
  }

  private void closeScan() throws IOException {
    if (scan.isPresent()) {
      PartScan open = scan.orElseThrow();
      scan = Optional.empty();
      open.close();
    }
  }

  /** Gives back what is loaded. Only when the threads have ended. */
  @Override
  public void close() throws IOException {
    present.ifPresent(block -> block.signals().close());
    if (ahead.isDone()) {
      try {
        ahead.get().ifPresent(block -> block.signals().close());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        // What went wrong was thrown where it was asked for, or nobody wants it any more.
        present = Optional.empty();
      }
    }
    closeScan();
  }
}
