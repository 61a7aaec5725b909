package org.inion.job;

import java.io.IOException;

/** Tells, when the process is ended in the middle of a run, that the run can be continued. */
final class Interruption {
  private Interruption() {}

  /** What may be ended. */
  interface Run<T> {
    T work() throws IOException;
  }

  static <T> T toldDuring(String out, Run<T> run) throws IOException {
    Thread hook = new Thread(() -> System.err.println(line(out)), "inion-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return run.work();
    } finally {
      leave(hook);
    }
  }

  private static void leave(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is being ended, and the line is told.
    }
  }

  static String line(String out) {
    return "\nended: ["
        + out
        + "] The run was ended. The same command goes on with what is finished.";
  }
}
