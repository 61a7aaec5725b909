package org.inion.batch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.inion.error.BadDataException;

/**
 * Reads batches ahead on a thread of its own, while the one who takes them computes. What goes
 * wrong there is thrown at the next call here.
 */
public final class Prefetch implements BatchStream {
  private final BatchStream source;
  private final BlockingQueue<Item> queue;
  private final Thread thread;
  private long waitedNanos;
  private boolean ended;

  /** What the reading thread hands over: a batch, the end, or what went wrong. */
  private sealed interface Item {
    record Ready(Batch batch) implements Item {}

    record End() implements Item {}

    record Failed(Throwable cause) implements Item {}
  }

  /**
   * Begins to read.
   *
   * @param source is closed with this
   * @param ahead batches that may be ready and not taken yet
   */
  public Prefetch(BatchStream source, int ahead) {
    this.source = source;
    this.queue = new ArrayBlockingQueue<>(ahead);
    this.thread = new Thread(this::read, "inion-batches");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<Batch> batch = source.next();
        if (batch.isEmpty()) {
          queue.put(new Item.End());
          return;
        }
        put(batch.orElseThrow());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      giveBack();
      queue.add(new Item.Failed(e));
    }
  }

  private void put(Batch batch) throws InterruptedException {
    try {
      queue.put(new Item.Ready(batch));
    } catch (InterruptedException e) {
      batch.close();
      throw e;
    }
  }

  /** Batches that nobody will take. */
  private void giveBack() {
    for (Item item = queue.poll(); item != null; item = queue.poll()) {
      if (item instanceof Item.Ready ready) {
        ready.batch().close();
      }
    }
  }

  @Override
  public Optional<Batch> next() throws IOException {
    if (ended) {
      return Optional.empty();
    }
    Item item = take();
    if (item instanceof Item.Ready ready) {
      return Optional.of(ready.batch());
    }
    ended = true;
    if (item instanceof Item.Failed failed) {
      // These say already where and what.
      if (failed.cause() instanceof BadDataException bad) {
        throw bad;
      }
      if (failed.cause() instanceof IOException io) {
        throw new IOException(io.getMessage(), io);
      }
      throw new IOException("Cannot read batches: " + failed.cause().getMessage(), failed.cause());
    }
    return Optional.empty();
  }

  private Item take() throws IOException {
    long before = System.nanoTime();
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for a batch");
    } finally {
      waitedNanos += System.nanoTime() - before;
    }
  }

  @Override
  public ReadTimes times() {
    return source.times();
  }

  /** Time that {@link #next} has waited so far. */
  public double waitedSeconds() {
    return waitedNanos / 1e9;
  }

  @Override
  public long windows() {
    return source.windows();
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      giveBack();
      try {
        thread.join(10);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    giveBack();
    source.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
