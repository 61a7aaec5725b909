package org.inion.batch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.inion.batch.BatchOrder.Shuffle;
import org.inion.batch.WindowPool.Entry;
import org.inion.table.SignalEncoding;

/**
 * Makes the batches of an epoch: windows come out of the open parts into a pool, from which batches
 * draw. A window is copied once, from Arrow's memory into the batch.
 */
final class EpochReader implements BatchStream {
  /** The first batch is drawn from this part of the buffer. */
  private static final int START = 4;

  private final WindowFormat format;
  private final EpochPlan plan;
  private final PartTurns turns;
  private final BatchOrder order;
  private final SplittableRandom random;
  private final Supplier<Batch> batches;
  private final WindowPool pool = new WindowPool();
  private final int batchSize;
  private long drawn;

  EpochReader(
      WindowFormat format,
      EpochPlan plan,
      PartTurns turns,
      BatchOrder order,
      int epoch,
      int batchSize,
      Supplier<Batch> batches) {
    this.format = format;
    this.plan = plan;
    this.turns = turns;
    this.order = order;
    this.random = order.random(epoch).split();
    this.batchSize = batchSize;
    this.batches = batches;
  }

  @Override
  public long windows() {
    return plan.windows();
  }

  @Override
  public ReadTimes times() {
    return turns.clock().times();
  }

  @Override
  public Optional<Batch> next() throws IOException {
    long before = System.nanoTime();
    Batch batch = batches.get();
    try {
      for (fill(); batch.size() < batchSize && !pool.isEmpty(); fill()) {
        draw(batch);
      }
    } catch (IOException | RuntimeException e) {
      batch.close();
      throw e;
    }
    turns.clock().made(System.nanoTime() - before, batch);
    if (batch.size() == 0) {
      batch.close();
      return Optional.empty();
    }
    batch.signals().flip();
    return Optional.of(batch);
  }

  private void draw(Batch batch) {
    boolean mixed = order.shuffle() == Shuffle.YES;
    Entry entry = mixed ? pool.swapOut(random.nextInt(pool.size())) : pool.first();
    int start = format.crop().start(format.samples(), random);
    long before = System.nanoTime();
    entry
        .block()
        .take(
            entry.row(),
            format.channels(),
            format.samples(),
            start,
            format.crop().samples(),
            batch.signals());
    turns.clock().copied(System.nanoTime() - before);
    batch.add(entry.window());
    drawn++;
  }

  /**
   * Loads windows until the pool holds what it should: never more, so that no scan decides. At
   * first that is a part of the buffer, which grows with each window drawn, so that the first batch
   * need not wait for all of it.
   */
  private void fill() throws IOException {
    long wanted = Math.min(order.buffer(), order.buffer() / START + drawn + 1);
    while (pool.size() < wanted) {
      Optional<Entry> entry = turns.next();
      if (entry.isEmpty()) {
        return;
      }
      pool.add(entry.orElseThrow());
    }
  }

  @Override
  public void close() throws IOException {
    pool.close();
    turns.close();
  }

  /**
   * What the windows of a folder are, and what is taken of them.
   *
   * @param targets number of labels of a window
   */
  record WindowFormat(int channels, int samples, SignalEncoding encoding, Crop crop, int targets) {
    List<String> columns() {
      return encoding == SignalEncoding.INT16
          ? List.of("signal", "signal_scale")
          : List.of("signal");
    }

    BatchMemory.Shape shape() {
      return new BatchMemory.Shape(channels * crop.samples(), targets);
    }
  }
}
