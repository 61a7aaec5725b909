package org.inion.batch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.arrow.memory.BufferAllocator;
import org.inion.batch.EpochPlan.PartPlan;
import org.inion.batch.WindowIndex.Row;
import org.inion.table.SignalEncoding;

/**
 * Reads an epoch: files one after the other into a pool of windows, from which batches draw. A
 * window is copied once, from Arrow's memory into the batch.
 */
final class EpochReader implements BatchStream {
  private static final int BLOCK_ROWS = 256;

  private final WindowFormat format;
  private final EpochPlan plan;
  private final BatchOrder order;
  private final SplittableRandom random;
  private final BufferAllocator allocator;
  private final int batchSize;
  private final Deque<Batch> free = new ConcurrentLinkedDeque<>();
  private final Deque<PartPlan> waiting;
  private final WindowPool pool = new WindowPool();
  private Optional<OpenPart> open = Optional.empty();

  /** A file that is being read, and how far. */
  private static final class OpenPart {
    final PartPlan plan;
    final Scan scan;
    int rows;

    OpenPart(PartPlan plan, Scan scan) {
      this.plan = plan;
      this.scan = scan;
    }
  }

  EpochReader(
      WindowFormat format,
      EpochPlan plan,
      BatchOrder order,
      int epoch,
      int batchSize,
      BufferAllocator allocator) {
    this.format = format;
    this.plan = plan;
    this.order = order;
    this.random = order.random(epoch).split();
    this.batchSize = batchSize;
    this.allocator = allocator;
    this.waiting = new ArrayDeque<>(plan.parts());
  }

  @Override
  public long windows() {
    return plan.windows();
  }

  @Override
  public Optional<Batch> next() throws IOException {
    Batch returned = free.pollFirst();
    Batch batch = returned == null ? newBatch() : returned;
    batch.clear();
    while (batch.size() < batchSize) {
      fill();
      if (pool.isEmpty()) {
        break;
      }
      draw(batch);
    }
    if (batch.size() == 0) {
      batch.close();
      return Optional.empty();
    }
    batch.signals().flip();
    return Optional.of(batch);
  }

  private Batch newBatch() {
    Batch[] self = new Batch[1];
    int floats = format.channels() * format.crop().samples();
    self[0] = new Batch(batchSize, floats, format.targets(), () -> free.push(self[0]));
    return self[0];
  }

  private void draw(Batch batch) {
    int at = order.shuffle() == BatchOrder.Shuffle.YES ? random.nextInt(pool.size()) : 0;
    WindowPool.Entry entry =
        order.shuffle() == BatchOrder.Shuffle.YES ? pool.swapOut(at) : pool.first();
    int start = format.crop().start(format.samples(), random);
    entry
        .block()
        .take(
            entry.row(),
            format.channels(),
            format.samples(),
            start,
            format.crop().samples(),
            batch.signals());
    batch.add(entry.window());
  }

  /** Loads record batches until the pool holds what it should. */
  private void fill() throws IOException {
    while (pool.size() < order.buffer() && (open.isPresent() || !waiting.isEmpty())) {
      if (open.isEmpty()) {
        PartPlan next = waiting.pop();
        Scan scan = Scan.of(next.part().file(), allocator, BLOCK_ROWS, format.columns());
        open = Optional.of(new OpenPart(next, scan));
      }
      load(open.orElseThrow());
    }
  }

  private void load(OpenPart part) throws IOException {
    if (!part.scan.next()) {
      part.scan.close();
      open = Optional.empty();
      return;
    }
    int rows = part.scan.root().getRowCount();
    SignalBlock block = SignalBlock.take(part.scan.root(), format.encoding(), allocator);
    for (int i = 0; i < rows; i++) {
      Row window = part.plan.part().rows().get(part.rows + i);
      for (int copy = 0; copy < part.plan.copies()[part.rows + i]; copy++) {
        block.await();
        pool.add(new WindowPool.Entry(block, i, window));
      }
    }
    part.rows += rows;
    if (block.isUnneeded()) {
      block.close();
    }
  }

  @Override
  public void close() throws IOException {
    pool.close();
    if (open.isPresent()) {
      open.orElseThrow().scan.close();
    }
  }

  /**
   * What the windows of a folder are, and what is taken of them.
   *
   * @param targets number of labels of a window
   */
  record WindowFormat(int channels, int samples, SignalEncoding encoding, Crop crop, int targets) {
    String[] columns() {
      return encoding == SignalEncoding.INT16
          ? new String[] {"signal", "signal_scale"}
          : new String[] {"signal"};
    }
  }
}
