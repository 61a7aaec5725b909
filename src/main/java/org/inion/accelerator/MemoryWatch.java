package org.inion.accelerator;

import ai.djl.pytorch.jni.JniUtils;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Keeps within a budget: reads the use now and then, and has libtorch give the memory back that it
 * holds for later, when, and only when, the use passes the budget. To be called once a step.
 */
public final class MemoryWatch {
  private final MemoryBudget budget;
  private final MemoryGauge gauge;
  private final Runnable emptyCache;
  private final long everyNanos;
  private final LongSupplier nanoClock;
  private long nextNanos;
  private long peakBytes;
  private int emptied;

  /** What a call found. */
  public enum Pressure {
    /** It was too early to look, or the driver does not say. */
    UNKNOWN,
    WITHIN,
    /** The use was above the budget, and no longer is. */
    RELIEVED,
    /** The use is above the budget, with an empty cache: the batch is too large for it. */
    OVER
  }

  MemoryWatch(
      MemoryBudget budget,
      MemoryGauge gauge,
      Runnable emptyCache,
      double everySeconds,
      LongSupplier nanoClock) {
    this.budget = budget;
    this.gauge = gauge;
    this.emptyCache = emptyCache;
    this.everyNanos = (long) (everySeconds * 1e9);
    this.nanoClock = nanoClock;
    this.nextNanos = nanoClock.getAsLong();
  }

  /**
   * Watches a device.
   *
   * @param everySeconds that the use is read at most
   */
  public static MemoryWatch of(Accelerator device, MemoryBudget budget, double everySeconds) {
    return new MemoryWatch(
        budget,
        MemoryGauge.of(device, new LocalMachine()),
        emptyCache(device.kind()),
        everySeconds,
        System::nanoTime);
  }

  /**
   * On the CPU libtorch keeps nothing. With AMD cards DJL's part of native code is the CPU's, in
   * which the call does nothing.
   */
  private static Runnable emptyCache(Accelerator.Kind kind) {
    return kind == Accelerator.Kind.CPU ? () -> {} : JniUtils::emptyCudaCache;
  }

  /** Looks, when it is time to. */
  public Pressure check() {
    long now = nanoClock.getAsLong();
    if (now - nextNanos < 0) {
      return Pressure.UNKNOWN;
    }
    nextNanos = now + everyNanos;
    OptionalLong before = read();
    if (before.isEmpty()) {
      return Pressure.UNKNOWN;
    }
    if (!budget.isPassedBy(before.getAsLong())) {
      return Pressure.WITHIN;
    }
    emptyCache.run();
    emptied++;
    OptionalLong after = read();
    return after.isPresent() && !budget.isPassedBy(after.getAsLong())
        ? Pressure.RELIEVED
        : Pressure.OVER;
  }

  private OptionalLong read() {
    OptionalLong used = gauge.usedBytes();
    used.ifPresent(bytes -> peakBytes = Math.max(peakBytes, bytes));
    return used;
  }

  /** The most that was read so far, in bytes. */
  public long peakBytes() {
    return peakBytes;
  }

  /** How often the cache was emptied. */
  public int emptied() {
    return emptied;
  }
}
