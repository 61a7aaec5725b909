package org.inion.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Windows that are ready for a network. Its memory is used again for a later batch: whoever takes
 * it gives it back by closing it.
 */
public final class Batch implements AutoCloseable {
  private final ByteBuffer signals;
  private final float[] labels;
  private final int[] subjects;
  private final Consumer<Batch> giveBack;
  private final AtomicBoolean inUse = new AtomicBoolean(true);
  private int size;

  Batch(int capacity, int floatsPerWindow, int targets, Consumer<Batch> giveBack) {
    this.signals =
        ByteBuffer.allocateDirect(
                Math.multiplyExact(Math.multiplyExact(capacity, Float.BYTES), floatsPerWindow))
            .order(ByteOrder.LITTLE_ENDIAN);
    this.labels = new float[capacity * targets];
    this.subjects = new int[capacity];
    this.giveBack = giveBack;
  }

  /** Number of windows. */
  public int size() {
    return size;
  }

  /**
   * The windows.
   *
   * <p><b>Shape</b>: {@code [size, channels, samples]}, float32. <b>Unit</b>: µV.
   */
  public ByteBuffer signals() {
    return signals;
  }

  /**
   * The labels.
   *
   * <p><b>Shape</b>: {@code [size, targets]}; what lies behind them is left over.
   */
  public float[] labels() {
    return labels;
  }

  /** Number of each window's subject in the index; what lies behind {@link #size} is left over. */
  public int[] subjects() {
    return subjects;
  }

  void clear() {
    inUse.set(true);
    size = 0;
    signals.clear();
  }

  /** Takes a window whose samples stand at the end of {@link #signals} already. */
  void add(WindowIndex.Row row) {
    int targets = row.labels().length;
    System.arraycopy(row.labels(), 0, labels, size * targets, targets);
    subjects[size++] = row.subject();
  }

  /** Gives the memory back; a second time does nothing. */
  @Override
  public void close() {
    if (inUse.compareAndSet(true, false)) {
      giveBack.accept(this);
    }
  }
}
