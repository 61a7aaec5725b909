package org.inion.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a piece of work costs once.
 *
 * <p><b>Unit</b>: seconds. The process's CPU time is counted in steps of 10 ms by the JVM, so what
 * is measured must last about a second.
 *
 * @param threadCpu of the thread that did it
 * @param processCpu of all threads, the compiler's and the collector's among them
 * @param wall on the clock
 */
record Cost(double threadCpu, double processCpu, double wall) {

  /** A piece of work. */
  interface Work {
    void run() throws IOException;
  }

  /** The mean cost of some repetitions. */
  static Cost of(int times, Work work) throws IOException {
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    var threads = ManagementFactory.getThreadMXBean();
    long wall = System.nanoTime();
    long processCpu = process.getProcessCpuTime();
    long threadCpu = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < times; i++) {
      work.run();
    }
    double nanos = 1e9 * times;
    return new Cost(
        (threads.getCurrentThreadCpuTime() - threadCpu) / nanos,
        (process.getProcessCpuTime() - processCpu) / nanos,
        (System.nanoTime() - wall) / nanos);
  }

  /** The median of a quantity over some rounds. */
  static double median(List<Cost> rounds, ToDoubleFunction<Cost> quantity) {
    return Numbers.median(rounds.stream().mapToDouble(quantity).toArray());
  }

  /** The round that took the middle amount of thread time. */
  static Cost median(List<Cost> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(Cost::threadCpu))
        .toList()
        .get(rounds.size() / 2);
  }
}
