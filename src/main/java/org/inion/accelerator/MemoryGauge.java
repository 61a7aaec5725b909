package org.inion.accelerator;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.util.OptionalLong;

/** Reads how much memory is in use. */
@FunctionalInterface
public interface MemoryGauge {

  /** Bytes in use now; empty where the driver does not say. */
  OptionalLong usedBytes();

  /**
   * Of a card, what its driver says is in use, by all processes; of the CPU, what of this process
   * is resident.
   */
  static MemoryGauge of(Accelerator device, Machine machine) {
    return switch (device.kind()) {
      case CUDA -> cuda(device, machine);
      case ROCM -> () -> AmdCards.usedBytes(machine, device.address());
      case CPU -> () -> ProcessMemory.of(machine).residentBytes();
    };
  }

  /**
   * The runtime answers in microseconds; the tool, where DJL finds no runtime, takes far longer.
   */
  private static MemoryGauge cuda(Accelerator device, Machine machine) {
    return () -> {
      try {
        return OptionalLong.of(CudaUtils.getGpuMemory(Device.gpu(device.index())).getUsed());
      } catch (RuntimeException | LinkageError e) {
        return NvidiaCards.usedBytes(machine, device.address());
      }
    };
  }
}
