package org.inion.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inion.accelerator.LocalMachine;
import org.inion.accelerator.ProcessMemory;
import org.inion.job.Inion;

/**
 * Runs a job with its heap watched: the main class of a JVM that {@link MemoryCommand} starts. A
 * line a sample goes into a file: seconds, bytes of heap in use; at the end the most memory that
 * the process ever had.
 */
public final class HeapWatch {
  static final String PEAK = "peak";

  private HeapWatch() {}

  /** Whether garbage is collected before each sample. */
  enum Sample {
    /** What lives. */
    LIVE,
    /** What is in use, garbage and all, so that nothing is better than without the watch. */
    USED
  }

  /**
   * Runs the job.
   *
   * @param args file for the samples, {@link Sample}, milliseconds between them, then the job's
   */
  public static void main(String[] args) throws IOException {
    PrintWriter log =
        new PrintWriter(Files.newBufferedWriter(Path.of(args[0]), StandardCharsets.UTF_8), true);
    Sample kind = Sample.valueOf(args[1]);
    long pause = Long.parseLong(args[2]);
    Thread watch = new Thread(() -> watch(log, kind, pause), "heap watch");
    watch.setDaemon(true);
    watch.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> log.println(PEAK + " " + peakBytes())));
    Inion.main(List.of(args).subList(3, args.length).toArray(String[]::new));
  }

  private static void watch(PrintWriter log, Sample kind, long pauseMillis) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    long start = System.nanoTime();
    try {
      while (true) {
        Thread.sleep(pauseMillis);
        if (kind == Sample.LIVE) {
          memory.gc();
        }
        log.println(
            (System.nanoTime() - start) / 1e9 + " " + memory.getHeapMemoryUsage().getUsed());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Resident memory at its highest; 0 where the system does not tell. */
  private static long peakBytes() {
    return ProcessMemory.of(new LocalMachine()).peakBytes().orElse(0);
  }
}
