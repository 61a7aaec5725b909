package org.inion.accelerator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Waits for a device. DJL has no call for it; a value that is fetched waits for all that was asked
 * before.
 */
public final class Synchronisation implements Runnable, AutoCloseable {
  private final NDArray one;

  private Synchronisation(NDArray one) {
    this.one = one;
  }

  /** Waits for the device of a manager, with which it ends. */
  public static Synchronisation of(NDManager manager) {
    return new Synchronisation(manager.create(1f));
  }

  @Override
  public void run() {
    if (one.getDevice().isGpu()) {
      one.getFloat();
    }
  }

  @Override
  public void close() {
    one.close();
  }
}
