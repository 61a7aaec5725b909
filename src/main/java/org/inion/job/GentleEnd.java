package org.inion.job;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Lets a job come to a good place when its process is to end (Ctrl-C, a scheduler's TERM): libtorch
 * would be torn down under a step otherwise, and crash.
 */
final class GentleEnd implements BooleanSupplier, AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  /** Tells what is waited for when it comes to that. */
  GentleEnd(String line) {
    hook = new Thread(() -> end(line), "inion-end");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void end(String line) {
    System.err.println(line);
    asked.set(true);
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("Waited for a minute: the process ends as it is.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the job is to end. */
  @Override
  public boolean getAsBoolean() {
    return asked.get();
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook waits no longer.
    }
  }
}
