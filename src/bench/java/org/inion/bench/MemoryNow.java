package org.inion.bench;

import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import org.inion.accelerator.LocalMachine;
import org.inion.accelerator.ProcessMemory;

/** Memory of this process. <b>Unit</b>: megabytes; NaN where the system does not tell. */
final class MemoryNow {
  private MemoryNow() {}

  /** In physical memory now. */
  static double resident() {
    return megabytes(ProcessMemory.of(new LocalMachine()).residentBytes());
  }

  /** The most that was in physical memory so far. */
  static double mostResident() {
    return megabytes(ProcessMemory.of(new LocalMachine()).peakBytes());
  }

  /** What lives on the heap; collects garbage before. */
  static double liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
  }

  private static double megabytes(OptionalLong bytes) {
    return bytes.isPresent() ? bytes.getAsLong() / 1e6 : Double.NaN;
  }
}
