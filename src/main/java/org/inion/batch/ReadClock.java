package org.inion.batch;

import java.util.concurrent.atomic.LongAdder;

/** Adds up where the time of reading goes, from several threads. */
final class ReadClock {
  private final LongAdder scanNanos = new LongAdder();
  private final LongAdder waitNanos = new LongAdder();
  private final LongAdder makeNanos = new LongAdder();
  private final LongAdder copyNanos = new LongAdder();
  private final LongAdder windows = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void scanned(long nanos) {
    scanNanos.add(nanos);
  }

  void waited(long nanos) {
    waitNanos.add(nanos);
  }

  void copied(long nanos) {
    copyNanos.add(nanos);
  }

  /** A batch was made, with waiting and copying. */
  void made(long nanos, Batch batch) {
    makeNanos.add(nanos);
    windows.add(batch.size());
    bytes.add(batch.signals().position());
  }

  ReadTimes times() {
    long draw = makeNanos.sum() - waitNanos.sum() - copyNanos.sum();
    return new ReadTimes(
        scanNanos.sum() / 1e9,
        waitNanos.sum() / 1e9,
        Math.max(0, draw) / 1e9,
        copyNanos.sum() / 1e9,
        windows.sum(),
        bytes.sum());
  }
}
